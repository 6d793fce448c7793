-- An administrator searches people by the beginning of anything they are known by. Ranges in the "C" collation, so that
-- they are served whatever collation the database has, each ending with the person, so that a page ends where the next begins.
CREATE INDEX "users_display_key_idx" ON "users" ((lower("display_name") COLLATE "C"), "id");
CREATE INDEX "accounts_login_prefix_idx" ON "accounts" ((lower("login_key") COLLATE "C"), "user_id");
CREATE INDEX "accounts_member_prefix_idx" ON "accounts" ((lower("member_no") COLLATE "C"), "user_id");
CREATE INDEX "contacts_value_prefix_idx" ON "contacts" ((lower("value") COLLATE "C"), "user_id");

-- The few who are looked for by their state alone.
CREATE INDEX "users_frozen_idx" ON "users" ((lower("display_name") COLLATE "C"), "id") WHERE "status" = 'frozen';
CREATE INDEX "users_administrators_idx" ON "users" ((lower("display_name") COLLATE "C"), "id") WHERE "admin_role" IS NOT NULL;

-- A view of a table of the console that an administrator keeps under a name: its filters, order and columns.
CREATE TABLE "saved_views" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "place" VARCHAR(32) NOT NULL,
    "name" VARCHAR(40) NOT NULL,
    "query" VARCHAR(1000) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_views_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "saved_views_user_id_place_name_key" ON "saved_views"("user_id", "place", "name");
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
