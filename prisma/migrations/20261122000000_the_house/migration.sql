-- CreateEnum
CREATE TYPE "market" AS ENUM ('retail', 'wholesale');

-- CreateEnum
CREATE TYPE "realm" AS ENUM ('retail', 'mall', 'deals', 'wholesale');

-- CreateEnum
CREATE TYPE "contact_kind" AS ENUM ('email', 'mobile');

-- CreateEnum
CREATE TYPE "person_status" AS ENUM ('active', 'frozen');

-- CreateEnum
CREATE TYPE "admin_role" AS ENUM ('support', 'operator', 'auditor', 'owner');

-- CreateEnum
CREATE TYPE "seat_role" AS ENUM ('manager', 'buyer', 'service', 'finance', 'viewer');

-- CreateEnum
CREATE TYPE "shop_kind" AS ENUM ('shop', 'flagship', 'company');

-- CreateEnum
CREATE TYPE "link_proof" AS ENUM ('opened', 'imported', 'signed_up', 'proven', 'administrator');

-- CreateEnum
CREATE TYPE "credential_kind" AS ENUM ('password');

-- CreateEnum
CREATE TYPE "verification_purpose" AS ENUM ('sign_up', 'reset');

-- CreateEnum
CREATE TYPE "client_auth_method" AS ENUM ('client_secret_basic', 'client_secret_post', 'none');

-- CreateEnum
CREATE TYPE "signing_key_state" AS ENUM ('next', 'active', 'retiring', 'retired');

-- CreateEnum
CREATE TYPE "message_channel" AS ENUM ('mail', 'sms');

-- CreateTable
CREATE TABLE "listings" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "market" "market" NOT NULL,
    "title_zh" VARCHAR(80) NOT NULL,
    "title_en" VARCHAR(120) NOT NULL,
    "category" VARCHAR(32) NOT NULL,
    "drawing" VARCHAR(32) NOT NULL,
    "colours" TEXT[],
    "sizes" TEXT[],
    "price_fen" BIGINT,
    "moq" INTEGER,
    "published_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "listings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "display_name" VARCHAR(64) NOT NULL,
    "locale" VARCHAR(16),
    "theme" VARCHAR(8),
    "status" "person_status" NOT NULL DEFAULT 'active',
    "admin_role" "admin_role",
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accounts" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "realm" "realm" NOT NULL,
    "member_no" VARCHAR(64) NOT NULL,
    "login_name" VARCHAR(64) NOT NULL,
    "login_key" VARCHAR(64) NOT NULL,
    "status" "person_status" NOT NULL DEFAULT 'active',
    "registered_at" TIMESTAMPTZ(3) NOT NULL,
    "imported_at" TIMESTAMPTZ(3),
    "opened_from_id" UUID,
    "notice_pending" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shops" (
    "account_id" UUID NOT NULL,
    "kind" "shop_kind" NOT NULL,
    "name" VARCHAR(80) NOT NULL,
    "name_en" VARCHAR(80),
    "region" VARCHAR(40),
    "intro" VARCHAR(280),
    "intro_en" VARCHAR(280),
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "rating_points" INTEGER,
    "positive_rate_bp" INTEGER,

    CONSTRAINT "shops_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "staff_seats" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "name" VARCHAR(32) NOT NULL,
    "name_key" VARCHAR(32) NOT NULL,
    "role" "seat_role" NOT NULL,
    "status" "person_status" NOT NULL DEFAULT 'active',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_seats_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "links" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "proof" "link_proof" NOT NULL,
    "actor_user_id" UUID,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "open_account_id" UUID,

    CONSTRAINT "links_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contacts" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" "contact_kind" NOT NULL,
    "value" VARCHAR(254) NOT NULL,
    "verified_at" TIMESTAMPTZ(3),
    "verified_key" VARCHAR(254),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contacts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credentials" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" "credential_kind" NOT NULL,
    "secret" VARCHAR(512) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "credentials_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verifications" (
    "id" UUID NOT NULL,
    "purpose" "verification_purpose" NOT NULL,
    "contact_kind" "contact_kind" NOT NULL,
    "contact_value" VARCHAR(254) NOT NULL,
    "code_hash" BYTEA,
    "user_id" UUID,
    "payload" JSONB,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "consumed_at" TIMESTAMPTZ(3),

    CONSTRAINT "verifications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "throttles" (
    "key" BYTEA NOT NULL,
    "count" INTEGER NOT NULL,
    "resets_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "throttles_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "audit_entries" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "action" VARCHAR(64) NOT NULL,
    "actor_user_id" UUID,
    "subject_user_id" UUID,
    "account_id" UUID,
    "ip" VARCHAR(64),
    "request_id" VARCHAR(64),
    "data" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_on_sessions" (
    "uid" VARCHAR(64) NOT NULL,
    "id_hash" BYTEA NOT NULL,
    "user_id" UUID,
    "payload" JSONB NOT NULL,
    "user_agent" VARCHAR(512),
    "ip" VARCHAR(64),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "signed_in_at" TIMESTAMPTZ(3),
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_on_sessions_pkey" PRIMARY KEY ("uid")
);

