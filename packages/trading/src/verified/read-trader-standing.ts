import type { Db } from "@hutong/db";
import { DomainError } from "@hutong/kernel";
import { type ApplicationFacts, isVerifiedTrader, type TraderStanding } from "./standing.ts";

interface Row extends Omit<TraderStanding, "application"> {
  readonly applicationId: string | null;
  readonly kind: ApplicationFacts["kind"];
  readonly appliedAt: Date | null;
  readonly withdrawnAt: Date | null;
  readonly outcome: ApplicationFacts["outcome"];
  readonly reason: string | null;
  readonly decidedAt: Date | null;
  readonly validUntil: Date | null;
}

const nobody: TraderStanding = {
  isActive: false,
  isSupplier: false,
  hasShopLevel: false,
  acceptedUntil: null,
  application: null,
};

/** How an account stands in the trade. One statement; an account that is missing stands nowhere. */
export async function readTraderStanding(db: Db, accountId: string): Promise<TraderStanding> {
  const [row] = await db.$queryRaw<Row[]>`
    select a.status = 'active' and u.status = 'active' as "isActive", is_verified_supplier(a.id) as "isSupplier",
      has_shop_level(a.id) as "hasShopLevel",
      (select max(t.valid_until) from trader_applications t
        where t.account_id = a.id and t.outcome = 'accepted' and t.withdrawn_at is null) as "acceptedUntil",
      n.id as "applicationId", n.kind::text as kind, n.applied_at as "appliedAt", n.withdrawn_at as "withdrawnAt",
      n.outcome::text as outcome, n.reason, n.decided_at as "decidedAt", n.valid_until as "validUntil"
    from accounts a join users u on u.id = a.user_id
      left join lateral (select * from trader_applications t where t.account_id = a.id
        order by t.created_at desc, t.id desc limit 1) n on true
    where a.id = ${accountId}::uuid`;
  if (!row) return nobody;
  const { isActive, isSupplier, hasShopLevel, acceptedUntil, applicationId, ...facts } = row;
  const application = applicationId === null ? null : { id: applicationId, ...facts };
  return { isActive, isSupplier, hasShopLevel, acceptedUntil, application };
}

/**
 * Lets an account pass that is let into the trade.
 * @throws DomainError `forbidden`
 */
export async function assertVerifiedTrader(
  { db, now }: { readonly db: Db; readonly now: Date },
  accountId: string,
): Promise<void> {
  if (!isVerifiedTrader(await readTraderStanding(db, accountId), now)) throw new DomainError("forbidden");
}
