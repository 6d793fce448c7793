-- Shop passports that are carried elsewhere: who took what, and the place of its bit in a status list.
create table "shop_credentials" (
  "id" uuid not null,
  "account_id" uuid not null,
  "user_id" uuid not null,
  "claims" text[] not null,
  "list_no" integer not null,
  "list_index" integer not null,
  "issued_at" timestamptz(3) not null,
  "expires_at" timestamptz(3) not null,
  "withdrawn_at" timestamptz(3),
  constraint "shop_credentials_pkey" primary key ("id"),
  constraint "shop_credentials_account_id_fkey" foreign key ("account_id")
    references "accounts" ("id") on delete cascade on update cascade,
  constraint "shop_credentials_user_id_fkey" foreign key ("user_id")
    references "users" ("id") on delete restrict on update cascade,
  constraint "shop_credentials_place" check ("list_no" >= 1 and "list_index" between 0 and 131071),
  constraint "shop_credentials_ends" check ("expires_at" > "issued_at")
);
create unique index "shop_credentials_list_no_list_index_key" on "shop_credentials" ("list_no", "list_index");
create index "shop_credentials_account_id_idx" on "shop_credentials" ("account_id");
create index "shop_credentials_user_id_issued_at_idx" on "shop_credentials" ("user_id", "issued_at");
