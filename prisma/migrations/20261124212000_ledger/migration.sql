-- The ledger: double entry, append-only. What must never be broken is held here, whoever writes.
create type "ledger_purpose" as enum ('available', 'escrow', 'held', 'payout', 'fees', 'credit', 'clearing');
create type "ledger_hold_state" as enum ('pending', 'posted', 'voided', 'expired');

create table "ledger_accounts" (
  "id" uuid not null,
  "owner_account_id" uuid,
  "house" varchar(32),
  "purpose" "ledger_purpose" not null,
  "currency" varchar(3) not null,
  "stripe" smallint not null default 0,
  "balance" bigint not null default 0,
  "seq" bigint not null default 0,
  "credit_limit" bigint not null default 0,
  "opened_at" timestamptz(3) not null,
  constraint "ledger_accounts_pkey" primary key ("id"),
  constraint "ledger_accounts_owner_account_id_fkey" foreign key ("owner_account_id")
    references "accounts" ("id") on delete restrict on update cascade,
  constraint "ledger_accounts_owner" check (num_nonnulls("owner_account_id", "house") = 1),
  constraint "ledger_accounts_house" check ("house" ~ '^[a-z][a-z0-9_]{1,31}$'),
  constraint "ledger_accounts_currency" check ("currency" ~ '^[A-Z]{3}$'),
  -- Only the house's accounts are spread over rows.
  constraint "ledger_accounts_stripe" check ("stripe" between 0 and 15 and ("house" is not null or "stripe" = 0)),
  constraint "ledger_accounts_credit_limit" check ("credit_limit" >= 0 and ("purpose" = 'credit' or "credit_limit" = 0)),
  -- Nobody's money falls below zero, however many postings meet (SECURITY I3, 31); the house's own may.
  constraint "ledger_accounts_not_overspent" check ("house" is not null or "balance" >= -"credit_limit")
) with (fillfactor = 70); -- room for the next balance beside the last one
create unique index "ledger_accounts_id_currency_key" on "ledger_accounts" ("id", "currency");
create index "ledger_accounts_owner_account_id_idx" on "ledger_accounts" ("owner_account_id");
-- (Partial, so that Prisma leaves it alone: it knows no "nulls not distinct".)
create unique index "ledger_accounts_one_of_a_kind" on "ledger_accounts" ("owner_account_id", "house", "purpose", "currency", "stripe")
  nulls not distinct where "id" is not null;

create table "ledger_entries" (
  "id" uuid not null,
  "code" varchar(40) not null,
  "reference" varchar(64),
  "digest" bytea not null,
  "line_count" smallint not null,
  "posted_at" timestamptz(3) not null,
  constraint "ledger_entries_pkey" primary key ("id"),
  constraint "ledger_entries_code" check ("code" ~ '^[a-z][a-z0-9_.]{1,39}$'),
  constraint "ledger_entries_digest" check (octet_length("digest") = 32),
  constraint "ledger_entries_line_count" check ("line_count" between 2 and 100)
);

create table "ledger_lines" (
  "account_id" uuid not null,
  "seq" bigint not null,
  "entry_id" uuid not null,
  "place" smallint not null,
  "currency" varchar(3) not null,
  "amount" bigint not null,
  "balance_after" bigint not null,
  constraint "ledger_lines_pkey" primary key ("account_id", "seq"),
  constraint "ledger_lines_account_id_currency_fkey" foreign key ("account_id", "currency")
    references "ledger_accounts" ("id", "currency") on delete restrict on update cascade,
  constraint "ledger_lines_entry_id_fkey" foreign key ("entry_id")
    references "ledger_entries" ("id") on delete restrict on update cascade,
  constraint "ledger_lines_seq" check ("seq" > 0 and "place" > 0),
  constraint "ledger_lines_amount" check ("amount" <> 0)
);
create unique index "ledger_lines_entry_id_place_key" on "ledger_lines" ("entry_id", "place");

create table "ledger_holds" (
  "id" uuid not null,
  "from_account_id" uuid not null,
  "held_account_id" uuid not null,
  "amount" bigint not null,
  "placed_at" timestamptz(3) not null,
  "expires_at" timestamptz(3) not null,
  "state" "ledger_hold_state" not null default 'pending',
  "resolved_entry_id" uuid,
  "posted_amount" bigint,
  constraint "ledger_holds_pkey" primary key ("id"),
  constraint "ledger_holds_id_fkey" foreign key ("id")
    references "ledger_entries" ("id") on delete restrict on update cascade,
  constraint "ledger_holds_resolved_entry_id_fkey" foreign key ("resolved_entry_id")
    references "ledger_entries" ("id") on delete restrict on update cascade,
  constraint "ledger_holds_from_account_id_fkey" foreign key ("from_account_id")
    references "ledger_accounts" ("id") on delete restrict on update cascade,
  constraint "ledger_holds_held_account_id_fkey" foreign key ("held_account_id")
    references "ledger_accounts" ("id") on delete restrict on update cascade,
  constraint "ledger_holds_amount" check ("amount" > 0),
  constraint "ledger_holds_ends" check ("expires_at" > "placed_at"),
  constraint "ledger_holds_resolved" check (("state" = 'pending') = ("resolved_entry_id" is null)),
  constraint "ledger_holds_posted" check (("state" = 'posted') = ("posted_amount" is not null) and "posted_amount" between 1 and "amount")
);
create unique index "ledger_holds_resolved_entry_id_key" on "ledger_holds" ("resolved_entry_id");
create index "ledger_holds_from_account_id_idx" on "ledger_holds" ("from_account_id");
create index "ledger_holds_held_account_id_idx" on "ledger_holds" ("held_account_id");
create index "ledger_holds_pending" on "ledger_holds" ("expires_at") where "state" = 'pending';

