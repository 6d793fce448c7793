import type { Db } from "@hutong/db";
import type { Ctx } from "@hutong/kernel";
import { confirmOrder, shipOrder } from "@hutong/orders";
import { ordersKit, type Trader } from "@hutong/orders/test-shops";
import { refreshFigures } from "@hutong/reputation";
import { makePerson, type TestDatabase } from "@hutong/testing";
import sharp from "sharp";
import { keepReviewDraft } from "./keep-review-draft.ts";
import type { ReviewDraftInput } from "./schema.ts";
import { type WrittenReview, writeReview } from "./write-review.ts";

/** What the tests of reviews do over and over, on a database of their own. */
export function reviewsKit(test: TestDatabase) {
  const orders = ordersKit(test);
  const prisma = () => test.database.prisma;
  const pool = () => test.database.pool;
  /** She proved who she is a while ago. */
  const stale = (userId: string): Ctx<Db> =>
    test.as(userId, {
      actor: { kind: "person", userId: userId as never, authenticatedAt: new Date(Date.now() - 11 * 60_000) },
    });

  return {
    ...orders,
    stale,
    /** A picture of a colour, as somebody uploads it. */
    async picture(red = 200): Promise<Uint8Array<ArrayBuffer>> {
      const background = { r: red, g: 90, b: 60 };
      const drawn = sharp({ create: { width: 900, height: 600, channels: 3, background } });
      return new Uint8Array(await drawn.png().toBuffer());
    },
    async makeAdministrator(adminRole: "support" | "operator" | "auditor" | "owner"): Promise<string> {
      return (await makePerson(prisma(), { password: null, adminRole })).userId;
    },
    /** Buys one, gets it, says so. @returns the order */
    async bought(buyer: Trader, seller: Trader, skuId?: string): Promise<string> {
      const sku = skuId ?? (await orders.makeSku(seller, 9));
      const { orderId, checkoutId } = await orders.order(buyer, await orders.makeAddress(buyer), sku);
      await orders.pay(buyer, checkoutId);
      const parcel = { carrier: "顺丰速运", trackingNo: "SF123456" };
      await shipOrder(test.as(seller.userId), { orderId, ...parcel });
      await confirmOrder(test.as(buyer.userId), { orderId });
      return orderId;
    },
    async write(
      userId: string,
      orderId: string,
      said: Partial<ReviewDraftInput> = {},
    ): Promise<WrittenReview> {
      await keepReviewDraft(test.as(userId), draftOf(orderId, said));
      return writeReview(test.as(userId), { orderId, place: firstPlace });
    },
    /** The figures that the shop's reviews make, once the chore has had its turn. */
    async figures({ accountId }: Trader) {
      while ((await refreshFigures(pool(), { now: new Date() })) > 0);
      const rows = await prisma().shopClaim.findMany({
        where: { accountId, claim: { in: ["level", "positive_rate", "detailed_ratings"] } },
        select: { claim: true, value: true, facts: true },
        orderBy: { claim: "asc" },
      });
      const shop = await prisma().shop.findUniqueOrThrow({
        where: { accountId },
        select: { ratingPoints: true, positiveRateBp: true },
      });
      return { ...Object.fromEntries(rows.map(({ claim, ...row }) => [claim, row])), shop };
    },
  };
}

/** The place of the one line of an order that the kit makes. */
export const firstPlace = 1;

export function draftOf(orderId: string, said: Partial<ReviewDraftInput> = {}): ReviewDraftInput {
  return {
    orderId,
    place: firstPlace,
    score: "1",
    description: "5",
    service: "4",
    delivery: "3",
    fit: "small",
    words: "偏小，建议拍大一码",
    isAnonymous: false,
    remove: [],
    ...said,
  };
}
