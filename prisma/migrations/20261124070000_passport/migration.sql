-- Who may see which claim of a shop, what was consented to when, who looked; and the second wall: row-level security.
CREATE TYPE "passport_audience" AS ENUM ('nobody', 'dealt_with', 'verified');
CREATE TYPE "look_reason" AS ENUM ('inquiry', 'order', 'list');

CREATE TABLE "passport_consents" (
    "account_id" UUID NOT NULL,
    "claim" VARCHAR(24) NOT NULL,
    "audience" "passport_audience" NOT NULL,
    "until" TIMESTAMPTZ(3),
    "given_at" TIMESTAMPTZ(3) NOT NULL,
    "given_by_id" UUID NOT NULL,

    CONSTRAINT "passport_consents_pkey" PRIMARY KEY ("account_id","claim")
);

CREATE TABLE "passport_consent_events" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "account_id" UUID NOT NULL,
    "claim" VARCHAR(24) NOT NULL,
    "audience" "passport_audience" NOT NULL,
    "until" TIMESTAMPTZ(3),
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" UUID NOT NULL,

    CONSTRAINT "passport_consent_events_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "passport_consent_events_account_id_at_idx" ON "passport_consent_events"("account_id", "at" DESC);

CREATE TABLE "passport_settings" (
    "buyer_account_id" UUID NOT NULL,
    "shop_account_id" UUID,
    "asked_at" TIMESTAMPTZ(3),

    CONSTRAINT "passport_settings_pkey" PRIMARY KEY ("buyer_account_id")
);
CREATE INDEX "passport_settings_shop_account_id_idx" ON "passport_settings"("shop_account_id");

