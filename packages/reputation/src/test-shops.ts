import type { Db, Realm } from "@hutong/db";
import { type AccountId, newId, type UserId } from "@hutong/kernel";

export interface TestShop {
  readonly accountId: AccountId;
  readonly userId: UserId;
}

/** A person with an ID, and the shop or company behind it: for tests. */
export async function makeShop(
  db: Db,
  name: string,
  { realm = "retail" as Realm, region = "浙江 杭州", openedAt = new Date("2020-01-01T02:00:00Z") } = {},
): Promise<TestShop> {
  const userId = newId<"User">();
  const accountId = newId<"Account">();
  const kind = realm === "wholesale" ? "company" : "shop";
  await db.user.create({
    data: {
      id: userId,
      displayName: name,
      accounts: {
        create: {
          id: accountId,
          realm,
          memberNo: `${realm}-${name}`,
          loginName: name,
          loginKey: name,
          registeredAt: openedAt,
          links: { create: { id: newId(), userId, proof: "signed_up", openAccountId: accountId } },
          shop: { create: { kind, name: `${name}的店`, region, openedAt } },
        },
      },
    },
    select: { id: true },
  });
  return { userId, accountId };
}
