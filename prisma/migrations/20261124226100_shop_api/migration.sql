-- The answers to writes with an Idempotency-Key.
CREATE TABLE "shop_api_answers" (
    "consent_id" UUID NOT NULL,
    "key_hash" BYTEA NOT NULL,
    "digest" BYTEA NOT NULL,
    "status" SMALLINT,
    "body" TEXT,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shop_api_answers_pkey" PRIMARY KEY ("consent_id", "key_hash")
);
CREATE INDEX "shop_api_answers_made_at_idx" ON "shop_api_answers"("made_at");

CREATE TABLE "webhook_endpoints" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "client_id" VARCHAR(64) NOT NULL,
    "client_name" VARCHAR(80) NOT NULL,
    "url" VARCHAR(2048) NOT NULL,
    "events" VARCHAR(32)[],
    "low_stock_at" INTEGER NOT NULL DEFAULT 5,
    "generation" INTEGER NOT NULL DEFAULT 1,
    "rotated_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_endpoints_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "webhook_endpoints_low_stock" CHECK ("low_stock_at" >= 0),
    CONSTRAINT "webhook_endpoints_generation" CHECK ("generation" >= 1)
);
CREATE INDEX "webhook_endpoints_account_id_idx" ON "webhook_endpoints"("account_id");
ALTER TABLE "webhook_endpoints" ADD CONSTRAINT "webhook_endpoints_account_id_fkey"
  FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "webhook_deliveries" (
    "id" UUID NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "event" VARCHAR(32) NOT NULL,
    "payload" JSONB NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "tried_at" TIMESTAMPTZ(3),
    "last_status" SMALLINT,
    "last_fault" VARCHAR(32),
    "delivered_at" TIMESTAMPTZ(3),
    "dead_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_deliveries_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "webhook_deliveries_endpoint_id_made_at_idx" ON "webhook_deliveries"("endpoint_id", "made_at" DESC);
CREATE INDEX "webhook_deliveries_made_at_idx" ON "webhook_deliveries"("made_at");
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_endpoint_id_fkey"
  FOREIGN KEY ("endpoint_id") REFERENCES "webhook_endpoints"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What happened is told to the systems of the shop in the transaction in which it happened, whoever moved the order and
-- by whichever way. Shops without such systems cost a look at an index.
CREATE FUNCTION "tell_webhooks"("told_account" uuid, "told_event" text, "at" timestamptz, "told_data" jsonb, "low_from" int, "low_to" int)
RETURNS void LANGUAGE sql VOLATILE SET search_path = public, pg_temp AS $$
  WITH told AS (
    INSERT INTO "webhook_deliveries" ("id", "endpoint_id", "event", "payload", "made_at")
    SELECT gen_random_uuid(), e."id", "told_event", jsonb_build_object('type', "told_event",
      'timestamp', to_char("at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'data', "told_data"), "at"
    FROM "webhook_endpoints" e
    WHERE e."account_id" = "told_account" AND "told_event" = ANY (e."events") AND e."disabled_at" IS NULL
      AND ("low_from" IS NULL OR ("low_from" > e."low_stock_at" AND "low_to" <= e."low_stock_at"))
    RETURNING "id", "endpoint_id"
  )
  INSERT INTO "outbox_events" ("id", "topic", "key", "payload")
  SELECT gen_random_uuid(), 'webhook', "endpoint_id"::text, jsonb_build_object('deliveryId', "id") FROM told
$$;
REVOKE ALL ON FUNCTION "tell_webhooks"(uuid, text, timestamptz, jsonb, int, int) FROM PUBLIC;

CREATE FUNCTION "tell_of_order"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  moved "orders"%ROWTYPE;
  event text := CASE
    WHEN NEW."command" = 'pay' THEN 'order.paid'
    WHEN NEW."command" = 'ship' THEN 'order.shipped'
    WHEN NEW."to_state" = 'trade_finished' THEN 'order.finished'
    WHEN NEW."to_state" = 'trade_closed' THEN 'order.closed'
  END;
BEGIN
  IF event IS NULL THEN
    RETURN NULL;
  END IF;
  SELECT o.* INTO moved FROM "orders" o
  WHERE o."id" = NEW."order_id"
    AND EXISTS (SELECT FROM "webhook_endpoints" e WHERE e."account_id" = o."seller_account_id");
  IF FOUND THEN
    PERFORM "tell_webhooks"(moved."seller_account_id", event, NEW."at", jsonb_build_object(
      'order_id', moved."id", 'state', NEW."to_state", 'total_fen', moved."total_fen"::text,
      'carrier', moved."carrier", 'tracking_no', moved."tracking_no"), NULL, NULL);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "order_events_told" AFTER INSERT ON "order_events"
  FOR EACH ROW WHEN (NEW."from_state" IS NOT NULL) EXECUTE FUNCTION "tell_of_order"();

CREATE FUNCTION "tell_of_stock"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  shop uuid;
BEGIN
  SELECT l."account_id" INTO shop FROM "listings" l
  WHERE l."id" = NEW."listing_id" AND l."state" = 'published'
    AND EXISTS (SELECT FROM "webhook_endpoints" e WHERE e."account_id" = l."account_id");
  IF FOUND THEN
    PERFORM "tell_webhooks"(shop, 'stock.low', NEW."updated_at", jsonb_build_object(
      'sku_id', NEW."id", 'listing_id', NEW."listing_id", 'code', NEW."code", 'colour', NEW."colour",
      'size', NEW."size", 'stock', NEW."stock"), OLD."stock", NEW."stock");
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "skus_stock_told" AFTER UPDATE OF "stock" ON "skus"
  FOR EACH ROW WHEN (NEW."stock" < OLD."stock") EXECUTE FUNCTION "tell_of_stock"();

-- The list of all a shop sold, by time.
CREATE INDEX "orders_seller_account_id_placed_at_idx" ON "orders"("seller_account_id", "placed_at" DESC);
-- Sellers name their goods by their own numbers.
CREATE INDEX "skus_code_idx" ON "skus"("code");
