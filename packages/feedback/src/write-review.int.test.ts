import { newId } from "@hutong/kernel";
import { agreeRefund, askRefund } from "@hutong/orders";
import { outcome, type Trader } from "@hutong/orders/test-shops";
import { testDatabase } from "@hutong/testing";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { addReviewPicture } from "./add-review-picture.ts";
import { keepReviewDraft } from "./keep-review-draft.ts";
import { readGoodsReviews } from "./read-goods-reviews.ts";
import { countToReview, readOwnReview, readReviewStates, readToReview } from "./read-own-reviews.ts";
import { readReviewPicture } from "./read-review-picture.ts";
import { readReviewTallies } from "./review-tallies.ts";
import { sweepReviewDrafts } from "./sweep-review-drafts.ts";
import { draftOf, firstPlace, reviewsKit } from "./test-reviews.ts";
import { writeReview } from "./write-review.ts";

const test = testDatabase();
const kit = reviewsKit(test);
let xixi: Trader;
let chen: Trader;
let stranger: Trader;
const dayMs = 86_400_000;
const later = (days: number) => new Date(Date.now() + days * dayMs);

beforeAll(async () => {
  [xixi, chen, stranger] = await Promise.all([kit.makeShop(), kit.makeTrader(), kit.makeTrader()]);
});

const listingOf = async (orderId: string) =>
  (await kit.db().orderLine.findFirstOrThrow({ where: { orderId }, select: { listingId: true } })).listingId;
const send = (userId: string, orderId: string) =>
  outcome(writeReview(test.as(userId), { orderId, place: firstPlace }));

