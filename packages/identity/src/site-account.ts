import { type Db, inTransaction, type Realm } from "@hutong/db";
import { type AccountId, DomainError, type SeatId, type UserId } from "@hutong/kernel";
import type { Pool } from "pg";
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
export const realmsOfSite: Readonly<Record<Realm, readonly Realm[]>> = {
  retail: ["retail", "mall", "deals"],
  mall: ["mall", "retail", "deals"],
  deals: ["deals", "retail", "mall"],
  wholesale: ["wholesale"],
};

/**
 * SQL for every account a person may act for at a site, the one to act for first: what she chose, else her own in one
 * of the realms (the preferred first), else that of a shop she has a seat in. Takes SQL expressions, so that a
 * statement that knows the person can bring the account along: a uuid, a realm[] and the site's realm.
 */
export function siteAccountsText(user: string, realms: string, site: string): string {
  return `select found.account_id, found.seat_id from (
    select a.id as account_id, null::uuid as seat_id, 0 as way, array_position(${realms}, a.realm) as rank, a.created_at
    from accounts a where a.user_id = ${user} and a.status = 'active' and a.realm = any(${realms})
    union all
    select a.id, st.id, case when a.id = shop.id then 1 else 2 end, array_position(${realms}, a.realm), st.created_at
    from staff_seats st
      join accounts shop on shop.id = st.account_id and shop.status = 'active'
      join accounts a on a.user_id = shop.user_id and a.status = 'active' and a.realm = any(${realms})
    where st.user_id = ${user} and st.status = 'active'
  ) found
  left join account_choices chosen on chosen.user_id = ${user} and chosen.site = ${site}
    and chosen.account_id = found.account_id and chosen.seat_id is not distinct from found.seat_id
  order by (chosen.account_id is null), way, rank, created_at`;
}

const candidatesText = siteAccountsText("$1::uuid", "$2::realm[]", "$3::realm");
const findText = `${candidatesText} limit 1`;

interface FoundRow {
  account_id: AccountId;
  seat_id: SeatId | null;
}

/**
 * The account that a person acts for at a site: her own there, else that of the shop she has a seat in, else
 * undefined. Frozen accounts and seats do not count. One prepared statement: every hop asks.
 */
export async function findSiteAccount(
  pool: Pool,
  userId: UserId,
  siteRealm: Realm,
): Promise<SiteAccount | undefined> {
  const values = [userId, realmsOfSite[siteRealm], siteRealm];
  const { rows } = await pool.query<FoundRow>({ name: "site_account_find", text: findText, values });
  return rows[0] && { accountId: rows[0].account_id, seatId: rows[0].seat_id };
}

/** Whether a person may act for an account at a site, as herself or through a seat. */
export async function mayActFor(
  db: Db,
  userId: UserId,
  siteRealm: Realm,
  wanted: { readonly accountId: string; readonly seatId: string | null },
): Promise<boolean> {
  const rows = await db.$queryRawUnsafe<FoundRow[]>(
    candidatesText,
    userId,
    realmsOfSite[siteRealm],
    siteRealm,
  );
  return rows.some((row) => row.account_id === wanted.accountId && row.seat_id === wanted.seatId);
}

/**
 * The account a person acts for at a site, opened now if this is her first step there. Several first steps at once (two
 * tabs) open one account; and a linking at the same moment finds the new account or leaves nobody to open one for: both
 * lock the owner's row. Where one that would act there is frozen, none is opened in its place: a freeze is not walked around.
 * @throws DomainError `not_signed_in` where she has become another person meanwhile, by a linking; `frozen`
 */
export async function ensureSiteAccount(
  pool: Pool,
  ctx: IdentityCtx,
  userId: UserId,
  siteRealm: Realm,
): Promise<void> {
  if (await findSiteAccount(pool, userId, siteRealm)) return;
  const isSettled = await inTransaction(ctx.db, async (tx) => {
    const inner = { ...ctx, db: tx };
    const lockedId = await lockOwner(inner, userId);
    const found = await tx.$queryRawUnsafe<FoundRow[]>(findText, userId, realmsOfSite[siteRealm], siteRealm);
    if (found.length > 0) return true;
    const source = await sourceOf(inner, userId);
    if (source.ownerId !== lockedId) return false;
    const { ownerId } = source;
    const realms = [...realmsOfSite[siteRealm]];
    const frozen = await tx.account.count({
      where: { userId: ownerId, realm: { in: realms }, status: "frozen" },
    });
    if (frozen > 0) throw new DomainError("frozen");
    await openAccount(inner, {
      userId: ownerId,
      realm: siteRealm,
      wishedName: source.wishedName,
      proof: "opened",
      ...(source.accountId ? { openedFromId: source.accountId } : {}),
      tellHer: true,
    });
    return true;
  });
  // The shop she works for changed hands while its owner's row was waited for: its owner now is another.
  if (!isSettled) await ensureSiteAccount(pool, ctx, userId, siteRealm);
}

/** Locks the row of whom an account would be opened for, as `sourceOf` sees it. */
async function lockOwner(ctx: IdentityCtx, userId: UserId): Promise<string | undefined> {
  const [owner] = await ctx.db.$queryRaw<{ id: string }[]>`
    select u.id::text from users u where u.id = coalesce(
      (select a.user_id from accounts a where a.user_id = ${userId}::uuid and a.status = 'active' limit 1),
      (select a.user_id from staff_seats st join accounts a on a.id = st.account_id
        where st.user_id = ${userId}::uuid and st.status = 'active' order by st.created_at, st.id limit 1),
      ${userId}::uuid)
    for no key update`;
  return owner?.id;
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
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
        take: 1,
        select: { account: { select: { ...ownedFields, userId: true } } },
      },
    },
  });
  const own = person.accounts[0];
  const employer = own ? undefined : person.seats[0]?.account;
  const account = own ?? employer;
  if (!account && (await hasBecomeAnother(ctx, userId))) throw new DomainError("not_signed_in");
  return {
    ownerId: (employer?.userId as UserId | undefined) ?? userId,
    accountId: account?.id as AccountId | undefined,
    wishedName: account?.loginName ?? person.displayName,
  };
}

/** Whether a linking took all that she was: no way in is left, so nobody would ever reach an account opened now. */
async function hasBecomeAnother(ctx: IdentityCtx, userId: UserId): Promise<boolean> {
  const emptied = await ctx.db.user.count({
    where: {
      id: userId,
      credentials: { none: {} },
      contacts: { none: {} },
      linkedFrom: { some: { kind: { in: ["link", "merge"] }, undoneAt: null } },
    },
  });
  return emptied > 0;
}

const ownedFields = { id: true, realm: true, loginName: true } as const;
const ownedSelect = {
  where: { status: "active" as const },
  orderBy: { createdAt: "asc" as const },
  select: ownedFields,
};
