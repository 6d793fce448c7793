import { inTransaction, type Realm } from "@hutong/db";
import type { AccountId, SeatId, UserId } from "@hutong/kernel";
import type { IdentityCtx } from "./context.ts";
import { openAccount } from "./open-account.ts";

/** The account a person acts for at a site, and her seat there if it is another's. */
export interface SiteAccount {
  readonly accountId: AccountId;
  readonly seatId: SeatId | null;
}

/**
 * The realms whose IDs act at a site of the given realm, in order of preference. The retail site is the house
 * of shop, mall and deals IDs alike; the wholesale market knows its own.
 */
const realmsOfSite: Record<Realm, readonly Realm[]> = {
  retail: ["retail", "mall", "deals"],
  mall: ["mall", "retail", "deals"],
  deals: ["deals", "retail", "mall"],
  wholesale: ["wholesale"],
};

interface Owned {
  readonly id: string;
  readonly realm: Realm;
  readonly loginName: string;
}

/**
 * The account that a person acts for at a site: her own there, else that of the shop she has a seat in, else
 * undefined. Frozen accounts and seats do not count.
 */
export async function findSiteAccount(
  ctx: IdentityCtx,
  userId: UserId,
  siteRealm: Realm,
): Promise<SiteAccount | undefined> {
  const person = await ctx.db.user.findUnique({
    where: { id: userId },
    select: {
      accounts: ownedSelect,
      seats: {
        where: { status: "active" },
        orderBy: { createdAt: "asc" },
        select: {
          id: true,
          account: { select: { ...ownedFields, user: { select: { accounts: ownedSelect } } } },
        },
      },
    },
  });
  if (!person) return undefined;
  const own = preferred(person.accounts, siteRealm);
  if (own) return { accountId: own.id as AccountId, seatId: null };
  for (const seat of person.seats) {
    const account = preferred([seat.account], siteRealm) ?? preferred(seat.account.user.accounts, siteRealm);
    if (account) return { accountId: account.id as AccountId, seatId: seat.id as SeatId };
  }
  return undefined;
}

const ownedFields = { id: true, realm: true, loginName: true } as const;
const ownedSelect = {
  where: { status: "active" as const },
  orderBy: { createdAt: "asc" as const },
  select: ownedFields,
};

function preferred(accounts: readonly Owned[], siteRealm: Realm): Owned | undefined {
  for (const realm of realmsOfSite[siteRealm]) {
    const found = accounts.find((account) => account.realm === realm);
    if (found) return found;
  }
  return undefined;
}

/**
 * The account a person acts for at a site, opened now if this is her first step there. Several first steps at
 * once (two tabs) open one account.
 */
export async function ensureSiteAccount(ctx: IdentityCtx, userId: UserId, siteRealm: Realm): Promise<void> {
  if (await findSiteAccount(ctx, userId, siteRealm)) return;
  await inTransaction(ctx.db, async (tx) => {
    const inner = { ...ctx, db: tx };
    const source = await sourceOf(inner, userId);
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`open:${source.ownerId}:${siteRealm}`}, 0))`;
    if (await findSiteAccount(inner, userId, siteRealm)) return;
    await openAccount(inner, {
      userId: source.ownerId,
      realm: siteRealm,
      wishedName: source.wishedName,
      proof: "opened",
      ...(source.accountId ? { openedFromId: source.accountId } : {}),
      tellHer: true,
    });
  });
}

/**
 * For whom an account is opened and after which ID it is named: her own first ID; for a member of staff
 * without an ID of her own, the shop she works for.
 */
async function sourceOf(ctx: IdentityCtx, userId: UserId) {
  const person = await ctx.db.user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      displayName: true,
      accounts: ownedSelect,
      seats: {
        where: { status: "active" },
        take: 1,
        select: { account: { select: { ...ownedFields, userId: true } } },
      },
    },
  });
  const own = person.accounts[0];
  const employer = own ? undefined : person.seats[0]?.account;
  const account = own ?? employer;
  return {
    ownerId: (employer?.userId as UserId | undefined) ?? userId,
    accountId: account?.id as AccountId | undefined,
    wishedName: account?.loginName ?? person.displayName,
  };
}
