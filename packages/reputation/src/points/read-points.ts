import type { Db, PointIndex, Realm } from "@hutong/db";
import { asViewer } from "../passport/as-viewer.ts";
import type { PointReason } from "./point-rules.ts";

export interface PointsScope {
  /** Whose ledger. Under a site's role a buyer's is given to her own account alone. */
  readonly accountId: string;
  readonly index: PointIndex;
  /** So many of the newest entries. */
  readonly limit: number;
}

export interface PointEntry {
  readonly id: string;
  readonly reason: PointReason;
  readonly points: number;
  readonly at: Date;
  /** The other side of the event, where it is known. */
  readonly party: {
    readonly realm: Realm;
    readonly loginName: string;
    readonly name: string | null;
    readonly nameEn: string | null;
  } | null;
}

export interface PointsLedger {
  /** The index itself: the sum of all entries. */
  readonly total: number;
  readonly count: number;
  /** Every reason that occurred, most points either way first. */
  readonly reasons: readonly {
    readonly reason: PointReason;
    readonly count: number;
    readonly points: number;
  }[];
  readonly entries: readonly PointEntry[];
}

/** A ledger of points: the sum, why, and the newest entries. */
export async function readPoints(db: Db, scope: PointsScope): Promise<PointsLedger> {
  // A supplier's is everybody's to read.
  if (scope.index === "generosity") return readLedger(db, scope);
  // A buyer's is her own: whoever calls takes the account from the session, and the database gives no other.
  return asViewer(db, scope.accountId, (tx) => readLedger(tx, scope));
}

async function readLedger(db: Db, { accountId, index, limit }: PointsScope): Promise<PointsLedger> {
  const where = { accountId, index };
  const groups = await db.reputationPoint.groupBy({
    by: ["reason"],
    where,
    _count: { _all: true },
    _sum: { points: true },
  });
  const reasons = groups
    .map((group) => ({
      reason: group.reason as PointReason, // written by `recordPoints` alone, which asks the rules
      count: group._count._all,
      points: group._sum.points ?? 0,
    }))
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points) || a.reason.localeCompare(b.reason));
  return {
    total: reasons.reduce((sum, { points }) => sum + points, 0),
    count: reasons.reduce((sum, { count }) => sum + count, 0),
    reasons,
    entries: limit > 0 && reasons.length > 0 ? await readEntries(db, { accountId, index, limit }) : [],
  };
}

async function readEntries(db: Db, { limit, ...where }: PointsScope): Promise<PointEntry[]> {
  const rows = await db.reputationPoint.findMany({
    where,
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: limit,
    select: { id: true, reason: true, points: true, at: true, partyId: true },
  });
  const parties = await readParties(db, rows);
  return rows.map(({ partyId, reason, ...entry }) => ({
    ...entry,
    reason: reason as PointReason, // see above
    party: (partyId && parties.get(partyId)) || null,
  }));
}

async function readParties(db: Db, rows: readonly { readonly partyId: string | null }[]) {
  const ids = [...new Set(rows.flatMap(({ partyId }) => partyId ?? []))];
  const accounts = await db.account.findMany({
    where: { id: { in: ids } },
    select: { id: true, realm: true, loginName: true, shop: { select: { name: true, nameEn: true } } },
  });
  return new Map(
    accounts.map(({ id, shop, ...account }) => [
      id,
      { ...account, name: shop?.name ?? null, nameEn: shop?.nameEn ?? null },
    ]),
  );
}
