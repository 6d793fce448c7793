import type { Db, Realm } from "@hutong/db";
import { type AccountId, newId, type UserId } from "@hutong/kernel";
import type { PublishListingInput } from "./schema.ts";

/** A person with an account and, unless told otherwise, the shop of its realm: for tests. */
export async function makeShop(
  db: Db,
  loginName: string,
  realm: Realm = "retail",
  { shop = true, points = 1_000 }: { shop?: boolean; points?: number } = {},
): Promise<{ userId: UserId; accountId: AccountId }> {
  const userId = newId<"User">();
  const accountId = newId<"Account">();
  const since = new Date("2020-01-01T00:00:00Z");
  const link = {
    id: newId(),
    userId,
    proof: "signed_up",
    startedAt: since,
    openAccountId: accountId,
  } as const;
  const kind = realm === "wholesale" ? "company" : realm === "mall" ? "flagship" : "shop";
  await db.user.create({ data: { id: userId, displayName: loginName }, select: { id: true } });
  await db.account.create({
    data: {
      id: accountId,
      userId,
      realm,
      memberNo: `${realm}-${loginName}`,
      loginName,
      loginKey: loginName.toLowerCase(),
      registeredAt: since,
      links: { create: link },
      ...(shop && {
        shop: { create: { kind, name: `${loginName}的店`, openedAt: since, ratingPoints: points } },
      }),
    },
    select: { id: true },
  });
  return { userId, accountId };
}

type Style<M> = Omit<Extract<PublishListingInput, { market: M }>, "accountId">;

/** A retail style to publish; what is given wins. */
export const retailStyle = {
  market: "retail",
  titleZh: "纯棉T恤",
  titleEn: "Cotton tee",
  category: "tops",
  drawing: "tee",
  colours: ["ink", "white"],
  sizes: ["S", "M"],
  priceFen: 6_900n,
} satisfies Style<"retail">;

export const wholesaleStyle = {
  market: "wholesale",
  titleZh: "重磅纯棉T恤",
  titleEn: "Heavy cotton tee",
  category: "basics",
  drawing: "tee",
  colours: ["ink", "white"],
  sizes: ["S", "M"],
  moq: 50,
} satisfies Style<"wholesale">;
