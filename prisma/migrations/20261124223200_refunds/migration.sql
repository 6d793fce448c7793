-- Refunds that are asked for (退款), with their course, pictures and rulings; where a parcel was seen.
create type "refund_state" as enum ('wait_seller_agree', 'seller_refuse_buyer', 'wait_buyer_return_goods',
  'wait_seller_confirm_goods', 'in_dispute', 'success', 'closed');

-- What of an order went back: never more than was charged (SECURITY I5).
alter table "orders" add column "refunded_fen" bigint not null default 0;
alter table "orders" add column "open_refund_id" uuid;
alter table "orders" add constraint "orders_refunded_check" check ("refunded_fen" between 0 and "total_fen") not valid;
alter table "orders" validate constraint "orders_refunded_check";

create table "refunds" (
  "id" uuid not null,
  "order_id" uuid not null,
  "buyer_account_id" uuid not null,
  "seller_account_id" uuid not null,
  "state" "refund_state" not null default 'wait_seller_agree',
  "reason" varchar(32) not null,
  "with_return" boolean not null,
  "after_finish" boolean not null,
  "asked_fen" bigint not null,
  "offered_fen" bigint,
  "agreed_fen" bigint,
  "given_fen" bigint,
  "fee_back_fen" bigint not null default 0,
  "clock_left_ms" bigint,
  "carrier" varchar(32),
  "tracking_no" varchar(40),
  "made_at" timestamptz(3) not null,
  "due_at" timestamptz(3),
  "escalated_at" timestamptz(3),
  "ended_at" timestamptz(3),
  constraint "refunds_pkey" primary key ("id"),
  constraint "refunds_order_id_fkey" foreign key ("order_id") references "orders" ("id") on delete restrict on update cascade,
  constraint "refunds_asked_check" check ("asked_fen" > 0),
  constraint "refunds_offered_check" check ("offered_fen" > 0 and "offered_fen" < "asked_fen"),
  constraint "refunds_agreed_check" check ("agreed_fen" between 1 and "asked_fen"),
  -- A refund that ends well gives something, at most what was asked; no other gives anything.
  constraint "refunds_given_check" check (("state" = 'success') = ("given_fen" is not null) and "given_fen" between 1 and "asked_fen"),
  constraint "refunds_fee_back_check" check ("fee_back_fen" between 0 and coalesce("given_fen", 0)),
  constraint "refunds_ended_check" check (("state" in ('success', 'closed')) = ("ended_at" is not null))
);
-- One at a time.
create unique index "refunds_one_open" on "refunds" ("order_id") where "state" not in ('success', 'closed');
create index "refunds_order_id_idx" on "refunds" ("order_id");
create index "refunds_buyer_account_id_made_at_idx" on "refunds" ("buyer_account_id", "made_at" desc);
create index "refunds_seller_account_id_state_made_at_idx" on "refunds" ("seller_account_id", "state", "made_at" desc);
create index "refunds_due_at_idx" on "refunds" ("due_at");
create index "refunds_escalated" on "refunds" ("escalated_at") where "escalated_at" is not null;

create table "refund_lines" (
  "refund_id" uuid not null,
  "place" smallint not null,
  "count" integer not null,
  constraint "refund_lines_pkey" primary key ("refund_id", "place"),
  constraint "refund_lines_refund_id_fkey" foreign key ("refund_id") references "refunds" ("id") on delete restrict on update cascade,
  constraint "refund_lines_count_check" check ("count" > 0)
);

create table "refund_events" (
  "refund_id" uuid not null,
  "place" smallint not null,
  "command" varchar(32) not null,
  "from_state" "refund_state",
  "to_state" "refund_state" not null,
  "side" varchar(8) not null,
  "actor_user_id" uuid,
  "at" timestamptz(3) not null,
  "amount_fen" bigint,
  "words" varchar(1000),
  constraint "refund_events_pkey" primary key ("refund_id", "place"),
  constraint "refund_events_refund_id_fkey" foreign key ("refund_id") references "refunds" ("id") on delete restrict on update cascade
);

create table "refund_pictures" (
  "id" uuid not null,
  "refund_id" uuid not null,
  "event_place" smallint not null,
  "side" varchar(8) not null,
  "bytes" bytea not null,
  "width" integer not null,
  "height" integer not null,
  constraint "refund_pictures_pkey" primary key ("id"),
  constraint "refund_pictures_refund_id_event_place_fkey" foreign key ("refund_id", "event_place") references "refund_events" ("refund_id", "place")
    on delete restrict on update cascade
);
create index "refund_pictures_refund_id_event_place_idx" on "refund_pictures" ("refund_id", "event_place");

create table "parcel_events" (
  "order_id" uuid not null,
  "place" smallint not null,
  "kind" varchar(16) not null,
  "words" varchar(200),
  "at" timestamptz(3) not null,
  constraint "parcel_events_pkey" primary key ("order_id", "place"),
  constraint "parcel_events_order_id_fkey" foreign key ("order_id") references "orders" ("id") on delete restrict on update cascade,
  constraint "parcel_events_kind_check" check ("kind" in ('collected', 'in_transit', 'out_for_delivery', 'delivered'))
);

-- Several refunds of a share, their sum never above it (SECURITY I5): who inserts holds the share's row until commit.
drop index "payment_refunds_payment_id_order_id_key";
create index "payment_refunds_payment_id_order_id_idx" on "payment_refunds" ("payment_id", "order_id");
create function "payment_refund_fits"() returns trigger language plpgsql security definer as $$
declare
  charged bigint;
begin
  select amount_fen into charged from public.payment_parts
    where payment_id = new.payment_id and order_id = new.order_id and outcome is not null for no key update;
  if charged is null or (select sum(amount_fen) from public.payment_refunds
      where payment_id = new.payment_id and order_id = new.order_id) > charged then
    raise exception 'more goes back than was charged' using errcode = 'check_violation', constraint = 'payment_refunds_fit';
  end if;
  return null;
end $$;
create trigger "payment_refunds_fit" after insert on "payment_refunds"
  for each row execute function "payment_refund_fits"();
create trigger "payment_refunds_stay" before delete or update of "id", "payment_id", "order_id", "amount_fen" on "payment_refunds"
  for each row execute function "refuse_change"();

-- What happened stays, for the owner too (SECURITY I6).
create trigger "refund_events_append_only" before update or delete on "refund_events"
  for each row execute function "refuse_change"();
create trigger "refund_events_no_truncate" before truncate on "refund_events"
  for each statement execute function "refuse_change"();
create trigger "refund_lines_append_only" before update or delete on "refund_lines"
  for each row execute function "refuse_change"();
create trigger "parcel_events_append_only" before update or delete on "parcel_events"
  for each row execute function "refuse_change"();
-- What ended stays as it ended.
create trigger "refunds_end_once" before update on "refunds"
  for each row when (old.state in ('success', 'closed')) execute function "refuse_change"();
create trigger "refunds_stay" before delete on "refunds" for each row execute function "refuse_change"();