CREATE TABLE "passport_looks" (
    "id" UUID NOT NULL,
    "shop_account_id" UUID NOT NULL,
    "buyer_account_id" UUID NOT NULL,
    "supplier_account_id" UUID NOT NULL,
    "reason" "look_reason" NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "shown" VARCHAR(24)[],
    "withheld" VARCHAR(24)[],
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "passport_looks_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "passport_looks_of_an_hour" ON "passport_looks"("shop_account_id", "supplier_account_id", "buyer_account_id", "reason", "hour", "shown", "withheld");
CREATE INDEX "passport_looks_shop_account_id_last_at_id_idx" ON "passport_looks"("shop_account_id", "last_at" DESC, "id");
CREATE INDEX "passport_looks_buyer_account_id_idx" ON "passport_looks"("buyer_account_id");
CREATE INDEX "passport_looks_supplier_account_id_idx" ON "passport_looks"("supplier_account_id");

ALTER TABLE "passport_consents" ADD CONSTRAINT "passport_consents_account_id_fkey"
  FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "passport_settings" ADD CONSTRAINT "passport_settings_buyer_account_id_fkey"
  FOREIGN KEY ("buyer_account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "passport_settings" ADD CONSTRAINT "passport_settings_shop_account_id_fkey"
  FOREIGN KEY ("shop_account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "passport_looks" ADD CONSTRAINT "passport_looks_shop_account_id_fkey"
  FOREIGN KEY ("shop_account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "passport_looks" ADD CONSTRAINT "passport_looks_buyer_account_id_fkey"
  FOREIGN KEY ("buyer_account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "passport_looks" ADD CONSTRAINT "passport_looks_supplier_account_id_fkey"
  FOREIGN KEY ("supplier_account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "passport_consents" ADD CONSTRAINT "passport_consents_claim_known" CHECK ("claim" IN ('level', 'positive_rate',
  'detailed_ratings', 'dispute_rate', 'refund_rate', 'turnover_band', 'repeat_band', 'main_categories', 'region',
  'opened_since', 'stability', 'integrity'));
ALTER TABLE "passport_looks" ADD CONSTRAINT "passport_looks_count" CHECK ("count" > 0 AND "last_at" >= "first_at");

-- The history of choices: by the database itself, whoever makes the choice; append-only, for the owner too.
CREATE FUNCTION "keep_consent_event"() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO "passport_consent_events" ("account_id", "claim", "audience", "until", "at", "by_id")
    VALUES (NEW."account_id", NEW."claim", NEW."audience", NEW."until", NEW."given_at", NEW."given_by_id");
  RETURN NULL;
END $$;
CREATE TRIGGER "passport_consents_history" AFTER INSERT OR UPDATE ON "passport_consents"
  FOR EACH ROW EXECUTE FUNCTION "keep_consent_event"();
CREATE TRIGGER "passport_consent_events_append_only" BEFORE UPDATE OR DELETE ON "passport_consent_events"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "passport_consent_events_no_truncate" BEFORE TRUNCATE ON "passport_consent_events"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- What a shop shows without a choice: only what an order needs (ADR 105).
CREATE FUNCTION "passport_default_audience"("claim" text) RETURNS "passport_audience"
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN claim IN ('level', 'region') THEN 'dealt_with' ELSE 'nobody' END::passport_audience
$$;

-- The one answer to who is a verified supplier: an active company of the wholesale market.
CREATE FUNCTION "is_verified_supplier"("account" uuid) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM accounts a JOIN users u ON u.id = a.user_id JOIN shops s ON s.account_id = a.id
    WHERE a.id = account AND a.realm = 'wholesale' AND a.status = 'active' AND u.status = 'active' AND s.kind = 'company')
$$;

-- The account that looks in this transaction (set_config, local); null where nobody does.
CREATE FUNCTION "passport_viewer"() RETURNS uuid
LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT nullif(current_setting('hutong.viewer', true), '')::uuid $$;

-- Whether the owner of a shop has to do with a supplier, through any wholesale account of hers: asked when it is read, so
-- that an unlinked account counts no more. In PL/pgSQL because trade_relations comes after this migration. With the owner's
-- rights: every name is qualified, since a caller may have temporary tables.
CREATE FUNCTION "passport_deals_with"("shop" uuid, "supplier" uuid) RETURNS boolean
LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER AS $$
BEGIN
  RETURN EXISTS (
    SELECT FROM public.accounts s
      JOIN public.accounts b ON b.user_id = s.user_id AND b.realm = 'wholesale' AND b.status = 'active'
      JOIN public.trade_relations r ON r.buyer_account_id = b.id AND r.supplier_account_id = supplier
    WHERE s.id = shop AND s.status = 'active');
END $$;

-- The shop behind a wholesale account: of the same person; the one chosen, else the one the account was opened from, else
-- the highest level. The view reads with its owner's rights, so that everybody gets the same answer, whatever is withheld.
CREATE VIEW "passport_shops" AS
  SELECT b."id" AS "buyer_account_id", shop."account_id" AS "shop_account_id", shop."name", shop."name_en", shop."realm"
  FROM "accounts" b CROSS JOIN LATERAL (
    SELECT s."account_id", s."name", s."name_en", a."realm"
    FROM "accounts" a JOIN "shops" s ON s."account_id" = a."id" AND s."kind" <> 'company'
      LEFT JOIN "passport_settings" p ON p."buyer_account_id" = b."id" AND p."shop_account_id" = a."id"
      LEFT JOIN "shop_claims" l ON l."account_id" = a."id" AND l."claim" = 'level'
    WHERE a."user_id" = b."user_id" AND a."status" = 'active' AND a."realm" IN ('retail', 'mall')
    ORDER BY p."buyer_account_id" IS NULL, a."id" IS DISTINCT FROM b."opened_from_id", l."sort_key" DESC NULLS LAST, a."id"
    LIMIT 1
  ) shop
  WHERE b."realm" = 'wholesale' AND b."status" = 'active';

-- The second wall. The roles of the sites are named after the database (roles.ts); whoever is not named here sees what
-- the last policies let through, and nothing where no viewer is set. The owner stands outside (no FORCE): it migrates, and
-- pg_dump as the owner would be refused (ADR 106).
ALTER TABLE "shop_claims" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "shop_claims_identity" ON "shop_claims"
  USING ((SELECT current_user::text = current_database() || '_identity'))
  WITH CHECK ((SELECT current_user::text = current_database() || '_identity'));
CREATE POLICY "shop_claims_own" ON "shop_claims" FOR SELECT USING ("account_id" IN (
  SELECT own."id" FROM "accounts" viewer JOIN "accounts" own ON own."user_id" = viewer."user_id"
  WHERE viewer."id" = "passport_viewer"()));
CREATE POLICY "shop_claims_shown" ON "shop_claims" FOR SELECT USING (
  (SELECT "is_verified_supplier"("passport_viewer"())) AND
  CASE coalesce(
      (SELECT CASE WHEN c."until" <= now() THEN 'nobody' ELSE c."audience" END FROM "passport_consents" c
        WHERE c."account_id" = "shop_claims"."account_id" AND c."claim" = "shop_claims"."claim"),
      "passport_default_audience"("claim"))
    WHEN 'verified' THEN true
    WHEN 'dealt_with' THEN "passport_deals_with"("account_id", (SELECT "passport_viewer"()))
    ELSE false
  END);

-- Of shops the wholesale site sees the companies, and who looks her own: what a retail shop is rated, where it is and since when are facts behind
-- claims. The names of the shops behind buyers come from passport_shops.
ALTER TABLE "shops" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "shops_sites" ON "shops"
  USING ((SELECT current_user::text IN (current_database() || '_identity', current_database() || '_retail')))
  WITH CHECK ((SELECT current_user::text IN (current_database() || '_identity', current_database() || '_retail')));
CREATE POLICY "shops_companies" ON "shops" FOR SELECT USING ("kind" = 'company');
CREATE POLICY "shops_own" ON "shops" FOR SELECT USING ("account_id" IN (
  SELECT own."id" FROM "accounts" viewer JOIN "accounts" own ON own."user_id" = viewer."user_id"
  WHERE viewer."id" = "passport_viewer"()));
