import { readShops, readShowcase } from "@hutong/catalog";
import { readSession, sharedRead, site } from "@hutong/site";
import type { Realm } from "@hutong/ui";

/** The ID that the person acts for here, as pages show it. */
export interface IdInUse {
  readonly realm: Realm;
  readonly loginName: string;
  readonly memberNo: string;
  readonly shopName: string | null;
  readonly seatName: string | null;
}

/** New goods and shops stand on the first page within so many seconds. */
const streetSeconds = 5;

/** What the street holds, the same for everybody. */
function readStreet() {
  const db = site().database.prisma;
  return sharedRead("street", streetSeconds, () =>
    Promise.all([
      readShops(db, { market: "retail", limit: 6 }),
      readShowcase(db, { market: "retail", limit: 18 }),
    ]),
  );
}

/** Everything the first page shows. The goods are the same for everybody; the greeting is the person's. */
export async function loadHome() {
  const { env } = site();
  const [session, [shops, newest]] = await Promise.all([readSession(), readStreet()]);
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
