-- A person's tokens are ended together (reset, freeze): found by her, not by reading every row.
CREATE INDEX "provider_records_person_idx" ON "provider_records" (("payload"->>'accountId'))
  WHERE "model" IN ('AccessToken', 'RefreshToken', 'AuthorizationCode');
