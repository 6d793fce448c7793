-- What applicants have been told of by mail: that the application came in, that the acceptance comes to its end.
ALTER TABLE "trader_applications" ADD COLUMN "told_applied_at" TIMESTAMPTZ(3), ADD COLUMN "told_end_at" TIMESTAMPTZ(3);
-- What is to be told is looked for every minute.
CREATE INDEX "trader_applications_untold" ON "trader_applications"("applied_at")
  WHERE "told_applied_at" IS NULL AND "outcome" IS NULL AND "withdrawn_at" IS NULL;
CREATE INDEX "trader_applications_ending" ON "trader_applications"("valid_until")
  WHERE "told_end_at" IS NULL AND "outcome" = 'accepted' AND "withdrawn_at" IS NULL;
