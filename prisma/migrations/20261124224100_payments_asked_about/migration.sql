-- What gateways call payments, and when they are asked about those that they are silent about.
ALTER TABLE "payments" ADD COLUMN "reference" VARCHAR(255), ADD COLUMN "ask_at" TIMESTAMPTZ(3);
UPDATE "payments" SET "ask_at" = "started_at" WHERE "state" = 'pending';
CREATE INDEX "payments_silent" ON "payments"("gateway", "ask_at") WHERE "state" = 'pending';
