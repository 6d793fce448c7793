-- Signing in here with another OpenID provider.
CREATE TABLE "upstream_providers" (
    "id" UUID NOT NULL,
    "slug" VARCHAR(32) NOT NULL,
    "issuer" VARCHAR(255) NOT NULL,
    "client_id" VARCHAR(255) NOT NULL,
    "client_secret_sealed" BYTEA,
    "name_zh" VARCHAR(40) NOT NULL,
    "name_en" VARCHAR(40) NOT NULL,
    "scopes" VARCHAR(64)[],
    "email_claim" VARCHAR(64) NOT NULL DEFAULT 'email',
    "name_claim" VARCHAR(64) NOT NULL DEFAULT 'name',
    "position" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "upstream_providers_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "upstream_providers_slug_key" ON "upstream_providers"("slug");
CREATE UNIQUE INDEX "upstream_providers_issuer_key" ON "upstream_providers"("issuer");
ALTER TABLE "upstream_providers" ADD CONSTRAINT "upstream_providers_slug_form" CHECK ("slug" ~ '^[a-z][a-z0-9-]{0,31}$');

CREATE TABLE "upstream_identities" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "issuer" VARCHAR(255) NOT NULL,
    "subject" VARCHAR(255) NOT NULL,
    "label" VARCHAR(128),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "upstream_identities_pkey" PRIMARY KEY ("id")
);
-- The one way that somebody is known by: never by an address.
CREATE UNIQUE INDEX "upstream_identities_issuer_subject_key" ON "upstream_identities"("issuer", "subject");
CREATE INDEX "upstream_identities_user_id_idx" ON "upstream_identities"("user_id");
CREATE INDEX "upstream_identities_provider_id_idx" ON "upstream_identities"("provider_id");
ALTER TABLE "upstream_identities" ADD CONSTRAINT "upstream_identities_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "upstream_identities" ADD CONSTRAINT "upstream_identities_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "upstream_providers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "upstream_identities" ADD CONSTRAINT "upstream_identities_subject_said" CHECK ("subject" <> '');

CREATE TABLE "upstream_visits" (
    "id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "state_hash" BYTEA NOT NULL,
    "browser_hash" BYTEA NOT NULL,
    "interaction_uid" VARCHAR(64),
    "user_id" UUID,
    "wants_fresh" BOOLEAN NOT NULL,
    "verifier" VARCHAR(128) NOT NULL,
    "nonce" VARCHAR(64) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "returned_at" TIMESTAMPTZ(3),
    "subject" VARCHAR(255),
    "authenticated_at" TIMESTAMPTZ(3),
    "suggested_email" VARCHAR(254),
    "suggested_name" VARCHAR(64),
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "upstream_visits_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "upstream_visits_state_hash_key" ON "upstream_visits"("state_hash");
CREATE INDEX "upstream_visits_expires_at_idx" ON "upstream_visits"("expires_at");
CREATE INDEX "upstream_visits_user_id_idx" ON "upstream_visits"("user_id");
CREATE INDEX "upstream_visits_provider_id_idx" ON "upstream_visits"("provider_id");
ALTER TABLE "upstream_visits" ADD CONSTRAINT "upstream_visits_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "upstream_visits" ADD CONSTRAINT "upstream_visits_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "upstream_providers"("id") ON DELETE CASCADE ON UPDATE CASCADE;
