-- Carts, checkouts, orders with their history, payments, the sandbox bank.

CREATE TYPE "order_state" AS ENUM ('wait_buyer_pay', 'wait_seller_send_goods', 'wait_buyer_confirm_goods', 'trade_finished', 'trade_closed');
CREATE TYPE "payment_state" AS ENUM ('pending', 'paid', 'failed');
CREATE TYPE "payment_outcome" AS ENUM ('escrowed', 'refunded');
CREATE TYPE "charge_state" AS ENUM ('open', 'paid', 'refused');

CREATE TABLE "cart_lines" (
    "account_id" UUID NOT NULL,
    "sku_id" UUID NOT NULL,
    "count" INTEGER NOT NULL,
    "seen_price_fen" BIGINT NOT NULL,
    "is_ticked" BOOLEAN NOT NULL DEFAULT true,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cart_lines_pkey" PRIMARY KEY ("account_id", "sku_id"),
    CONSTRAINT "cart_lines_count_check" CHECK ("count" between 1 and 999)
);
CREATE INDEX "cart_lines_sku_id_idx" ON "cart_lines"("sku_id");

CREATE TABLE "checkouts" (
    "id" UUID NOT NULL,
    "buyer_account_id" UUID NOT NULL,
    "digest" BYTEA NOT NULL,
    "placed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "checkouts_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "checkouts_buyer_account_id_idx" ON "checkouts"("buyer_account_id");

CREATE TABLE "orders" (
    "id" UUID NOT NULL,
    "checkout_id" UUID NOT NULL,
    "buyer_account_id" UUID NOT NULL,
    "seller_account_id" UUID NOT NULL,
    "state" "order_state" NOT NULL DEFAULT 'wait_buyer_pay',
    "goods_fen" BIGINT NOT NULL,
    "shipping_fen" BIGINT NOT NULL,
    "total_fen" BIGINT NOT NULL,
    "fee_fen" BIGINT,
    "ship_to" JSONB NOT NULL,
    "note" VARCHAR(200),
    "seat_id" UUID,
    "month" CHAR(7) NOT NULL,
    "placed_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "carrier" VARCHAR(32),
    "tracking_no" VARCHAR(40),

    CONSTRAINT "orders_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "orders_total_check" CHECK ("goods_fen" > 0 AND "shipping_fen" >= 0 AND "total_fen" = "goods_fen" + "shipping_fen"),
    CONSTRAINT "orders_fee_check" CHECK ("fee_fen" between 0 and "total_fen"),
    CONSTRAINT "orders_two_sides_check" CHECK ("buyer_account_id" <> "seller_account_id")
);
CREATE INDEX "orders_buyer_account_id_placed_at_idx" ON "orders"("buyer_account_id", "placed_at" DESC);
CREATE INDEX "orders_seller_account_id_state_placed_at_idx" ON "orders"("seller_account_id", "state", "placed_at" DESC);
CREATE INDEX "orders_checkout_id_idx" ON "orders"("checkout_id");
CREATE INDEX "orders_due_at_idx" ON "orders"("due_at");

CREATE TABLE "order_lines" (
    "order_id" UUID NOT NULL,
    "place" SMALLINT NOT NULL,
    "sku_id" UUID NOT NULL,
    "listing_id" UUID NOT NULL,
    "title_zh" VARCHAR(80) NOT NULL,
    "title_en" VARCHAR(120) NOT NULL,
    "category" VARCHAR(32) NOT NULL,
    "drawing" VARCHAR(32) NOT NULL,
    "colour" VARCHAR(32) NOT NULL,
    "size" VARCHAR(16) NOT NULL,
    "price_fen" BIGINT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "order_lines_pkey" PRIMARY KEY ("order_id", "place"),
    CONSTRAINT "order_lines_count_check" CHECK ("count" > 0 AND "price_fen" > 0)
);

CREATE TABLE "order_events" (
    "order_id" UUID NOT NULL,
    "place" SMALLINT NOT NULL,
    "command" VARCHAR(32) NOT NULL,
    "from_state" "order_state",
    "to_state" "order_state" NOT NULL,
    "side" VARCHAR(8) NOT NULL,
    "actor_user_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "order_events_pkey" PRIMARY KEY ("order_id", "place")
);

CREATE TABLE "seat_spendings" (
    "seat_id" UUID NOT NULL,
    "month" CHAR(7) NOT NULL,
    "spent_fen" BIGINT NOT NULL,

    CONSTRAINT "seat_spendings_pkey" PRIMARY KEY ("seat_id", "month"),
    CONSTRAINT "seat_spendings_spent_check" CHECK ("spent_fen" >= 0)
);

CREATE TABLE "payments" (
    "id" UUID NOT NULL,
    "checkout_id" UUID NOT NULL,
    "gateway" VARCHAR(32) NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "state" "payment_state" NOT NULL DEFAULT 'pending',
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "payments_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "payments_amount_check" CHECK ("amount_fen" > 0)
);
CREATE INDEX "payments_checkout_id_idx" ON "payments"("checkout_id");

CREATE TABLE "payment_parts" (
    "payment_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "outcome" "payment_outcome",

    CONSTRAINT "payment_parts_pkey" PRIMARY KEY ("payment_id", "order_id"),
    CONSTRAINT "payment_parts_amount_check" CHECK ("amount_fen" > 0)
);
CREATE INDEX "payment_parts_order_id_idx" ON "payment_parts"("order_id");
-- Of one order at most one charge is kept (SECURITY I5).
CREATE UNIQUE INDEX "payment_parts_one_charge" ON "payment_parts"("order_id") WHERE "outcome" = 'escrowed';

CREATE TABLE "payment_refunds" (
    "id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "payment_refunds_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "payment_refunds_amount_check" CHECK ("amount_fen" > 0)
);
-- Whole shares alone go back, each once: refunds never exceed the charge.
CREATE UNIQUE INDEX "payment_refunds_payment_id_order_id_key" ON "payment_refunds"("payment_id", "order_id");
CREATE INDEX "payment_refunds_unsent" ON "payment_refunds"("made_at") WHERE "sent_at" IS NULL;

CREATE TABLE "gateway_events" (
    "gateway" VARCHAR(32) NOT NULL,
    "event_id" VARCHAR(64) NOT NULL,
    "payment_id" UUID NOT NULL,
    "kind" VARCHAR(16) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "gateway_events_pkey" PRIMARY KEY ("gateway", "event_id")
);
CREATE INDEX "gateway_events_payment_id_idx" ON "gateway_events"("payment_id");

CREATE TABLE "sandbox_charges" (
    "id" UUID NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "refunded_fen" BIGINT NOT NULL DEFAULT 0,
    "state" "charge_state" NOT NULL DEFAULT 'open',
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sandbox_charges_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "sandbox_charges_refunded_check" CHECK ("refunded_fen" between 0 and "amount_fen" and ("refunded_fen" = 0 or "state" = 'paid'))
);

CREATE TABLE "sandbox_refunds" (
    "id" UUID NOT NULL,
    "charge_id" UUID NOT NULL,

    CONSTRAINT "sandbox_refunds_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "sandbox_refunds_charge_id_idx" ON "sandbox_refunds"("charge_id");

ALTER TABLE "cart_lines" ADD CONSTRAINT "cart_lines_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "cart_lines" ADD CONSTRAINT "cart_lines_sku_id_fkey" FOREIGN KEY ("sku_id") REFERENCES "skus"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "checkouts" ADD CONSTRAINT "checkouts_buyer_account_id_fkey" FOREIGN KEY ("buyer_account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "orders" ADD CONSTRAINT "orders_checkout_id_fkey" FOREIGN KEY ("checkout_id") REFERENCES "checkouts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "orders" ADD CONSTRAINT "orders_buyer_account_id_fkey" FOREIGN KEY ("buyer_account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "orders" ADD CONSTRAINT "orders_seller_account_id_fkey" FOREIGN KEY ("seller_account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "order_events" ADD CONSTRAINT "order_events_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "seat_spendings" ADD CONSTRAINT "seat_spendings_seat_id_fkey" FOREIGN KEY ("seat_id") REFERENCES "staff_seats"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "payments" ADD CONSTRAINT "payments_checkout_id_fkey" FOREIGN KEY ("checkout_id") REFERENCES "checkouts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "payment_parts" ADD CONSTRAINT "payment_parts_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "payment_parts" ADD CONSTRAINT "payment_parts_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "payment_refunds" ADD CONSTRAINT "payment_refunds_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "gateway_events" ADD CONSTRAINT "gateway_events_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "sandbox_refunds" ADD CONSTRAINT "sandbox_refunds_charge_id_fkey" FOREIGN KEY ("charge_id") REFERENCES "sandbox_charges"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What happened stays, for the owner too (SECURITY I6).
create trigger "order_events_append_only" before update or delete on "order_events"
  for each row execute function "refuse_change"();
create trigger "order_events_no_truncate" before truncate on "order_events"
  for each statement execute function "refuse_change"();
create trigger "order_lines_append_only" before update or delete on "order_lines"
  for each row execute function "refuse_change"();
create trigger "gateway_events_append_only" before update or delete on "gateway_events"
  for each row execute function "refuse_change"();
