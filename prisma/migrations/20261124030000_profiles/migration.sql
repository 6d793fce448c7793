-- What the keeper of an account writes about it: notice of the shop, addresses, company data, notice settings.

ALTER TABLE "shops" ADD COLUMN "notice" VARCHAR(280), ADD COLUMN "notice_en" VARCHAR(280);

CREATE TYPE "business_type" AS ENUM ('company', 'sole_trader', 'factory', 'cooperative', 'other');
CREATE TYPE "notice_kind" AS ENUM ('inquiry', 'change');
CREATE TYPE "notice_channel" AS ENUM ('in_app', 'mail');

CREATE TABLE "trade_addresses" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "recipient" VARCHAR(32) NOT NULL,
    "mobile" VARCHAR(16) NOT NULL,
    "region_code" VARCHAR(6) NOT NULL,
    "province" VARCHAR(32) NOT NULL,
    "city" VARCHAR(32) NOT NULL,
    "district" VARCHAR(32) NOT NULL,
    "street" VARCHAR(120) NOT NULL,
    "postcode" VARCHAR(6),
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "is_return" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "trade_addresses_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "trade_addresses_account_id_created_at_idx" ON "trade_addresses"("account_id", "created_at");
CREATE UNIQUE INDEX "trade_addresses_one_default" ON "trade_addresses"("account_id") WHERE "is_default";
CREATE UNIQUE INDEX "trade_addresses_one_return" ON "trade_addresses"("account_id") WHERE "is_return";
ALTER TABLE "trade_addresses" ADD CONSTRAINT "trade_addresses_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "trade_addresses" ADD CONSTRAINT "trade_addresses_region" CHECK ("region_code" ~ '^[0-9]{6}$');
ALTER TABLE "trade_addresses" ADD CONSTRAINT "trade_addresses_postcode" CHECK ("postcode" ~ '^[0-9]{6}$');

CREATE TABLE "company_data" (
    "account_id" UUID NOT NULL,
    "legal_name" VARCHAR(80) NOT NULL,
    "credit_code" VARCHAR(18) NOT NULL,
    "business_type" "business_type" NOT NULL,
    "registered_address" VARCHAR(160) NOT NULL,
    "contact_name" VARCHAR(32) NOT NULL,
    "contact_phone" VARCHAR(20) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "company_data_pkey" PRIMARY KEY ("account_id")
);
ALTER TABLE "company_data" ADD CONSTRAINT "company_data_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "company_data" ADD CONSTRAINT "company_data_credit_code" CHECK ("credit_code" ~ '^[0-9A-HJ-NPQRTUWXY]{18}$');

CREATE TABLE "notice_settings" (
    "account_id" UUID NOT NULL,
    "kind" "notice_kind" NOT NULL,
    "channel" "notice_channel" NOT NULL,
    "is_on" BOOLEAN NOT NULL,

    CONSTRAINT "notice_settings_pkey" PRIMARY KEY ("account_id","kind","channel")
);
ALTER TABLE "notice_settings" ADD CONSTRAINT "notice_settings_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whoever keeps an account sees and writes its shop from either door. It counts only where row-level security of the shops
-- is on and the transaction says who acts (set_config, local).
CREATE FUNCTION "keeps_account"(account uuid) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM "accounts" a WHERE a."id" = account AND (
      a."user_id" = nullif(current_setting('hutong.keeper', true), '')::uuid
      OR EXISTS (SELECT FROM "staff_seats" st JOIN "accounts" shop ON shop."id" = st."account_id"
        WHERE shop."user_id" = a."user_id" AND st."status" = 'active'
          AND st."user_id" = nullif(current_setting('hutong.keeper', true), '')::uuid)))
$$;
CREATE POLICY "shops_kept" ON "shops" USING ("keeps_account"("account_id")) WITH CHECK ("keeps_account"("account_id"));

-- A buyer's trade name. Not a row of shops: a company there is a supplier, and nobody becomes one by a form.
CREATE TABLE "trade_profiles" (
    "account_id" UUID NOT NULL,
    "name" VARCHAR(80) NOT NULL,
    "name_en" VARCHAR(80),
    "region" VARCHAR(40),
    "intro" VARCHAR(280),
    "intro_en" VARCHAR(280),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "trade_profiles_pkey" PRIMARY KEY ("account_id")
);
ALTER TABLE "trade_profiles" ADD CONSTRAINT "trade_profiles_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
