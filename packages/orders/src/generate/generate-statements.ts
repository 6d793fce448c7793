/** The gateway that generated orders were paid through. */
export const generatedGateway = "sandbox";

/** A whole number from a number, its seed and what it is for: 0 to 2^31 - 1, the same every time. */
const draw = (what: number) => `(hashint8extended(n, $4::bigint * 64 + ${what}) & 2147483647)`;

/** An id as it would have been made at that time. */
const idAt = (at: string, what: string) =>
  `(lpad(to_hex(floor(extract(epoch from ${at}) * 1000)::bigint), 12, '0') || '7'
    || substr(md5(n || ':' || $4 || '${what}'), 1, 3) || 'a' || substr(md5(n || ':' || $4 || '${what}'), 4, 15))::uuid`;

/**
 * Orders `$1` to `$2` of `$3` in all with the seed `$4` until `$5`, a row each: one line, one piece or two. `$6` is the fee in
 * basis points, `$7` and `$8` are the seconds after which an order is confirmed, and closed unpaid.
 */
export const makeGeneratedOrders = `
  create temporary table generated_orders as
  select *, ${idAt("placed_at", "order")} as id, ${idAt("placed_at", "checkout")} as checkout_id,
    ${idAt("placed_at", "payment")} as payment_id, ${idAt("paid_at", "paid")} as paid_entry_id,
    ${idAt("finished_at", "finished")} as finished_entry_id,
    goods_fen + case when goods_fen >= 8800 then 0 else 800 end as total_fen,
    ((goods_fen + case when goods_fen >= 8800 then 0 else 800 end) * $6::bigint + 5000) / 10000 as fee_fen,
    case state when 'wait_buyer_confirm_goods' then shipped_at + make_interval(secs => $7::float8) end as due_at
  from (
    select o.*, g.price_fen * o.count as goods_fen, case when b.id = g.seller_account_id then next_one.id else b.id end as buyer_account_id, g.seller_account_id, g.sku_id, g.listing_id,
      g.title_zh, g.title_en, g.category, g.drawing, g.colour, g.size, g.price_fen,
      placed_at + interval '4 minutes' as paid_at, placed_at + interval '20 hours' as shipped_at,
      placed_at + interval '5 days' as finished_at, placed_at + make_interval(secs => $8::float8) as closed_at,
      case when is_unpaid then 'trade_closed' when placed_at > $5::timestamptz - interval '20 hours' then
        'wait_seller_send_goods' when placed_at > $5::timestamptz - interval '5 days' then 'wait_buyer_confirm_goods'
        else 'trade_finished' end as state
    from (
      select n, $5::timestamptz - interval '730 days' + (n::float8 / $3::float8) * interval '729 days 23 hours' as placed_at,
        ${draw(1)} % 100 < 6 as is_unpaid, 1 + (${draw(2)} % 4 = 0)::int as count,
        ${draw(3)} % (select count(*) from generated_goods) as goods_n,
        ${draw(4)} % (select count(*) from generated_buyers) as buyer_n
      from generate_series($1::bigint, $2::bigint) n
    ) o join generated_goods g on g.n = o.goods_n join generated_buyers b on b.n = o.buyer_n
      join generated_buyers next_one on next_one.n = (o.buyer_n + 1) % (select count(*) from generated_buyers)
  ) whole where buyer_account_id <> seller_account_id order by n`;

export const insertOrders = `
  with made as (
    insert into checkouts (id, buyer_account_id, digest, placed_at)
    select checkout_id, buyer_account_id, sha256(uuid_send(checkout_id)), placed_at from generated_orders order by n
  )
  insert into orders (id, checkout_id, buyer_account_id, seller_account_id, state, goods_fen, shipping_fen, total_fen, fee_fen,
    ship_to, month, placed_at, due_at, carrier, tracking_no)
  select id, checkout_id, buyer_account_id, seller_account_id, state::order_state, goods_fen, total_fen - goods_fen, total_fen,
    case state when 'trade_finished' then fee_fen end,
    '{"recipient":"收件人","mobile":"+8613800000000","regionCode":"330106","province":"浙江省","city":"杭州市","district":"西湖区","street":"文三路 1 号","postcode":null}',
    to_char(placed_at at time zone 'Asia/Shanghai', 'YYYY-MM'), placed_at, due_at,
    case when state in ('wait_buyer_confirm_goods', 'trade_finished') then 'sf' end,
    case when state in ('wait_buyer_confirm_goods', 'trade_finished') then 'SF' || lpad(n::text, 12, '0') end
  from generated_orders order by n`;

export const insertOrderLines = `
  insert into order_lines (order_id, place, sku_id, listing_id, title_zh, title_en, category, drawing, colour, size, price_fen,
    count)
  select id, 1, sku_id, listing_id, title_zh, title_en, category, drawing, colour, size, price_fen, count
  from generated_orders order by n`;

export const insertEvents = `
  insert into order_events (order_id, place, command, from_state, to_state, side, at)
  select id, e.place, e.command, e.from_state::order_state, e.to_state::order_state, e.side,
    case e.command when 'place' then placed_at when 'time_out' then closed_at when 'pay' then paid_at
      when 'ship' then shipped_at else finished_at end
  from generated_orders o cross join (values
    (1, 'place', null, 'wait_buyer_pay', 'buyer', null::boolean, '{}'::text[]),
    (2, 'time_out', 'wait_buyer_pay', 'trade_closed', 'system', true, '{}'),
    (2, 'pay', 'wait_buyer_pay', 'wait_seller_send_goods', 'system', false, '{}'),
    (3, 'ship', 'wait_seller_send_goods', 'wait_buyer_confirm_goods', 'seller', false, '{wait_seller_send_goods}'),
    (4, 'confirm', 'wait_buyer_confirm_goods', 'trade_finished', 'buyer', false,
      '{wait_seller_send_goods,wait_buyer_confirm_goods}')
  ) e (place, command, from_state, to_state, side, of_unpaid, not_in)
  where (e.of_unpaid is null or e.of_unpaid = o.is_unpaid) and o.state <> all (e.not_in)
  order by n, e.place`;

export const insertPayments = `
  with paying as (
    insert into payments (id, checkout_id, gateway, amount_fen, state, started_at, answered_at)
    select payment_id, checkout_id, '${generatedGateway}', total_fen, 'paid', placed_at + interval '1 minute', paid_at
    from generated_orders where not is_unpaid order by n
  )
  insert into payment_parts (payment_id, order_id, amount_fen, outcome)
  select payment_id, id, total_fen, 'escrowed' from generated_orders where not is_unpaid order by n`;

/** What `@hutong/ledger/generate` reads. */
export const makeGeneratedEntries = `
  create temporary table generated_entries as
  select paid_entry_id as entry_id, id as order_id, 'order.paid' as code, seller_account_id, (n % 16)::smallint as stripe,
    total_fen, fee_fen, paid_at as posted_at
  from generated_orders where not is_unpaid
  union all
  select finished_entry_id, id, 'order.finished', seller_account_id, (n % 16)::smallint, total_fen, fee_fen, finished_at
  from generated_orders where state = 'trade_finished'`;
