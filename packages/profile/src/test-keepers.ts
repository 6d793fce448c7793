import type { Db } from "@hutong/db";
import { newId } from "@hutong/kernel";
import { makePerson, makeSeat } from "@hutong/testing";

/** An owner with a shop and a wholesale account, a manager and a viewer of her staff, and a stranger. */
export async function makeKeepers(db: Db) {
  const tag = newId().slice(-10);
  const email = `${tag}@example.com`;
  const owner = await makePerson(db, {
    ids: [`retail/shop-${tag}`, `wholesale/trade-${tag}`],
    contacts: [{ kind: "email", value: email, verified: true }],
  });
  const shop = owner.accounts[`retail/shop-${tag}`] ?? "";
  const trade = owner.accounts[`wholesale/trade-${tag}`] ?? "";
  await db.shop.create({
    data: { accountId: shop, kind: "shop", name: "小店", openedAt: new Date() },
    select: { accountId: true },
  });
  const [manager, viewer, stranger] = [await makePerson(db), await makePerson(db), await makePerson(db)];
  await makeSeat(db, { accountId: shop, userId: manager.userId, name: "mei", role: "manager" });
  await makeSeat(db, { accountId: shop, userId: viewer.userId, name: "look", role: "viewer" });
  return {
    owner: owner.userId,
    manager: manager.userId,
    viewer: viewer.userId,
    stranger: stranger.userId,
    shop,
    trade,
    email,
  };
}

/** How a verb ended: `done`, or the code of its refusal. */
export function outcome(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "done",
    (error) => error.code,
  );
}
