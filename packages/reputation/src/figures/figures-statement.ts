import { repeatBandsBp, trendBp, turnoverBandsFen } from "./bands.ts";
import { windowDays } from "./windows.ts";

/** Which accounts: those of a list ($2), or all from one id to another ($2, $3). */
export type FigureScope =
  | { readonly list: readonly string[] }
  | { readonly from: string; readonly to: string };

interface FiguresStatement {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
}

/**
 * The one statement that computes figures: of a shop after a fact, and of all from the beginning. It reads the facts,
 * writes the claims, takes away those without facts, and says when.
 */
export function figuresStatement(scope: FigureScope, now: Date): FiguresStatement {
  if ("from" in scope)
    return { name: "figures_of_range", text: ofRange, values: [now, scope.from, scope.to] };
  const [first, ...others] = scope.list;
  // A list is planned anew each time, which takes longer than to read one shop: PostgreSQL guesses ten of it.
  return others.length === 0
    ? { name: "figures_of_one", text: ofOne, values: [now, first] }
    : { name: "figures_of_list", text: ofList, values: [now, scope.list] };
}

function since(days: number): string {
  return `$1::timestamptz - interval '${days} days'`;
}

/** A share in basis points, rounded half up; null of nothing. */
function share(part: string, whole: string): string {
  return `(${part} * 20000 + ${whole}) / nullif(2 * ${whole}, 0)`;
}

/** An average in thousandths, rounded half up. */
function milli(sum: string): string {
  return `(${sum} * 2000 + detailed) / nullif(2 * detailed, 0)`;
}

function against(sum: string, trade: string): string {
  return `jsonb_build_object('averageMilli', ${milli(sum)}, 'tradeAverageMilli', ${trade})`;
}

function statement(isInScope: (column: string) => string): string {
  const year = since(windowDays.year);
  return `
with scope as materialized (
  select account_id from reputation_shops where ${isInScope("account_id")}
), f as materialized (
  select account_id, party_id, at, amount, kind, score, description, service, delivery, category
  from reputation_facts where ${isInScope("account_id")} and at <= $1::timestamptz
), tally as (${tally()}
), buyers as (
  select account_id, count(*) as buyers, count(*) filter (where sales > 1) as again, sum(sales)::bigint as sales
  from (select account_id, party_id, count(*) as sales from f where kind = 'sale' and at > ${year}
    group by account_id, party_id) as of_buyer group by account_id
), goods as (
  select account_id, (array_agg(category order by fen desc, category))[1:5] as categories, sum(sales)::bigint as sales
  from (select account_id, category, sum(amount) as fen, count(*) as sales from f
    where kind = 'sale' and category is not null and at > ${year} group by account_id, category) as of_category
  group by account_id
), ledger as (
  select account_id, sum(points)::bigint as integrity, count(*) as entries from reputation_points
  where ${isInScope("account_id")} and index = 'integrity' and at <= $1::timestamptz group by account_id
), computed as materialized (
  select scope.account_id, c.* from scope
    left join tally using (account_id) left join buyers using (account_id) left join goods using (account_id)
    left join ledger using (account_id) left join shops using (account_id)
    left join reputation_trades trade on trade.category = goods.categories[1]
    cross join lateral (values ${claimRows().join(",\n      ")}) as c (claim, value, sort_key, window_from, facts)
  where c.facts > 0
), written as (
  insert into shop_claims (account_id, claim, value, sort_key, window_from, window_to, facts, computed_at)
  select account_id, claim, value, sort_key, window_from, $1, facts, $1 from computed
  on conflict (account_id, claim) do update set value = excluded.value, sort_key = excluded.sort_key,
    window_from = excluded.window_from, window_to = excluded.window_to, facts = excluded.facts,
    computed_at = excluded.computed_at
), gone as (
  delete from shop_claims c where ${isInScope("c.account_id")} and not exists (
    select from computed n where n.account_id = c.account_id and n.claim = c.claim)
)${shown()}
update reputation_shops set computed_at = $1 where ${isInScope("account_id")}`;
}

/** What everybody sees beside a shop's name follows its figures in the same statement (ADR 149). */
function shown(): string {
  const sortKeyOf = (claim: string) => `max(sort_key) filter (where claim = '${claim}')::int`;
  return `, shown as (
  update shops set rating_points = c.points, positive_rate_bp = c.rate_bp
  from (select account_id, ${sortKeyOf("level")} as points, ${sortKeyOf("positive_rate")} as rate_bp
    from scope left join computed using (account_id) group by account_id) as c
  where shops.account_id = c.account_id
    and (rating_points, positive_rate_bp) is distinct from (c.points, c.rate_bp)
)`;
}

/** How often a row counts: a void takes back the rating that it repeats (ADR 148). */
const sign = "case kind when 'rating_void' then -1 else 1 end";
const isRating = "kind in ('rating', 'rating_void')";

