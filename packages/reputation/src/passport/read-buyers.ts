import { type Db, Prisma } from "@hutong/db";
import { actsFor } from "@hutong/identity/acting";
import { writeAudit } from "@hutong/identity/audit-entry";
import { type Ctx, DomainError, parseInput } from "@hutong/kernel";
import type { z } from "zod";
import type { ClaimName } from "../claims.ts";
import { asViewer } from "./as-viewer.ts";
import { type PassportRow, passportColumnsOfBuyers, type SeenPassport, seenOf } from "./passport-row.ts";
import { passportReaders } from "./read-passports-for.ts";
import { buyersPageSize, type ReadBuyersInput, readBuyersSchema } from "./schema.ts";
import { writeLooks } from "./write-looks.ts";

/** A buyer that has to do with a supplier, with what the supplier is shown of its passport. */
export interface BuyerLine {
  readonly accountId: string;
  readonly loginName: string;
  readonly memberNo: string;
  readonly relation: "inquiry" | "order";
  readonly since: Date;
  readonly passport: SeenPassport;
}

export interface BuyersPage {
  readonly buyers: readonly BuyerLine[];
  /** All that the filters let through. */
  readonly total: number;
}

type Wish = z.output<typeof readBuyersSchema>;

interface Row extends PassportRow {
  readonly login_name: string;
  readonly member_no: string;
  readonly kind: "inquiry" | "order";
  readonly since: Date;
  readonly total: bigint;
}

/** The most buyers of one export. */
const buyersOfExport = 5_000;

/**
 * A page of a supplier's buyers, filtered and sorted by what they show: a buyer who withholds a claim never passes a
 * filter on it, and stands last where it is sorted by. Each look is written down. Four statements.
 * @throws DomainError `not_signed_in`, `invalid_input`, `not_found`, `forbidden` (also where the account is no verified
 * supplier), `frozen`
 */
export function readBuyers(ctx: Ctx<Db>, input: ReadBuyersInput): Promise<BuyersPage> {
  const wish = parseInput(readBuyersSchema, input);
  return read(ctx, wish, { limit: buyersPageSize, offset: (wish.page - 1) * buyersPageSize });
}

/** All buyers of a view, at most `buyersOfExport`, for a file; the audit says who took it. */
export async function exportBuyers(ctx: Ctx<Db>, input: ReadBuyersInput): Promise<readonly BuyerLine[]> {
  const wish = parseInput(readBuyersSchema, input);
  const { buyers } = await read(ctx, wish, { limit: buyersOfExport, offset: 0 });
  await writeAudit(ctx, {
    action: "buyers.exported",
    accountId: wish.accountId,
    data: { rows: buyers.length },
  });
  return buyers;
}

async function read(
  ctx: Ctx<Db>,
  wish: Wish,
  span: { readonly limit: number; readonly offset: number },
): Promise<BuyersPage> {
  const { accountId } = wish;
  const { ownerId } = await actsFor(ctx, accountId, passportReaders);
  return asViewer(ctx.db, accountId, async (tx, isVerifiedSupplier) => {
    if (!isVerifiedSupplier) throw new DomainError("forbidden");
    const rows = await tx.$queryRaw<(Row & { is_own: boolean })[]>`
      with page as (${pageOf(wish, ctx.now, span)})
      select page.buyer_account_id, page.kind::text as kind, page.since, page.total, page.login_name, page.member_no,
        page.user_id = ${ownerId}::uuid as is_own, ${passportColumnsOfBuyers}
      from page left join passport_shops p on p.buyer_account_id = page.buyer_account_id
      order by page.place`;
    const onlooker = { isVerifiedSupplier, hasDealings: true };
    const seen = rows.map((row) => ({ row, passport: seenOf(row, onlooker, ctx.now) }));
    const looks = seen.flatMap(({ row, passport }) =>
      row.shop_account_id && !row.is_own ? [{ shopAccountId: row.shop_account_id, passport }] : [],
    );
    await writeLooks(tx, { supplierAccountId: accountId, reason: "list", now: ctx.now }, looks);
    return { buyers: seen.map(lineOf), total: Number(rows[0]?.total ?? 0) };
  });
}

function lineOf({ row, passport }: { row: Row; passport: SeenPassport }): BuyerLine {
  return {
    accountId: row.buyer_account_id,
    loginName: row.login_name,
    memberNo: row.member_no,
    relation: row.kind,
    since: row.since,
    passport,
  };
}

