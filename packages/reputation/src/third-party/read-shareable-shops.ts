import type { Db, Realm } from "@hutong/db";

/** A shop of hers that she may let another site know of. */
export interface ShareableShop {
  readonly accountId: string;
  readonly realm: Realm;
  readonly loginName: string;
  readonly name: string;
}

/** The shops that are a person's own. A seat in another's shop lets nobody give that shop away. One statement. */
export async function readShareableShops(db: Db, userId: string): Promise<ShareableShop[]> {
  const accounts = await db.account.findMany({
    where: { userId, status: "active", shop: { kind: { in: ["shop", "flagship"] } } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: 50,
    select: { id: true, realm: true, loginName: true, shop: { select: { name: true } } },
  });
  return accounts.map(({ id, realm, loginName, shop }) => ({
    accountId: id,
    realm,
    loginName,
    name: shop?.name ?? loginName,
  }));
}
