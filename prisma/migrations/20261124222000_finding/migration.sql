-- Near words of what nobody sells are found by their trigrams. A trusted extension: whoever may create in the database may
-- create it.
create extension if not exists "pg_trgm";

create table "search_documents" (
  "listing_id" uuid not null,
  "account_id" uuid not null,
  "words" tsvector not null,
  "facets" text[],
  "price_fen" bigint not null,
  "sold" integer not null default 0,
  "merit" double precision not null,
  "published_at" timestamptz(3) not null,
  "in_stock" boolean not null,
  "is_open" boolean not null,
  constraint "search_documents_pkey" primary key ("listing_id"),
  constraint "search_documents_listing_id_fkey" foreign key ("listing_id") references "listings" ("id") on delete cascade on update cascade,
  constraint "search_documents_account_id_fkey" foreign key ("account_id") references "accounts" ("id") on delete cascade on update cascade,
  constraint "search_documents_sold" check ("sold" >= 0)
);
-- The words lie apart: a search for a common word reads tens of thousands of rows and the words of none of them.
alter table "search_documents" alter column "words" set storage external;
alter table "search_documents" set (toast_tuple_target = 512);
create index "search_documents_words_facets_idx" on "search_documents" using gin ("words", "facets");
create index "search_documents_merit_listing_id_idx" on "search_documents" ("merit" desc, "listing_id" desc);
create index "search_documents_published_at_listing_id_idx" on "search_documents" ("published_at" desc, "listing_id" desc);
create index "search_documents_price_fen_listing_id_idx" on "search_documents" ("price_fen", "listing_id");
create index "search_documents_sold_listing_id_idx" on "search_documents" ("sold" desc, "listing_id" desc);
create index "search_documents_account_id_idx" on "search_documents" ("account_id");

-- Compared byte by byte (C), so that the beginning of a word is found by its index.
create table "search_shops" (
  "account_id" uuid not null,
  "name" varchar(80) collate "C" not null default '',
  "name_en" varchar(80),
  "sound" varchar(480) collate "C" not null default '',
  "initials" varchar(80) collate "C" not null default '',
  "stale_at" timestamptz(3),
  constraint "search_shops_pkey" primary key ("account_id"),
  constraint "search_shops_account_id_fkey" foreign key ("account_id") references "accounts" ("id") on delete cascade on update cascade
);
create index "search_shops_stale" on "search_shops" ("account_id") where "stale_at" is not null;
create index "search_shops_name_idx" on "search_shops" ("name");
create index "search_shops_sound_idx" on "search_shops" ("sound");
create index "search_shops_initials_idx" on "search_shops" ("initials");

create table "search_words" (
  "word" varchar(40) collate "C" not null,
  "sound" varchar(240) collate "C" not null,
  "initials" varchar(40) collate "C" not null,
  "goods" integer not null default 1,
  "counted_at" timestamptz(3) not null,
  constraint "search_words_pkey" primary key ("word")
);
create index "search_words_goods_idx" on "search_words" ("goods" desc);
create index "search_words_counted_at_idx" on "search_words" ("counted_at");
create index "search_words_sound_idx" on "search_words" ("sound");
create index "search_words_initials_idx" on "search_words" ("initials");
create index "search_words_near" on "search_words" using gin ("sound" gin_trgm_ops);

-- The triggers have the owner's rights, since they follow writes of sites that know nothing of the search; every name is
-- qualified.

-- A frozen account's goods are found no more, from the same transaction on. The shop's row first: who makes documents of the
-- shop holds it, and what he makes is seen here then.
create function "search_follows_account"() returns trigger language plpgsql security definer as $$
begin
  insert into public.search_shops (account_id, stale_at)
    select new.id, clock_timestamp() where exists (select from public.shops where account_id = new.id)
    on conflict (account_id) do update set stale_at = excluded.stale_at;
  update public.search_documents set is_open = (new.status = 'active') where account_id = new.id;
  return null;
end $$;
create trigger "accounts_search" after update of "status" on "accounts" for each row
  when (old.status is distinct from new.status) execute function "search_follows_account"();

-- The words of a shop's new name are made by a chore: cutting Chinese into words is not the database's work.
create function "search_follows_shop"() returns trigger language plpgsql security definer as $$
begin
  insert into public.search_shops (account_id, stale_at) values (new.account_id, clock_timestamp())
    on conflict (account_id) do update set stale_at = excluded.stale_at;
  return null;
end $$;
create trigger "shops_search" after update of "name", "name_en", "region", "kind" on "shops" for each row
  when ((old.name, old.name_en, old.region, old.kind) is distinct from (new.name, new.name_en, new.region, new.kind))
  execute function "search_follows_shop"();

-- Whether anything of a listing can be bought, where a variant ran out or came back. By listing in the order of ids, so that
-- two orders never wait for each other in a circle; the document is held first, so that the last pieces of two variants that
-- go at once are both seen.
create function "search_follows_stock"() returns trigger language plpgsql security definer as $$
declare
  turned uuid;
begin
  for turned in
    select distinct n.listing_id from after_rows n join before_rows o on o.id = n.id
    where (o.stock > 0) <> (n.stock > 0) order by n.listing_id
  loop
    perform from public.search_documents where listing_id = turned for update;
    update public.search_documents d set in_stock = s.has_any
    from (select exists (select from public.skus where listing_id = turned and stock > 0) as has_any) s
    where d.listing_id = turned and d.in_stock <> s.has_any;
  end loop;
  return null;
end $$;
create trigger "skus_search" after update on "skus" referencing old table as before_rows new table as after_rows
  for each statement execute function "search_follows_stock"();