-- At commit: an entry has as many lines as it says, and they sum to zero in each currency (SECURITY I1). These functions have
-- the owner's rights, since a site sees few lines; every name is qualified.
create function "ledger_entry_balances"() returns trigger language plpgsql security definer as $$
begin
  if exists (select from public.ledger_lines where entry_id = new.id group by currency having sum(amount) <> 0)
    or (select count(*) from public.ledger_lines where entry_id = new.id) <> new.line_count then
    raise exception 'entry % does not balance', new.id using errcode = 'check_violation', constraint = 'ledger_entries_balanced';
  end if;
  return null;
end $$;
create constraint trigger "ledger_entries_balanced" after insert on "ledger_entries" deferrable initially deferred
  for each row execute function "ledger_entry_balances"();

-- A line goes on from the one before it in its account, is in the account's balance, and is one of its entry's: an entry that
-- is whole takes no further one, its places being taken.
create function "ledger_line_fits"() returns trigger language plpgsql security definer as $$
begin
  if not exists (select from public.ledger_entries where id = new.entry_id and line_count >= new.place)
    or not exists (select from public.ledger_accounts where id = new.account_id and seq >= new.seq)
    or not (new.seq = 1 and new.balance_after = new.amount or exists (
      select from public.ledger_lines
      where account_id = new.account_id and seq = new.seq - 1 and balance_after = new.balance_after - new.amount)) then
    raise exception 'line % of account % does not fit', new.seq, new.account_id
      using errcode = 'check_violation', constraint = 'ledger_lines_fit';
  end if;
  return null;
end $$;
create constraint trigger "ledger_lines_fit" after insert on "ledger_lines" deferrable initially deferred
  for each row execute function "ledger_line_fits"();

-- A balance is the one of the account's last line (SECURITY I2), also where somebody writes it by hand.
create function "ledger_balance_fits"() returns trigger language plpgsql security definer as $$
begin
  if not (new.seq = 0 and new.balance = 0 or exists (
      select from public.ledger_lines where account_id = new.id and seq = new.seq and balance_after = new.balance)) then
    raise exception 'the balance of account % is not the one of its last line', new.id
      using errcode = 'check_violation', constraint = 'ledger_accounts_balance';
  end if;
  return null;
end $$;
create constraint trigger "ledger_accounts_balance" after insert or update of "balance", "seq" on "ledger_accounts"
  deferrable initially deferred for each row execute function "ledger_balance_fits"();

-- What was posted stays, for the owner too (SECURITY I6).
create trigger "ledger_entries_append_only" before update or delete on "ledger_entries"
  for each row execute function "refuse_change"();
create trigger "ledger_entries_no_truncate" before truncate on "ledger_entries"
  for each statement execute function "refuse_change"();
create trigger "ledger_lines_append_only" before update or delete on "ledger_lines"
  for each row execute function "refuse_change"();
create trigger "ledger_lines_no_truncate" before truncate on "ledger_lines"
  for each statement execute function "refuse_change"();
create trigger "ledger_accounts_stay" before delete on "ledger_accounts"
  for each row execute function "refuse_change"();
create trigger "ledger_accounts_no_truncate" before truncate on "ledger_accounts"
  for each statement execute function "refuse_change"();
create trigger "ledger_accounts_stay_whose_they_are" before update of "id", "owner_account_id", "house", "purpose", "currency", "stripe"
  on "ledger_accounts" for each row execute function "refuse_change"();
create trigger "ledger_holds_stay" before delete on "ledger_holds"
  for each row execute function "refuse_change"();
create trigger "ledger_holds_no_truncate" before truncate on "ledger_holds"
  for each statement execute function "refuse_change"();
-- A hold is resolved once; what it is does not change.
create trigger "ledger_holds_resolved_once" before update on "ledger_holds"
  for each row when (old.state <> 'pending' or new.state = 'pending') execute function "refuse_change"();
create trigger "ledger_holds_stay_what_they_are" before update of "id", "from_account_id", "held_account_id", "amount", "placed_at", "expires_at"
  on "ledger_holds" for each row execute function "refuse_change"();

-- The second wall (ADR 106): a storefront reads the lines of the account that looks, and appends any.
alter table "ledger_lines" enable row level security;
create policy "ledger_lines_append" on "ledger_lines" for insert with check (true);
create policy "ledger_lines_own" on "ledger_lines" for select using ("account_id" in (
  select "id" from "ledger_accounts" where "owner_account_id" = (select "passport_viewer"())));
