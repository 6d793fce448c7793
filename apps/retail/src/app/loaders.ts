import { readShops, readShowcase } from "@hutong/catalog";
import { readSession, site } from "@hutong/site";
import type { Realm } from "@hutong/ui";

/** The ID that the person acts for here, as pages show it. */
export interface IdInUse {
  readonly realm: Realm;
  readonly loginName: string;
  readonly memberNo: string;
  readonly shopName: string | null;
  readonly seatName: string | null;
}

/** Everything the first page shows. The goods are the same for everybody; the greeting is the person's. */
export async function loadHome() {
  const { database, env } = site();
  const [session, shops, newest] = await Promise.all([
    readSession(),
    readShops(database.prisma, { market: "retail", limit: 6 }),
    readShowcase(database.prisma, { market: "retail", limit: 18 }),
  ]);
  const account = session?.account;
  return {
    displayName: session?.user.displayName,
    /** For the notice that an account was opened. */
    account,
    inUse: account ? { ...account, seatName: account.seat?.name ?? null } : null,
    shops: shops.shops,
    shopTotal: shops.total,
    newest: newest.listings,
    goodsTotal: newest.total,
    enterHref: `${env.origins.wholesale}/login?next=/`,
    lookHref: `${env.origins.wholesale}/`,
  };
}
