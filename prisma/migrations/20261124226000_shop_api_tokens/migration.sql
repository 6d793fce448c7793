-- Which clients may ask for tokens of the shops' API. Never without being asked: a shop's owner lets them in.
ALTER TABLE "clients" ADD COLUMN "shop_api" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "clients" ADD CONSTRAINT "clients_shop_api_asked"
  CHECK (NOT "shop_api" OR ("require_consent" AND NOT "first_party"));

-- How often a consent was used in the window that runs. Not logged: a count that is lost in a crash begins anew.
CREATE UNLOGGED TABLE "shop_api_uses" (
    "consent_id" UUID NOT NULL,
    "resets_at" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "shop_api_uses_pkey" PRIMARY KEY ("consent_id")
);
CREATE INDEX "shop_api_uses_resets_at_idx" ON "shop_api_uses"("resets_at");

-- Whose a token of the shops' API is and what it may, as its consent stands now; counts the use. No row: no token of
-- this resource, expired, revoked, its consent withdrawn, its client turned away, its session over. The shops' role sees
-- the provider's records by this alone: of a token whose value it was shown.
CREATE FUNCTION "use_shop_api_token"("token_hash" bytea, "resource" text, "window_seconds" int)
RETURNS TABLE ("consent_id" uuid, "client_id" text, "client_name" text, "user_id" uuid, "account_id" uuid,
  "scopes" text[], "is_frozen" boolean, "used" int, "resets_in_seconds" int)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH found AS (
    SELECT c.id, k.client_id, k.name, c.user_id,
      CASE WHEN shop.user_id = c.user_id THEN shop.id END AS account_id,
      ARRAY(SELECT s FROM unnest(string_to_array(r.payload->>'scope', ' ')) s WHERE s = ANY (c.scopes)) AS scopes,
      u.status <> 'active' OR coalesce(shop.status <> 'active', false) AS is_frozen
    FROM public.provider_records r
      JOIN public.consents c ON c.id = CASE WHEN r.grant_id LIKE 'consent.%' THEN substr(r.grant_id, 9)::uuid END
        AND c.withdrawn_at IS NULL AND (c.expires_at IS NULL OR c.expires_at > now())
      JOIN public.clients k ON k.client_id = c.client_id AND k.shop_api AND k.disabled_at IS NULL
      JOIN public.users u ON u.id = c.user_id
      LEFT JOIN public.accounts shop ON shop.id = c.shop_account_id
    WHERE r.model = 'AccessToken' AND r.id_hash = "token_hash" AND r.expires_at > now() AND r.consumed_at IS NULL
      AND r.payload->>'aud' = "resource" AND r.payload->>'accountId' = c.user_id::text
      AND r.payload->>'clientId' = c.client_id
      AND (coalesce((r.payload->>'expiresWithSession')::boolean, false) = false OR EXISTS (
        SELECT FROM public.sign_on_sessions s WHERE s.uid = r.payload->>'sessionUid' AND s.expires_at > now()))
  ), counted AS (
    INSERT INTO public.shop_api_uses AS n ("consent_id", "resets_at", "count")
    SELECT id, now() + make_interval(secs => "window_seconds"), 1 FROM found
    ON CONFLICT ("consent_id") DO UPDATE SET
      "count" = CASE WHEN n."resets_at" <= now() THEN 1 ELSE n."count" + 1 END,
      "resets_at" = CASE WHEN n."resets_at" <= now() THEN excluded."resets_at" ELSE n."resets_at" END
    RETURNING "count", "resets_at"
  )
  SELECT f.id, f.client_id::text, f.name::text, f.user_id, f.account_id, f.scopes, f.is_frozen, n."count",
    ceil(extract(epoch FROM n."resets_at" - now()))::int
  FROM found f CROSS JOIN counted n
$$;
REVOKE ALL ON FUNCTION "use_shop_api_token"(bytea, text, int) FROM PUBLIC;
