import type { Db, Prisma, ShopKind } from "@hutong/db";
import { newId } from "@hutong/kernel";
import { type MadePerson, makePerson } from "@hutong/testing";
import { type ClaimName, claimNames } from "../claims.ts";
import { buyerClaims } from "./rules.ts";

export interface MadeBuyer extends MadePerson {
  readonly buyer: string;
  readonly shop: string;
}

const values: Readonly<Record<ClaimName, readonly [Prisma.InputJsonValue, bigint | null]>> = {
  level: [{ points: 12_345 }, 12_345n],
  positive_rate: [{ rateBp: 9_876 }, 9_876n],
  detailed_ratings: [{ description: { averageMilli: 4_876, tradeAverageMilli: 4_700 } }, 4_876n],
  dispute_rate: [{ rateBp: 42 }, 42n],
  refund_rate: [{ rateBp: 310 }, 310n],
  turnover_band: [{ band: 5, trend: "up" }, 5n],
  repeat_band: [{ band: 3 }, 3n],
  main_categories: [{ categories: ["denim"] }, null],
  region: [{ region: "浙江 杭州" }, null],
  opened_since: [{ openedOn: "2019-03-08" }, 17_963n],
  stability: [{ activeMonths: 9 }, 9n],
  integrity: [{ points: 230 }, 230n],
};

/** An account with a shop or company. */
export async function openShop(db: Db, accountId: string, kind: ShopKind, name: string): Promise<void> {
  await db.shop.create({
    data: {
      accountId,
      kind,
      name,
      region: "浙江 杭州",
      openedAt: new Date("2019-03-08"),
      ratingPoints: 12_345,
    },
    select: { accountId: true },
  });
}

/** Figures of an account, each with 128 facts behind it. */
async function makeFigures(db: Db, accountId: string, isMeant: (claim: ClaimName) => boolean): Promise<void> {
  const at = new Date("2026-11-20T02:00:00Z");
  await db.reputationShop.create({ data: { accountId, computedAt: at }, select: { accountId: true } });
  await db.shopClaim.createMany({
    data: claimNames.filter(isMeant).map((claim) => ({
      accountId,
      claim,
      value: values[claim][0],
      sortKey: values[claim][1],
      windowTo: at,
      facts: 128n,
      computedAt: at,
    })),
  });
}

/** A retailer with a shop, its figures, and a wholesale account that was opened from it. */
export async function makeBuyer(db: Db): Promise<MadeBuyer> {
  const tag = newId().slice(-12);
  const person = await makePerson(db, { ids: [`retail/shop-${tag}`, `wholesale/buyer-${tag}`] });
  const shop = person.accounts[`retail/shop-${tag}`] ?? "";
  const buyer = person.accounts[`wholesale/buyer-${tag}`] ?? "";
  await db.account.update({ where: { id: buyer }, data: { openedFromId: shop }, select: { id: true } });
  await openShop(db, shop, "shop", `店 ${tag}`);
  await makeFigures(db, shop, (claim) => !buyerClaims.includes(claim));
  await makeFigures(db, buyer, (claim) => buyerClaims.includes(claim));
  return { ...person, shop, buyer };
}

/** A company of the wholesale market. */
export async function makeSupplier(db: Db): Promise<{ userId: string; account: string }> {
  const tag = newId().slice(-12);
  const person = await makePerson(db, { ids: [`wholesale/maker-${tag}`] });
  const account = person.accounts[`wholesale/maker-${tag}`] ?? "";
  await openShop(db, account, "company", `厂 ${tag}`);
  return { userId: person.userId, account };
}

/** That a buyer wrote to a supplier. */
export async function relate(db: Db, buyer: string, supplier: string, since = new Date()): Promise<void> {
  await db.tradeRelation.create({
    data: { buyerAccountId: buyer, supplierAccountId: supplier, kind: "inquiry", since },
    select: { since: true },
  });
}

/** Gives an account to another person, as linking and unlinking do. */
export async function moveAccount(db: Db, accountId: string, userId: string): Promise<void> {
  await db.$executeRaw`with moved as (update accounts set user_id = ${userId}::uuid where id = ${accountId}::uuid)
    update links set user_id = ${userId}::uuid where open_account_id = ${accountId}::uuid`;
}
