import { type Db, inTransaction } from "@hutong/db";
import { type AccountId, type Ctx, DomainError, newId, parseInput } from "@hutong/kernel";
import { indexListings } from "./finding/index-listings.ts";
import { makeSkus } from "./make-skus.ts";
import { realmsOfMarket, shopKindsOfMarket } from "./markets.ts";
import { type PublishedListing, type PublishListingInput, publishListingSchema } from "./schema.ts";

/**
 * Shows a style in the shop of an account. Under an id that is there already, nothing happens.
 * @throws DomainError("invalid_input" | "not_signed_in" | "not_found" | "frozen" | "conflict"): `not_found` for
 * an account that is not the actor's or has no shop in this market; `conflict` for the id of another's listing
 */
export async function publishListing(ctx: Ctx<Db>, input: PublishListingInput): Promise<PublishedListing> {
  const { id = newId<"Listing">(), ...style } = parseInput(publishListingSchema, input);
  await assertMayPublish(ctx, style.accountId, style.market);
  return inTransaction(ctx.db, async (tx) => {
    const inner = { ...ctx, db: tx };
    const { count } = await tx.listing.createMany({
      data: [{ id, ...style, publishedAt: ctx.now }],
      skipDuplicates: true,
    });
    if (count === 1) {
      await makeSkus(inner, [id]);
      if (style.market === "retail") await indexListings(inner, [id]);
    } else {
      const there = await tx.listing.findUnique({ where: { id }, select: { accountId: true } });
      if (there?.accountId !== style.accountId) throw new DomainError("conflict");
    }
    return { id, accountId: style.accountId };
  });
}

async function assertMayPublish(
  ctx: Ctx<Db>,
  accountId: AccountId,
  market: "retail" | "wholesale",
): Promise<void> {
  const { actor } = ctx;
  if (actor.kind === "anonymous") throw new DomainError("not_signed_in");
  const account = await ctx.db.account.findFirst({
    where: {
      id: accountId,
      realm: { in: [...realmsOfMarket[market]] },
      shop: { kind: { in: [...shopKindsOfMarket[market]] } },
      ...(actor.kind === "person" ? { userId: actor.userId } : {}),
    },
    select: { status: true },
  });
  if (!account) throw new DomainError("not_found");
  if (account.status !== "active") throw new DomainError("frozen");
}