describe("a review", () => {
  it("keeps the colour and size that were bought, and the shop's figures move at once", async () => {
    const shop = await kit.makeShop();
    const sku = await kit.makeSku(shop, 9);
    const orderId = await kit.bought(chen, shop, sku);
    expect(await kit.figures(shop)).toMatchObject({ shop: { ratingPoints: null, positiveRateBp: null } });
    expect((await kit.write(chen.userId, orderId)).state).toBe("shown");
    const listingId = await listingOf(orderId);
    expect((await readGoodsReviews(kit.db(), { listingId })).reviews).toMatchObject([
      {
        colour: "indigo",
        size: "M",
        words: "偏小，建议拍大一码",
        fit: "small",
        score: 1,
        description: 5,
        service: 4,
        delivery: 3,
      },
    ]);
    expect(await readReviewTallies(kit.db(), listingId)).toMatchObject([
      { colour: "indigo", size: "M", good: 1, bad: 0, description: 5, fit: { small: 1, right: 0 } },
    ]);
    expect(await kit.figures(shop)).toMatchObject({
      level: { value: { points: 1 }, facts: 1n },
      positive_rate: { value: { rateBp: 10_000 } },
      detailed_ratings: {
        value: {
          description: { averageMilli: 5_000 },
          service: { averageMilli: 4_000 },
          delivery: { averageMilli: 3_000 },
        },
      },
      shop: { ratingPoints: 1, positiveRateBp: 10_000 },
    });
    await kit.write(chen.userId, await kit.bought(chen, shop, sku), { score: "-1" });
    expect(await kit.figures(shop)).toMatchObject({
      level: { value: { points: 0 }, facts: 2n },
      shop: { ratingPoints: 0, positiveRateBp: 5_000 },
    });
  });

  it("imported facts stay as the history before", async () => {
    const shop = await kit.makeShop();
    await kit.db().reputationFact.create({
      data: {
        accountId: shop.accountId,
        eventId: shop.accountId,
        kind: "before",
        at: new Date("2026-01-01"),
        amount: 98n,
        score: 9_900,
      },
      select: { accountId: true },
    });
    await kit.write(chen.userId, await kit.bought(chen, shop), { score: "-1" });
    expect(await kit.figures(shop)).toMatchObject({
      level: { value: { points: 97 }, facts: 2n },
      shop: { ratingPoints: 97, positiveRateBp: 9_802 },
    });
  });

  it("is written once: the second time, and of twenty at once one", async () => {
    const orderId = await kit.bought(chen, xixi);
    await keepReviewDraft(test.as(chen.userId), draftOf(orderId));
    const all = await Promise.all(Array.from({ length: 20 }, () => send(chen.userId, orderId)));
    expect(all.filter((one) => one === "done")).toHaveLength(1);
    expect(new Set(all)).toEqual(new Set(["done", "conflict:review_written"]));
    expect(await outcome(keepReviewDraft(test.as(chen.userId), draftOf(orderId, { score: "-1" })))).toBe(
      "conflict:review_written",
    );
    const review = await kit.db().review.findFirstOrThrow({ where: { orderId }, select: { id: true } });
    expect(await kit.db().reputationFact.count({ where: { eventId: review.id } })).toBe(1);
  });

  it("of two drafts at once there is one", async () => {
    const orderId = await kit.bought(chen, xixi);
    await Promise.all(
      ["好", "很好", "非常好"].map((words) =>
        keepReviewDraft(test.as(chen.userId), draftOf(orderId, { words })),
      ),
    );
    expect(await kit.db().review.count({ where: { orderId } })).toBe(1);
  });

  it("says everything that is asked for before it is sent; what was written is kept", async () => {
    const orderId = await kit.bought(chen, xixi);
    const draft = draftOf(orderId, { score: "", service: "", fit: "", words: "还没想好" });
    await keepReviewDraft(test.as(chen.userId), draft);
    expect(await send(chen.userId, orderId)).toBe("invalid_input:choose:choose");
    const { review } = await readOwnReview(test.as(chen.userId), { orderId, place: firstPlace });
    expect(review).toMatchObject({ state: "draft", words: "还没想好", score: null, description: 5 });
    expect(await outcome(keepReviewDraft(test.as(chen.userId), { ...draft, description: "6" }))).toBe(
      "invalid_input:choose",
    );
    expect(await outcome(keepReviewDraft(test.as(chen.userId), { ...draft, words: "长".repeat(501) }))).toBe(
      "invalid_input:too_long",
    );
  });

  it("SECURITY 28: is the buyer's: nobody else's, a missing one looks the same, and staff by role", async () => {
    const orderId = await kit.bought(chen, xixi);
    const draft = (userId: string, id = orderId) =>
      outcome(keepReviewDraft(test.as(userId), draftOf(id, { words: userId })));
    expect(await draft(stranger.userId)).toBe("not_found");
    expect(await draft(xixi.userId)).toBe("not_found");
    expect(await draft(chen.userId, newId())).toBe("not_found");
    expect(await outcome(keepReviewDraft(test.ctx(), draftOf(orderId)))).toBe("not_signed_in");
    expect(await draft(await kit.makeStaff(chen, "viewer"))).toBe("forbidden");
    const buyer = await kit.makeStaff(chen, "buyer");
    expect(await draft(buyer)).toBe("done");
    expect(await send(stranger.userId, orderId)).toBe("not_found");
    expect(await send(buyer, orderId)).toBe("done");
    const { authorUserId, authorSeatId } = await kit
      .db()
      .review.findFirstOrThrow({ where: { orderId }, select: { authorUserId: true, authorSeatId: true } });
    expect(authorUserId).toBe(buyer);
    expect(authorSeatId).not.toBeNull();
  });

  it("belongs to a finished trade, within fifteen days", async () => {
    const sku = await kit.makeSku(xixi, 5);
    const { orderId } = await kit.order(chen, await kit.makeAddress(chen), sku);
    expect(await outcome(keepReviewDraft(test.as(chen.userId), draftOf(orderId)))).toBe(
      "conflict:review_not_yet",
    );
    const finished = await kit.bought(chen, xixi);
    const draft = (days: number) =>
      outcome(keepReviewDraft(test.as(chen.userId, { now: later(days) }), draftOf(finished)));
    expect(await draft(14.9)).toBe("done");
    expect(await draft(15.1)).toBe("conflict:review_too_late");
    const sendAt = (days: number) =>
      outcome(
        writeReview(test.as(chen.userId, { now: later(days) }), { orderId: finished, place: firstPlace }),
      );
    expect(await sendAt(15.1)).toBe("conflict:review_too_late");
  });

  it("of what was given back whole there is none; a part of the money takes no word away", async () => {
    const giveBack = async (amountFen: bigint) => {
      const orderId = await kit.bought(chen, xixi);
      const id = newId();
      const lines = [{ place: firstPlace, count: 1 }];
      await askRefund(test.as(chen.userId), {
        id,
        orderId,
        reason: "faulty",
        withReturn: false,
        lines,
        amountFen,
        words: "",
      });
      expect(await outcome(keepReviewDraft(test.as(chen.userId), draftOf(orderId)))).toBe("done");
      await agreeRefund(test.as(xixi.userId), { refundId: id });
      return orderId;
    };
    const [whole, part] = [await giveBack(12_900n), await giveBack(1_000n)];
    expect(await send(chen.userId, whole)).toBe("conflict:review_given_back");
    const waiting = await readToReview(test.as(chen.userId), chen.accountId);
    expect(waiting.map(({ orderId }) => orderId)).not.toContain(whole);
    expect(waiting.map(({ orderId }) => orderId)).toContain(part);
    expect(await send(chen.userId, part)).toBe("done");
  });

  it("with suspicious words is held: not shown, not counted, her own to read", async () => {
    const shop = await kit.makeShop();
    const orderId = await kit.bought(chen, shop);
    const held = await kit.write(chen.userId, orderId, {
      words: "想要便宜的加我微信 13800138000",
      score: "-1",
    });
    expect(held.state).toBe("held");
    const listingId = await listingOf(orderId);
    expect((await readGoodsReviews(kit.db(), { listingId })).reviews).toEqual([]);
    expect(await readReviewTallies(kit.db(), listingId)).toEqual([]);
    expect(await kit.figures(shop)).toMatchObject({ shop: { ratingPoints: null } });
    const own = await readOwnReview(test.as(chen.userId), { orderId, place: firstPlace });
    expect(own).toMatchObject({ review: { state: "held" }, mayFollowUp: false });
  });

  it("SECURITY 28: of an anonymous one nobody is told whose it is", async () => {
    const orderId = await kit.bought(chen, xixi);
    await kit.write(chen.userId, orderId, { isAnonymous: true });
    const listingId = await listingOf(orderId);
    const { reviews } = await readGoodsReviews(kit.db(), { listingId });
    expect(reviews[0]?.author).toMatch(/^.\*{3}.$/);
    const said = JSON.stringify(reviews);
    const { loginName } = await kit
      .db()
      .account.findUniqueOrThrow({ where: { id: chen.accountId }, select: { loginName: true } });
    for (const secret of [loginName, chen.accountId, chen.userId, orderId])
      expect(said).not.toContain(secret);
  });
});