/**
 * The rows of a page, in their places. What buyers show is read at once, and only where a claim is asked for, from
 * `passport_shown`; a claim whose end is past at `now` counts as withheld here too.
 */
function pageOf(wish: Wish, now: Date, { limit, offset }: { limit: number; offset: number }): Prisma.Sql {
  const filters = filtersOf(wish);
  const byClaim = wish.sort !== "since";
  const claims = [...(wish.sort === "since" ? [] : [wish.sort]), ...filters.map(({ claim }) => claim)];
  const direction = wish.order === "up" ? Prisma.sql`asc` : Prisma.sql`desc`;
  const order = byClaim
    ? Prisma.sql`r.sort_key ${direction} nulls last, r.since desc, b.id`
    : Prisma.sql`r.since ${direction}, b.id`;
  // "offset 0" keeps the accounts looked up one by one: the planner would rather read those of the whole house through.
  return Prisma.sql`
    select r.buyer_account_id, r.kind, r.since, b.login_name, b.member_no, b.user_id, count(*) over () as total,
      row_number() over (order by ${order}) as place
    from ${claims.length > 0 ? relationsWithClaims(wish, claims, filters, now) : relations(wish)} r
      cross join lateral (
        select a.id, a.login_name, a.login_key, a.member_no, a.user_id from accounts a
        where a.id = r.buyer_account_id and a.status = 'active' offset 0) b
    where true ${nameLike(wish.q)} ${filters.length > 0 ? Prisma.sql`and r.passes` : Prisma.empty}
    order by ${order} limit ${limit} offset ${offset}`;
}

function relations({ accountId }: Wish): Prisma.Sql {
  return Prisma.sql`(
    select buyer_account_id, kind, since from trade_relations where supplier_account_id = ${accountId}::uuid)`;
}

/**
 * Relations and what is shown laid upon each other and grouped, not joined: the planner takes what is shown for a row or
 * two, would join it by a loop, and 2,000 buyers took three times as long.
 */
function relationsWithClaims(
  wish: Wish,
  claims: readonly ClaimName[],
  filters: readonly Filter[],
  now: Date,
): Prisma.Sql {
  return Prisma.sql`(
    select buyer_account_id, max(kind) as kind, max(since) as since,
      max(sort_key) filter (where claim = ${wish.sort}) as sort_key, ${passes(filters)} as passes
    from (
      select buyer_account_id, kind, since, null as claim, null::jsonb as value, null::bigint as sort_key
      from ${relations(wish)} own
      union all
      select buyer_account_id, null, null, claim, value, sort_key from passport_shown
      where claim = any (${claims}::text[]) and (until is null or until > ${now})) laid
    group by buyer_account_id)`;
}

function nameLike(q: string): Prisma.Sql {
  // % and _ are searched as they stand, not as patterns.
  return q === ""
    ? Prisma.empty
    : Prisma.sql`and b.login_key like ${containing(q.normalize("NFKC").toLowerCase())}`;
}

function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}

interface Filter {
  readonly claim: ClaimName;
  /** On a row of `passport_shown`. */
  readonly test: Prisma.Sql;
}

function filtersOf({ minPoints, maxDisputeBp, minBand, region }: Wish): readonly Filter[] {
  return [
    ...(minPoints === undefined ? [] : [filter("level", Prisma.sql`sort_key >= ${minPoints}`)]),
    ...(maxDisputeBp === undefined ? [] : [filter("dispute_rate", Prisma.sql`sort_key <= ${maxDisputeBp}`)]),
    ...(minBand === undefined ? [] : [filter("turnover_band", Prisma.sql`sort_key >= ${minBand}`)]),
    ...(region === "" ? [] : [filter("region", Prisma.sql`value->>'region' like ${containing(region)}`)]),
  ];
}

function filter(claim: ClaimName, test: Prisma.Sql): Filter {
  return { claim, test };
}

/** Over the shown rows of a buyer: each filter finds its claim, and it holds. */
function passes(filters: readonly Filter[]): Prisma.Sql {
  const each = filters.map(({ claim, test }) => Prisma.sql`bool_or(claim = ${claim} and ${test})`);
  return each.length > 0 ? Prisma.join(each, " and ") : Prisma.sql`true`;
}
