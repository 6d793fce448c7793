-- What happened in trade, what follows from it, and the ledgers of points.
CREATE TYPE "reputation_fact_kind" AS ENUM ('before', 'rating', 'sale', 'refund', 'dispute_opened', 'dispute_won', 'dispute_lost', 'purchase');
CREATE TYPE "point_index" AS ENUM ('integrity', 'generosity');

CREATE TABLE "reputation_facts" (
    "account_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "party_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "amount" BIGINT,
    "kind" "reputation_fact_kind" NOT NULL,
    "score" SMALLINT,
    "description" SMALLINT,
    "service" SMALLINT,
    "delivery" SMALLINT,
    "category" VARCHAR(32),

    CONSTRAINT "reputation_facts_pkey" PRIMARY KEY ("account_id","event_id","kind")
);
-- Rows come in the order of time, so a few kilobytes say where the last six months lie.
CREATE INDEX "reputation_facts_at_idx" ON "reputation_facts" USING BRIN ("at");

CREATE TABLE "reputation_arrivals" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,

    CONSTRAINT "reputation_arrivals_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "reputation_arrivals_account_id_idx" ON "reputation_arrivals"("account_id");

CREATE TABLE "reputation_shops" (
    "account_id" UUID NOT NULL,
    "computed_at" TIMESTAMPTZ(3),

    CONSTRAINT "reputation_shops_pkey" PRIMARY KEY ("account_id")
);
CREATE INDEX "reputation_shops_computed_at_idx" ON "reputation_shops"("computed_at");

CREATE TABLE "shop_claims" (
    "account_id" UUID NOT NULL,
    "claim" VARCHAR(24) NOT NULL,
    "value" JSONB NOT NULL,
    "sort_key" BIGINT,
    "window_from" TIMESTAMPTZ(3),
    "window_to" TIMESTAMPTZ(3) NOT NULL,
    "facts" BIGINT NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shop_claims_pkey" PRIMARY KEY ("account_id","claim")
-- Rewritten each day: with room in its page a row's new version needs no new entry in the index.
) WITH (fillfactor = 70);

CREATE TABLE "reputation_trades" (
    "category" VARCHAR(32) NOT NULL,
    "description_milli" INTEGER NOT NULL,
    "service_milli" INTEGER NOT NULL,
    "delivery_milli" INTEGER NOT NULL,
    "ratings" BIGINT NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reputation_trades_pkey" PRIMARY KEY ("category")
);

CREATE TABLE "reputation_points" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "index" "point_index" NOT NULL,
    "reason" VARCHAR(32) NOT NULL,
    "points" SMALLINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "event_id" UUID NOT NULL,
    "party_id" UUID,

    CONSTRAINT "reputation_points_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "reputation_points_account_id_event_id_reason_key" ON "reputation_points"("account_id", "event_id", "reason");
CREATE INDEX "reputation_points_account_id_index_at_idx" ON "reputation_points"("account_id", "index", "at" DESC);

ALTER TABLE "reputation_shops" ADD CONSTRAINT "reputation_shops_account_id_fkey"
  FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "shop_claims" ADD CONSTRAINT "shop_claims_account_id_fkey"
  FOREIGN KEY ("account_id") REFERENCES "reputation_shops"("account_id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "shop_claims" ADD CONSTRAINT "shop_claims_claim_known" CHECK ("claim" IN ('level', 'positive_rate',
  'detailed_ratings', 'dispute_rate', 'refund_rate', 'turnover_band', 'repeat_band', 'main_categories', 'region',
  'opened_since', 'stability', 'integrity'));

-- What each kind of fact must say.
ALTER TABLE "reputation_facts" ADD CONSTRAINT "reputation_facts_shape" CHECK (coalesce(
  CASE "kind"
    WHEN 'before' THEN "amount" >= 0 AND "score" BETWEEN 0 AND 10000
    WHEN 'rating' THEN "score" BETWEEN -1 AND 1 AND "amount" IS NULL
    WHEN 'sale' THEN "amount" > 0 AND "party_id" IS NOT NULL
    WHEN 'refund' THEN "amount" > 0
    WHEN 'purchase' THEN "amount" > 0 AND "party_id" IS NOT NULL
    ELSE "amount" IS NULL
  END, false));
ALTER TABLE "reputation_facts" ADD CONSTRAINT "reputation_facts_detailed" CHECK (
  ("description" BETWEEN 1 AND 5 AND "service" BETWEEN 1 AND 5 AND "delivery" BETWEEN 1 AND 5 AND "kind" = 'rating')
  OR num_nonnulls("description", "service", "delivery") = 0);

-- Facts and points are append-only, for the owner too (I6).
CREATE TRIGGER "reputation_facts_append_only" BEFORE UPDATE OR DELETE ON "reputation_facts"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "reputation_facts_no_truncate" BEFORE TRUNCATE ON "reputation_facts"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "reputation_points_append_only" BEFORE UPDATE OR DELETE ON "reputation_points"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "reputation_points_no_truncate" BEFORE TRUNCATE ON "reputation_points"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- The shops that are there bring their history, and have their figures computed by the next turn of the chore.
INSERT INTO "reputation_facts" ("account_id", "event_id", "at", "amount", "kind", "score")
  SELECT s."account_id", s."account_id", coalesce(a."imported_at", a."created_at"), s."rating_points", 'before', coalesce(s."positive_rate_bp", 10000)
  FROM "shops" s JOIN "accounts" a ON a."id" = s."account_id" WHERE s."rating_points" IS NOT NULL;
INSERT INTO "reputation_arrivals" ("id", "account_id") SELECT "account_id", "account_id" FROM "shops";