/** What is counted of an account's facts. */
function tally(): string {
  const half = since(windowDays.halfYear);
  const quarter = since(windowDays.quarter);
  const year = since(windowDays.year);
  const inYear = `at > ${year}`;
  const inYearBefore = `at <= ${year} and at > ${since(2 * windowDays.year)}`;
  const net = (time: string) =>
    `coalesce(sum(case kind when 'sale' then amount when 'refund' then -amount end) filter (where ${time}), 0)::bigint`;
  // Twelve equal parts of the year, newest first, one bit each.
  const twelfth = `floor(extract(epoch from $1::timestamptz - at) / ${windowDays.year * 7_200})::int`;
  return `
  select account_id,
    coalesce(sum(${sign}) filter (where kind = 'before' or ${isRating}), 0)::bigint as rated,
    (coalesce(sum(amount) filter (where kind = 'before'), 0)
      + coalesce(sum(score * ${sign}) filter (where ${isRating}), 0))::bigint as points,
    coalesce(sum(${sign}) filter (where ${isRating}), 0)::bigint as since_then,
    coalesce(sum(${sign}) filter (where ${isRating} and score = 1), 0)::bigint as good,
    sum(amount) filter (where kind = 'before')::bigint as points_before,
    min(score) filter (where kind = 'before')::bigint as bp_before,
    coalesce(sum(${sign}) filter (where description is not null and at > ${half}), 0)::bigint as detailed,
    sum(description * ${sign}) filter (where at > ${half}) as description,
    sum(service * ${sign}) filter (where at > ${half}) as service,
    sum(delivery * ${sign}) filter (where at > ${half}) as delivery,
    count(*) filter (where kind = 'sale' and at > ${quarter}) as sales,
    count(*) filter (where kind = 'refund' and at > ${quarter}) as refunds,
    count(*) filter (where kind = 'dispute_lost' and at > ${quarter}) as lost,
    count(*) filter (where kind in ('sale', 'refund') and ${inYear}) as turned,
    ${net(inYear)} as turnover, ${net(inYearBefore)} as turnover_before,
    count(*) filter (where kind = 'purchase' and ${inYear}) as purchases,
    bit_count(bit_or(1 << ${twelfth}) filter (where kind = 'purchase' and ${inYear})::bit(12)) as active_months
  from f group by account_id`;
}

/** Each claim as (name, value, what it is sorted by, since when, how many facts). */
function claimRows(): string[] {
  const quarter = since(windowDays.quarter);
  const year = since(windowDays.year);
  const always = "null::timestamptz";
  const band = (leasts: readonly (number | bigint)[], value: string) =>
    `greatest(0, width_bucket(${value}, array[${leasts.join(",")}]::bigint[]) - 1)`;
  const turnoverBand = band(turnoverBandsFen, "turnover");
  const repeatBand = band(repeatBandsBp, "again * 10000 / nullif(buyers, 0)");
  const trend = `case when turnover_before <= 0 then null
        when turnover * 10000 >= turnover_before * ${10_000 + trendBp} then 'up'
        when turnover * 10000 <= turnover_before * ${10_000 - trendBp} then 'down' else 'flat' end`;
  const rate = (part: string) => `least(10000, ${share(part, "tally.sales")})`;
  const ofSales = (part: string) => `case when tally.sales > 0 then tally.sales + ${part} end`;
  return [
    row("level", "points", "points", "points", always, "rated"),
    row(
      "positive_rate",
      "rateBp",
      positiveRate,
      positiveRate,
      always,
      `case when ${positiveRate} is not null then rated end`,
    ),
    `('detailed_ratings', jsonb_build_object('description', ${against("description", "trade.description_milli")},
        'service', ${against("service", "trade.service_milli")}, 'delivery', ${against("delivery", "trade.delivery_milli")}),
        ${milli("(description + service + delivery)")} / 3, ${since(windowDays.halfYear)}, detailed)`,
    row("dispute_rate", "rateBp", rate("lost"), rate("lost"), quarter, ofSales("lost")),
    row("refund_rate", "rateBp", rate("refunds"), rate("refunds"), quarter, ofSales("refunds")),
    `('turnover_band', jsonb_build_object('band', ${turnoverBand}, 'trend', ${trend}), ${turnoverBand}, ${year}, turned)`,
    row("repeat_band", "band", repeatBand, repeatBand, year, "buyers.sales"),
    row("main_categories", "categories", "to_jsonb(categories)", "null", year, "goods.sales"),
    row("region", "region", "region", "null", always, "case when region <> '' then 1 end"),
    row(
      "opened_since",
      "openedOn",
      "(opened_at at time zone 'Asia/Shanghai')::date",
      "(opened_at at time zone 'Asia/Shanghai')::date - date '1970-01-01'",
      always,
      "case when opened_at is not null then 1 end",
    ),
    row("stability", "activeMonths", "active_months", "active_months", year, "purchases"),
    row("integrity", "points", "integrity", "integrity", always, "entries"),
  ];
}

function row(
  claim: string,
  key: string,
  value: string,
  sortKey: string,
  from: string,
  facts: string,
): string {
  return `('${claim}', jsonb_build_object('${key}', ${value}), ${sortKey}, ${from}, ${facts})`;
}

/**
 * Good ratings among all. Of the time before only net points P and the rate r are known: good less bad is P, so all were
 * P / (2r - 1). With no rating since then the rate is the one that came.
 */
const spread = "nullif(greatest(2 * coalesce(bp_before, 0) - 10000, 0), 0)";
const goodBefore = `coalesce(points_before * bp_before / ${spread}, 0)`;
const allBefore = `coalesce(points_before * 10000 / ${spread}, 0)`;
const positiveRate = `case when since_then = 0 then bp_before
        else ${share(`(good + ${goodBefore})`, `(since_then + ${allBefore})`)} end`;

const ofOne = statement((column) => `${column} = $2::uuid`);
const ofList = statement((column) => `${column} = any ($2::uuid[])`);
const ofRange = statement((column) => `${column} between $2::uuid and $3::uuid`);
