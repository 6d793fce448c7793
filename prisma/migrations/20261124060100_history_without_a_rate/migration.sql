-- A shop may bring points without a positive rate: then nothing is known of the rate of the time before.
ALTER TABLE "reputation_facts" DROP CONSTRAINT "reputation_facts_shape";
ALTER TABLE "reputation_facts" ADD CONSTRAINT "reputation_facts_shape" CHECK (coalesce(
  CASE "kind"
    WHEN 'before' THEN "amount" >= 0 AND coalesce("score", 0) BETWEEN 0 AND 10000
    WHEN 'rating' THEN "score" BETWEEN -1 AND 1 AND "amount" IS NULL
    WHEN 'sale' THEN "amount" > 0 AND "party_id" IS NOT NULL
    WHEN 'refund' THEN "amount" > 0
    WHEN 'purchase' THEN "amount" > 0 AND "party_id" IS NOT NULL
    ELSE "amount" IS NULL
  END, false));

ALTER TABLE "reputation_facts" DISABLE TRIGGER "reputation_facts_append_only";
UPDATE "reputation_facts" f SET "score" = NULL FROM "shops" s
  WHERE f."kind" = 'before' AND s."account_id" = f."account_id" AND s."positive_rate_bp" IS NULL;
ALTER TABLE "reputation_facts" ENABLE TRIGGER "reputation_facts_append_only";

-- A row says when; not yet is the beginning of time, and so the first to be due.
UPDATE "reputation_shops" SET "computed_at" = to_timestamp(0) WHERE "computed_at" IS NULL;
ALTER TABLE "reputation_shops" ALTER COLUMN "computed_at" SET NOT NULL;

-- A storefront's role reads suppliers' ledgers, and of buyers the one of the account that looks (SECURITY 23).
ALTER TABLE "reputation_points" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "reputation_points_identity" ON "reputation_points"
  USING ((SELECT current_user::text = current_database() || '_identity'))
  WITH CHECK ((SELECT current_user::text = current_database() || '_identity'));
CREATE POLICY "reputation_points_of_suppliers" ON "reputation_points" FOR SELECT USING ("index" = 'generosity');
CREATE POLICY "reputation_points_own" ON "reputation_points" FOR SELECT
  USING ("account_id" = nullif(current_setting('hutong.viewer', true), '')::uuid);

-- A shop that opens or changes has its figures computed, whoever wrote it.
CREATE FUNCTION "queue_shop_figures"() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO "reputation_arrivals" ("id", "account_id") SELECT gen_random_uuid(), "account_id" FROM changed;
  RETURN NULL;
END $$;
CREATE TRIGGER "shops_opened_figures" AFTER INSERT ON "shops"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "queue_shop_figures"();
CREATE TRIGGER "shops_changed_figures" AFTER UPDATE ON "shops"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "queue_shop_figures"();
