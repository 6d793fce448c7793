-- Rules of differentiated service: few per supplier, read in their order at each decision.
create table "service_rules" (
  "id" uuid not null,
  "supplier_account_id" uuid not null,
  "place" integer not null,
  "name" varchar(40) not null,
  "conditions" jsonb not null,
  "price_list" varchar(24),
  "moq_pieces" integer,
  "terms_days" integer,
  "has_priority" boolean not null default false,
  "is_enabled" boolean not null default true,
  "created_at" timestamptz(3) not null default current_timestamp,
  "updated_at" timestamptz(3) not null default current_timestamp,
  constraint "service_rules_pkey" primary key ("id"),
  constraint "service_rules_supplier_account_id_fkey" foreign key ("supplier_account_id")
    references "accounts" ("id") on delete cascade on update cascade,
  -- Below zero while rules change places within a transaction.
  constraint "service_rules_place" check ("place" <> 0),
  constraint "service_rules_moq" check ("moq_pieces" between 1 and 1000000),
  constraint "service_rules_terms" check ("terms_days" between 1 and 180),
  constraint "service_rules_gives" check (
    "price_list" is not null or "moq_pieces" is not null or "terms_days" is not null or "has_priority"
  )
);
create unique index "service_rules_supplier_account_id_place_key" on "service_rules" ("supplier_account_id", "place");
