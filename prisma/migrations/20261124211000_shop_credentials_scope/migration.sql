-- The scope shop_credentials: which sites may ask for it, what a person lets a site know of a shop, and the looks of sites.
ALTER TABLE "clients" ADD COLUMN "shop_credentials" BOOLEAN NOT NULL DEFAULT false;
-- Never without being asked: figures are consented to one by one.
ALTER TABLE "clients" ADD CONSTRAINT "clients_shop_credentials_asked"
  CHECK (NOT "shop_credentials" OR ("require_consent" AND NOT "first_party"));

ALTER TABLE "consents" ADD COLUMN "claims" VARCHAR(24)[] NOT NULL DEFAULT '{}';
ALTER TABLE "consents" ADD COLUMN "declined_claims" VARCHAR(24)[] NOT NULL DEFAULT '{}';
ALTER TABLE "consents" ADD COLUMN "shop_account_id" UUID;
CREATE INDEX "consents_shop_account_id_idx" ON "consents"("shop_account_id");
ALTER TABLE "consents" ADD CONSTRAINT "consents_shop_account_id_fkey"
  FOREIGN KEY ("shop_account_id") REFERENCES "accounts"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Looks of another site: no supplier looks, and nobody needs a wholesale account for it. Its name stays as it was then.
ALTER TYPE "look_reason" ADD VALUE 'third_party';
ALTER TABLE "passport_looks" ALTER COLUMN "supplier_account_id" DROP NOT NULL;
ALTER TABLE "passport_looks" ALTER COLUMN "buyer_account_id" DROP NOT NULL;
ALTER TABLE "passport_looks" ADD COLUMN "client_id" VARCHAR(64);
ALTER TABLE "passport_looks" ADD COLUMN "client_name" VARCHAR(80);
ALTER TABLE "passport_looks" ADD CONSTRAINT "passport_looks_who" CHECK (CASE WHEN "client_id" IS NULL
  THEN "supplier_account_id" IS NOT NULL AND "buyer_account_id" IS NOT NULL AND "client_name" IS NULL
  ELSE "supplier_account_id" IS NULL AND "buyer_account_id" IS NULL AND "client_name" IS NOT NULL END);
CREATE UNIQUE INDEX "passport_looks_of_sites" ON "passport_looks"
  ("shop_account_id", "client_id", "client_name", "hour", "shown", "withheld") WHERE "client_id" IS NOT NULL;

-- The consent that a site is told by in this transaction (set_config, local); null where none is.
CREATE FUNCTION "told_by_consent"() RETURNS uuid
LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT nullif(current_setting('hutong.consent', true), '')::uuid $$;

-- Whether that consent, as it stands now, gives a claim of an account to its site: of the chosen shop while it is the
-- person's own, and of her wholesale account what is counted there. With the owner's rights, and every name qualified.
CREATE FUNCTION "is_told"("consent" uuid, "account" uuid, "claim" text) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM public.consents c
      JOIN public.clients k ON k.client_id = c.client_id AND k.shop_credentials AND k.disabled_at IS NULL
      JOIN public.users u ON u.id = c.user_id AND u.status = 'active'
      JOIN public.accounts shop ON shop.id = c.shop_account_id AND shop.user_id = c.user_id AND shop.status = 'active'
      JOIN public.accounts a ON a.id = "account" AND a.user_id = c.user_id AND a.status = 'active'
    WHERE c.id = "consent" AND c.withdrawn_at IS NULL AND (c.expires_at IS NULL OR c.expires_at > now())
      AND "claim" = ANY (c.claims)
      AND (a.id = shop.id OR ("claim" IN ('stability', 'integrity') AND a.realm = 'wholesale')))
$$;

-- The second wall of this path: while a site is told by a consent, no row is there but what that consent gives, whoever
-- reads and whatever the other policies allow.
CREATE POLICY "shop_claims_told" ON "shop_claims" AS RESTRICTIVE FOR SELECT USING (
  (SELECT "told_by_consent"()) IS NULL OR "is_told"((SELECT "told_by_consent"()), "account_id", "claim"));
