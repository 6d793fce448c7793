import type { Db } from "@hutong/db";
import { type AccountId, type ListingId, newId, type UserId } from "@hutong/kernel";
import { makePerson, makeSeat } from "@hutong/testing";
import { makeShop } from "../test-shops.ts";
import type { SaveListingInput } from "./schema.ts";

/** A shop with its owner, a manager and a customer service of hers, and a stranger with a shop of her own: for tests. */
export async function makeSeller(db: Db): Promise<{
  readonly accountId: AccountId;
  readonly owner: UserId;
  readonly manager: UserId;
  readonly service: UserId;
  readonly stranger: UserId;
  readonly strangerAccountId: AccountId;
}> {
  const tag = newId().slice(-10);
  const { userId: owner, accountId } = await makeShop(db, `seller-${tag}`);
  const other = await makeShop(db, `other-${tag}`);
  const [manager, service] = await Promise.all([makePerson(db), makePerson(db)]);
  await makeSeat(db, { accountId, userId: manager.userId, name: "mei", role: "manager" });
  await makeSeat(db, { accountId, userId: service.userId, name: "kefu", role: "service" });
  return {
    accountId,
    owner,
    manager: manager.userId,
    service: service.userId,
    stranger: other.userId,
    strangerAccountId: other.accountId,
  };
}

/** A new dress in two colours and two sizes, five pieces each; what is given wins. */
export function dress(
  accountId: AccountId,
  more: Partial<SaveListingInput> = {},
): SaveListingInput & { listingId: ListingId } {
  const variants = ["ink", "rose"].flatMap((colour) =>
    ["S", "M"].map((size) => ({
      colour,
      size,
      code: `D-${colour}-${size}`,
      priceFen: 18_900n,
      stock: 5,
      seenStock: null,
    })),
  );
  return {
    accountId,
    listingId: newId<"Listing">(),
    version: 0,
    titleZh: "方领连衣裙",
    titleEn: "",
    category: "dresses",
    drawing: "dress",
    attributes: { material: ["cotton"] },
    variants,
    ...more,
  } as SaveListingInput & { listingId: ListingId }; // ids as the verb takes them
}

/** The code of a refusal, or "done". */
export function outcome(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "done",
    (error) => error.code,
  );
}
