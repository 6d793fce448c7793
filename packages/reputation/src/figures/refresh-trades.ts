import type { PoolClient } from "pg";
import { figureLifeHours, windowDays } from "./windows.ts";

/**
 * Computes the trades' averages of the detailed ratings, where they are a day old or `anew` is said. Within the
 * transaction of `client`; who finds another at it comes back at once.
 */
export async function refreshTrades(client: PoolClient, now: Date, anew: boolean): Promise<void> {
  const { rows } = await client.query<{ due: boolean }>({
    name: "reputation_trades_due",
    text: `select coalesce(max(computed_at) <= $1::timestamptz - interval '${figureLifeHours} hours', true) as due
      from reputation_trades`,
    values: [now],
  });
  if (!anew && !rows[0]?.due) return;
  const { rows: locks } = await client.query<{ mine: boolean }>(
    "select pg_try_advisory_xact_lock(hashtext('hutong.reputation_trades')) as mine",
  );
  if (!locks[0]?.mine) return;
  // It looks at half a year of every shop's ratings: once a day, and longer than a statement may otherwise take.
  await client.query("set local statement_timeout = '15min'");
  await client.query({
    text: `with fresh as materialized (
        select category, (sum(description * sign) * 1000.0 / sum(sign))::int as description,
          (sum(service * sign) * 1000.0 / sum(sign))::int as service,
          (sum(delivery * sign) * 1000.0 / sum(sign))::int as delivery, sum(sign) as ratings
        from reputation_facts cross join lateral (select case kind when 'rating_void' then -1 else 1 end) as s (sign)
        where kind in ('rating', 'rating_void') and category is not null and description is not null
          and at > $1::timestamptz - interval '${windowDays.halfYear} days' and at <= $1::timestamptz
        group by category having sum(sign) > 0
        -- Says when, also where no rating names a trade.
        union all select '', 0, 0, 0, 0
      ), gone as (
        delete from reputation_trades t where not exists (select from fresh where fresh.category = t.category)
      )
      insert into reputation_trades (category, description_milli, service_milli, delivery_milli, ratings, computed_at)
      select category, description, service, delivery, ratings, $1 from fresh
      on conflict (category) do update set description_milli = excluded.description_milli,
        service_milli = excluded.service_milli, delivery_milli = excluded.delivery_milli,
        ratings = excluded.ratings, computed_at = excluded.computed_at`,
    values: [now],
  });
}