describe("SECURITY 29: pictures of reviews", () => {
  const add = (userId: string, orderId: string, bytes: Uint8Array<ArrayBuffer>) =>
    addReviewPicture(test.as(userId), { orderId, place: firstPlace, bytes });
  const read = (userId: string | undefined, pictureId: string, isSmall = false) =>
    readReviewPicture(userId ? test.as(userId) : test.ctx(), { pictureId, isSmall });

  it("are painted anew, five at most, her own while she writes and everybody's when it is shown", async () => {
    const orderId = await kit.bought(chen, xixi);
    expect(await outcome(add(chen.userId, orderId, await kit.picture()))).toBe("not_found");
    await keepReviewDraft(test.as(chen.userId), draftOf(orderId));
    const secret = "shot at 30.27N 120.15E";
    const shot = await sharp(await kit.picture())
      .withExif({ IFD0: { Copyright: secret } })
      .jpeg()
      .toBuffer();
    expect(shot.includes(secret)).toBe(true);
    const photo = new Uint8Array(shot);
    const { pictureId } = await add(chen.userId, orderId, photo);
    expect(await outcome(add(chen.userId, orderId, new TextEncoder().encode("<svg/>")))).toBe(
      "invalid_input:picture_kind",
    );
    expect(await outcome(add(stranger.userId, orderId, photo))).toBe("not_found");
    const many = await Promise.all(
      Array.from({ length: 6 }, async (_, index) =>
        outcome(add(chen.userId, orderId, await kit.picture(index * 20))),
      ),
    );
    expect(many.filter((one) => one === "done")).toHaveLength(4);
    expect(many.filter((one) => one === "invalid_input:picture_too_many")).toHaveLength(2);
    expect(await read(undefined, pictureId)).toBeUndefined();
    expect(await read(stranger.userId, pictureId)).toBeUndefined();
    expect(await read(chen.userId, pictureId)).toMatchObject({ isPublic: false });
    expect(await send(chen.userId, orderId)).toBe("done");
    const shown = await read(undefined, pictureId);
    expect(shown?.isPublic).toBe(true);
    expect(Buffer.from(shown?.bytes ?? []).includes(secret)).toBe(false);
    const small = await read(undefined, pictureId, true);
    expect(await sharp(small?.bytes).metadata()).toMatchObject({ format: "jpeg", width: 320, height: 213 });
    expect(await outcome(add(chen.userId, orderId, photo))).toBe("conflict:review_written");
    const listingId = await listingOf(orderId);
    const { reviews } = await readGoodsReviews(kit.db(), { listingId });
    expect(reviews[0]?.pictures).toHaveLength(5);
    for (const change of [
      "update review_pictures set width = 1",
      "delete from review_pictures where review_id in (select id from reviews where state <> 'draft')",
    ])
      await expect(test.database.pool.query(change)).rejects.toThrow("not changed");
  });

  it("one is taken out again, and forty are decoded for a review, no more", async () => {
    const orderId = await kit.bought(chen, xixi);
    await keepReviewDraft(test.as(chen.userId), draftOf(orderId));
    const { pictureId } = await add(chen.userId, orderId, await kit.picture());
    await keepReviewDraft(test.as(chen.userId), draftOf(orderId, { remove: [pictureId] }));
    const { review } = await readOwnReview(test.as(chen.userId), { orderId, place: firstPlace });
    expect(review?.pictures).toEqual([]);
    await kit.db().review.updateMany({ where: { orderId }, data: { uploads: 40 } });
    expect(await outcome(add(chen.userId, orderId, await kit.picture()))).toBe("throttled");
  });

  it("a draft that nobody sends goes with its pictures, what was sent stays", async () => {
    const [draft, sent] = [await kit.bought(chen, xixi), await kit.bought(chen, xixi)];
    await keepReviewDraft(test.as(chen.userId), draftOf(draft));
    await add(chen.userId, draft, await kit.picture());
    await kit.write(chen.userId, sent);
    const old = new Date(Date.now() - 31 * dayMs);
    await kit.db().review.updateMany({ where: { orderId: { in: [draft, sent] } }, data: { begunAt: old } });
    expect(await sweepReviewDrafts(kit.db())).toBe(1);
    expect(await kit.db().review.count({ where: { orderId: { in: [draft, sent] } } })).toBe(1);
    await expect(test.database.pool.query("delete from reviews where state = 'shown'")).rejects.toThrow(
      "not deleted",
    );
  });
});

it("what waits for a review is told, the oldest first, until it is written or too late", async () => {
  const buyer = await kit.makeTrader();
  const [first, second] = [await kit.bought(buyer, xixi), await kit.bought(buyer, xixi)];
  await keepReviewDraft(test.as(buyer.userId), draftOf(second));
  const waiting = await readToReview(test.as(buyer.userId), buyer.accountId);
  expect(waiting.map(({ orderId, isBegun }) => [orderId, isBegun])).toEqual([
    [first, false],
    [second, true],
  ]);
  expect(await countToReview(test.as(await kit.makeStaff(buyer, "viewer")), buyer.accountId)).toBe(0);
  expect(await outcome(readToReview(test.as(stranger.userId), buyer.accountId))).toBe("not_found");
  await kit.write(buyer.userId, first);
  expect(await countToReview(test.as(buyer.userId), buyer.accountId)).toBe(1);
  expect(await countToReview(test.as(buyer.userId, { now: later(16) }), buyer.accountId)).toBe(0);
  const states = await readReviewStates(test.as(buyer.userId), {
    id: first,
    buyerAccountId: buyer.accountId,
  });
  expect(states.get(firstPlace)).toEqual({ state: "shown", isFollowedUp: false });
});