-- CreateTable
CREATE TABLE "site_sessions" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "sign_on_uid" VARCHAR(64) NOT NULL,
    "sid" VARCHAR(64) NOT NULL,
    "client_id" VARCHAR(64) NOT NULL,
    "user_id" UUID NOT NULL,
    "account_id" UUID,
    "seat_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "site_sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "provider_records" (
    "model" VARCHAR(32) NOT NULL,
    "id_hash" BYTEA NOT NULL,
    "payload" JSONB NOT NULL,
    "grant_id" VARCHAR(160),
    "expires_at" TIMESTAMPTZ(3),
    "consumed_at" TIMESTAMPTZ(3),

    CONSTRAINT "provider_records_pkey" PRIMARY KEY ("model","id_hash")
);

-- CreateTable
CREATE TABLE "clients" (
    "id" UUID NOT NULL,
    "client_id" VARCHAR(64) NOT NULL,
    "name" VARCHAR(80) NOT NULL,
    "secret_hash" VARCHAR(64),
    "auth_method" "client_auth_method" NOT NULL DEFAULT 'client_secret_basic',
    "redirect_uris" TEXT[],
    "post_logout_redirect_uris" TEXT[],
    "backchannel_logout_uri" VARCHAR(2048),
    "realm" "realm",
    "first_party" BOOLEAN NOT NULL DEFAULT false,
    "require_consent" BOOLEAN NOT NULL DEFAULT true,
    "id_token_alg" VARCHAR(8) NOT NULL DEFAULT 'ES256',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "clients_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signing_keys" (
    "id" UUID NOT NULL,
    "alg" VARCHAR(8) NOT NULL,
    "public_jwk" JSONB NOT NULL,
    "private_sealed" BYTEA NOT NULL,
    "state" "signing_key_state" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "activated_at" TIMESTAMPTZ(3),
    "retires_at" TIMESTAMPTZ(3),

    CONSTRAINT "signing_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consents" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "client_id" VARCHAR(64) NOT NULL,
    "scopes" TEXT[],
    "claims" TEXT[],
    "granted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "consents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_events" (
    "id" UUID NOT NULL,
    "topic" VARCHAR(64) NOT NULL,
    "key" VARCHAR(128) NOT NULL,
    "payload" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "available_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "delivered_at" TIMESTAMPTZ(3),
    "dead_at" TIMESTAMPTZ(3),
    "last_error" VARCHAR(500),

    CONSTRAINT "outbox_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "messages" (
    "id" UUID NOT NULL,
    "channel" "message_channel" NOT NULL,
    "recipient" VARCHAR(254) NOT NULL,
    "subject" VARCHAR(200) NOT NULL,
    "text" VARCHAR(8000) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_try_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_error" VARCHAR(500),

    CONSTRAINT "messages_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "listings_market_published_at_idx" ON "listings"("market", "published_at" DESC);

-- CreateIndex
CREATE INDEX "listings_account_id_idx" ON "listings"("account_id");

-- CreateIndex
CREATE INDEX "accounts_user_id_idx" ON "accounts"("user_id");

-- CreateIndex
CREATE INDEX "accounts_login_key_idx" ON "accounts"("login_key");

-- CreateIndex
CREATE INDEX "accounts_opened_from_id_idx" ON "accounts"("opened_from_id");

-- CreateIndex
CREATE UNIQUE INDEX "accounts_realm_member_no_key" ON "accounts"("realm", "member_no");

-- CreateIndex
CREATE UNIQUE INDEX "accounts_realm_login_key_key" ON "accounts"("realm", "login_key");

-- CreateIndex
CREATE INDEX "shops_kind_rating_points_idx" ON "shops"("kind", "rating_points" DESC);

-- CreateIndex
CREATE INDEX "staff_seats_user_id_idx" ON "staff_seats"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "staff_seats_account_id_name_key_key" ON "staff_seats"("account_id", "name_key");

-- CreateIndex
CREATE UNIQUE INDEX "links_open_account_id_key" ON "links"("open_account_id");

-- CreateIndex
CREATE INDEX "links_account_id_idx" ON "links"("account_id");

-- CreateIndex
CREATE INDEX "links_user_id_idx" ON "links"("user_id");

-- CreateIndex
CREATE INDEX "contacts_kind_value_idx" ON "contacts"("kind", "value");

-- CreateIndex
CREATE UNIQUE INDEX "contacts_kind_verified_key_key" ON "contacts"("kind", "verified_key");

-- CreateIndex
CREATE UNIQUE INDEX "contacts_user_id_kind_value_key" ON "contacts"("user_id", "kind", "value");

-- CreateIndex
CREATE UNIQUE INDEX "credentials_user_id_kind_key" ON "credentials"("user_id", "kind");

-- CreateIndex
CREATE INDEX "verifications_expires_at_idx" ON "verifications"("expires_at");

-- CreateIndex
CREATE INDEX "verifications_user_id_idx" ON "verifications"("user_id");

-- CreateIndex
CREATE INDEX "throttles_resets_at_idx" ON "throttles"("resets_at");

-- CreateIndex
CREATE INDEX "audit_entries_subject_user_id_at_idx" ON "audit_entries"("subject_user_id", "at");

-- CreateIndex
CREATE INDEX "audit_entries_at_idx" ON "audit_entries"("at");

-- CreateIndex
CREATE UNIQUE INDEX "sign_on_sessions_id_hash_key" ON "sign_on_sessions"("id_hash");

-- CreateIndex
CREATE INDEX "sign_on_sessions_user_id_idx" ON "sign_on_sessions"("user_id");

-- CreateIndex
CREATE INDEX "sign_on_sessions_expires_at_idx" ON "sign_on_sessions"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "site_sessions_token_hash_key" ON "site_sessions"("token_hash");

-- CreateIndex
CREATE INDEX "site_sessions_sign_on_uid_idx" ON "site_sessions"("sign_on_uid");

-- CreateIndex
CREATE INDEX "site_sessions_user_id_idx" ON "site_sessions"("user_id");

-- CreateIndex
CREATE INDEX "site_sessions_account_id_idx" ON "site_sessions"("account_id");

-- CreateIndex
CREATE INDEX "site_sessions_seat_id_idx" ON "site_sessions"("seat_id");

-- CreateIndex
CREATE INDEX "site_sessions_expires_at_idx" ON "site_sessions"("expires_at");

-- CreateIndex
CREATE INDEX "provider_records_grant_id_idx" ON "provider_records"("grant_id");

-- CreateIndex
CREATE INDEX "provider_records_expires_at_idx" ON "provider_records"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "clients_client_id_key" ON "clients"("client_id");

-- CreateIndex
CREATE INDEX "signing_keys_state_idx" ON "signing_keys"("state");

-- CreateIndex
CREATE INDEX "consents_user_id_client_id_idx" ON "consents"("user_id", "client_id");

-- CreateIndex
CREATE INDEX "outbox_events_delivered_at_available_at_idx" ON "outbox_events"("delivered_at", "available_at");

-- CreateIndex
CREATE INDEX "messages_sent_at_next_try_at_idx" ON "messages"("sent_at", "next_try_at");

-- CreateIndex
CREATE INDEX "messages_created_at_idx" ON "messages"("created_at");

-- AddForeignKey
ALTER TABLE "listings" ADD CONSTRAINT "listings_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_opened_from_id_fkey" FOREIGN KEY ("opened_from_id") REFERENCES "accounts"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shops" ADD CONSTRAINT "shops_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_seats" ADD CONSTRAINT "staff_seats_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_seats" ADD CONSTRAINT "staff_seats_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "links" ADD CONSTRAINT "links_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "links" ADD CONSTRAINT "links_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verifications" ADD CONSTRAINT "verifications_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_on_sessions" ADD CONSTRAINT "sign_on_sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_sessions" ADD CONSTRAINT "site_sessions_sign_on_uid_fkey" FOREIGN KEY ("sign_on_uid") REFERENCES "sign_on_sessions"("uid") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_sessions" ADD CONSTRAINT "site_sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_sessions" ADD CONSTRAINT "site_sessions_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_sessions" ADD CONSTRAINT "site_sessions_seat_id_fkey" FOREIGN KEY ("seat_id") REFERENCES "staff_seats"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consents" ADD CONSTRAINT "consents_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What Prisma's schema language cannot say: invariants that hold whatever the code does.

ALTER TABLE "accounts" ADD CONSTRAINT "accounts_login_key_normal" CHECK ("login_key" = lower("login_key") AND "login_key" <> '');
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_member_no_given" CHECK ("member_no" <> '');
ALTER TABLE "staff_seats" ADD CONSTRAINT "staff_seats_name_key_normal" CHECK ("name_key" = lower("name_key") AND "name_key" <> '');
ALTER TABLE "shops" ADD CONSTRAINT "shops_positive_rate_range" CHECK ("positive_rate_bp" BETWEEN 0 AND 10000);
ALTER TABLE "listings" ADD CONSTRAINT "listings_price_range" CHECK ("price_fen" > 0);
ALTER TABLE "listings" ADD CONSTRAINT "listings_moq_range" CHECK ("moq" > 0);
ALTER TABLE "listings" ADD CONSTRAINT "listings_wholesale_has_no_price" CHECK ("market" <> 'wholesale' OR "price_fen" IS NULL);
ALTER TABLE "throttles" ADD CONSTRAINT "throttles_count_range" CHECK ("count" >= 0);
ALTER TABLE "verifications" ADD CONSTRAINT "verifications_attempts_range" CHECK ("attempts" >= 0);
ALTER TABLE "clients" ADD CONSTRAINT "clients_secret_by_method" CHECK (("auth_method" = 'none') = ("secret_hash" IS NULL));
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_verified_key" CHECK (("verified_at" IS NULL AND "verified_key" IS NULL) OR ("verified_at" IS NOT NULL AND "verified_key" = "value"));
ALTER TABLE "links" ADD CONSTRAINT "links_open_account" CHECK (("ended_at" IS NULL AND "open_account_id" = "account_id") OR ("ended_at" IS NOT NULL AND "open_account_id" IS NULL));
ALTER TABLE "links" ADD CONSTRAINT "links_time_order" CHECK ("ended_at" >= "started_at");

-- Every account belongs to exactly the person of its one open link, at the end of every transaction.
CREATE FUNCTION "account_has_open_link"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  account uuid := CASE TG_TABLE_NAME WHEN 'accounts' THEN NEW."id" ELSE NEW."account_id" END;
BEGIN
  IF EXISTS (
    SELECT FROM "accounts" a
    WHERE a."id" = account
      AND NOT EXISTS (SELECT FROM "links" l WHERE l."open_account_id" = a."id" AND l."user_id" = a."user_id")
  ) THEN
    RAISE EXCEPTION 'account % has no open link to its owner', account USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "accounts_open_link" AFTER INSERT OR UPDATE OF "user_id" ON "accounts"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "account_has_open_link"();
CREATE CONSTRAINT TRIGGER "links_open_link" AFTER UPDATE OF "user_id", "ended_at", "open_account_id" ON "links"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "account_has_open_link"();

-- The audit is append-only, for the owner too.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER "audit_entries_append_only" BEFORE UPDATE OR DELETE ON "audit_entries"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "audit_entries_no_truncate" BEFORE TRUNCATE ON "audit_entries"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
