import { newId } from "@hutong/kernel";
import { outcome, type Trader } from "@hutong/orders/test-shops";
import { recomputeFigures } from "@hutong/reputation";
import { testDatabase } from "@hutong/testing";
import { beforeAll, describe, expect, it } from "vitest";
import { answerReview } from "./answer-review.ts";
import { decideReview } from "./decide-review.ts";
import { followUpReview } from "./follow-up-review.ts";
import { readGoodsReviews } from "./read-goods-reviews.ts";
import { readReviewCase, readReviewQueue } from "./read-review-queue.ts";
import { readShopReviews } from "./read-shop-reviews.ts";
import { reportReview } from "./report-review.ts";
import { readReviewTallies } from "./review-tallies.ts";
import { addReviewWord, readReviewWords, removeReviewWord } from "./review-words.ts";
import type { reviewOutcomes, ShopReviewsView } from "./schema.ts";
import { reviewsKit } from "./test-reviews.ts";
import { voteReview } from "./vote-review.ts";

const test = testDatabase();
const kit = reviewsKit(test);
let xixi: Trader;
let chen: Trader;
let stranger: Trader;
let support: string;

beforeAll(async () => {
  [xixi, chen, stranger, support] = await Promise.all([
    kit.makeShop(),
    kit.makeTrader(),
    kit.makeTrader(),
    kit.makeAdministrator("support"),
  ]);
});

/** A review that stands, of a shop of its own unless one is named. */
async function standing(shop?: Trader, said: Parameters<typeof kit.write>[2] = {}) {
  const seller = shop ?? (await kit.makeShop());
  const orderId = await kit.bought(chen, seller);
  const { reviewId } = await kit.write(chen.userId, orderId, said);
  const { listingId } = await kit
    .db()
    .review.findUniqueOrThrow({ where: { id: reviewId }, select: { listingId: true } });
  return { seller, reviewId, listingId, orderId };
}

const shownOf = async (listingId: string) => (await readGoodsReviews(kit.db(), { listingId })).reviews[0];

describe("a follow-up", () => {
  const add = (userId: string, reviewId: string, words = "洗过三次，没有起球", now = new Date()) =>
    outcome(followUpReview(test.as(userId, { now }), { reviewId, words }));

  it("is said once, within 180 days, and changes no rating", async () => {
    const { reviewId, listingId, seller } = await standing();
    const before = await kit.figures(seller);
    const all = await Promise.all(Array.from({ length: 8 }, () => add(chen.userId, reviewId)));
    expect(all.filter((one) => one === "done")).toHaveLength(1);
    expect(new Set(all)).toEqual(new Set(["done", "conflict:review_followed_up"]));
    expect((await shownOf(listingId))?.followUp).toMatchObject({ words: "洗过三次，没有起球" });
    expect((await readReviewTallies(kit.db(), listingId))[0]).toMatchObject({ good: 1, followedUp: 1 });
    expect(await kit.figures(seller)).toEqual(before);
    const old = await standing(seller);
    const late = new Date(Date.now() + 181 * 86_400_000);
    expect(await add(chen.userId, old.reviewId, "晚了", late)).toBe("conflict:review_too_late");
  });

  it("SECURITY 28: is the writer's; another's and a missing one look the same", async () => {
    const { reviewId } = await standing();
    expect(await add(stranger.userId, reviewId)).toBe("not_found");
    expect(await add(chen.userId, newId())).toBe("not_found");
    expect(await outcome(followUpReview(test.ctx(), { reviewId, words: "x" }))).toBe("not_signed_in");
    expect(await add(await kit.makeStaff(chen, "finance"), reviewId)).toBe("forbidden");
    expect(await add(chen.userId, reviewId, " ")).toBe("invalid_input:empty");
  });

  it("with suspicious words is held by itself: the review stays shown", async () => {
    const { reviewId, listingId } = await standing();
    expect(await followUpReview(test.as(chen.userId), { reviewId, words: "加我微信返现" })).toEqual({
      state: "held",
    });
    expect(await shownOf(listingId)).toMatchObject({ words: "偏小，建议拍大一码", followUp: null });
    expect((await readReviewTallies(kit.db(), listingId))[0]).toMatchObject({ good: 1, followedUp: 0 });
  });
});

describe("the shop's answer", () => {
  const answer = (userId: string, reviewId: string, isToFollowUp = false, words = "亲，下次给您换大一码") =>
    outcome(answerReview(test.as(userId), { reviewId, isToFollowUp, words }));

  it("is given once to the review and once to the follow-up, also where two answer at once", async () => {
    const { seller, reviewId, listingId } = await standing();
    const service = await kit.makeStaff(seller, "service");
    expect(await answer(service, reviewId, true)).toBe("not_found");
    const two = await Promise.all([answer(seller.userId, reviewId), answer(service, reviewId)]);
    expect(two.toSorted()).toEqual(["conflict:review_answered", "done"]);
    await followUpReview(test.as(chen.userId), { reviewId, words: "谢谢" });
    expect(await answer(service, reviewId, true, "不客气")).toBe("done");
    expect(await answer(seller.userId, reviewId, true)).toBe("conflict:review_answered");
    expect(await shownOf(listingId)).toMatchObject({
      answer: { words: "亲，下次给您换大一码" },
      answerToFollowUp: { words: "不客气" },
    });
  });

  it("SECURITY 28: is the shop's own, by role, and no way past the house's doors", async () => {
    const { seller, reviewId } = await standing();
    expect(await answer(chen.userId, reviewId)).toBe("not_found");
    expect(await answer(xixi.userId, reviewId)).toBe("not_found");
    expect(await answer(seller.userId, newId())).toBe("not_found");
    expect(await answer(await kit.makeStaff(seller, "buyer"), reviewId)).toBe("forbidden");
    expect(await outcome(answerReview(test.ctx(), { reviewId, isToFollowUp: false, words: "x" }))).toBe(
      "not_signed_in",
    );
    expect(await answer(seller.userId, reviewId, false, "请加微信 xixi888")).toBe(
      "invalid_input:no_contacts",
    );
  });
});

describe("the workbench", () => {
  it("shows what waits for an answer, the bad ones first, page by page; anonymous ones without a name", async () => {
    const shop = await kit.makeShop();
    const sku = await kit.makeSku(shop, 99);
    for (const [index, score] of ["1", "-1", "0", "1", "-1"].entries()) {
      const orderId = await kit.bought(chen, shop, sku);
      await kit.write(chen.userId, orderId, { score, words: `第 ${index} 件`, isAnonymous: index === 1 });
    }
    const read = (view: Partial<ShopReviewsView> = {}, userId = shop.userId) =>
      readShopReviews(test.as(userId), {
        accountId: shop.accountId,
        view: { show: "to_answer", after: undefined, ...view },
      });
    const first = await read();
    expect(first.reviews.map(({ words }) => words)).toEqual([
      "第 4 件",
      "第 1 件",
      "第 2 件",
      "第 3 件",
      "第 0 件",
    ]);
    expect(first).toMatchObject({ toAnswer: 5, mayAnswer: true, next: undefined });
    expect(first.reviews[1]?.author).toMatch(/\*{3}/);
    await answerReview(test.as(shop.userId), {
      reviewId: first.reviews[0]?.id ?? "",
      isToFollowUp: false,
      words: "抱歉",
    });
    expect((await read()).toAnswer).toBe(4);
    expect((await read({ show: "bad" })).reviews.map(({ score }) => score)).toEqual([-1, 0, -1]);
    // The rest after any of them, as the pages go.
    const at = first.reviews[1];
    const rest = await read({ after: `${(at?.score ?? 0) + 1}${at?.writtenAt.getTime()}.${at?.id}` });
    expect(rest.reviews.map(({ words }) => words)).toEqual(["第 2 件", "第 3 件", "第 0 件"]);
    expect(await read({}, await kit.makeStaff(shop, "viewer"))).toMatchObject({ mayAnswer: false });
    expect(await outcome(read({}, chen.userId))).toBe("not_found");
    expect(await outcome(read({}, await kit.makeStaff(shop, "buyer")))).toBe("forbidden");
  });
});

describe("votes and reports", () => {
  it("each reader votes once, takes it back, and nobody for her own", async () => {
    const { reviewId, listingId } = await standing();
    const vote = (userId: string, isHelpful = true) =>
      outcome(voteReview(test.as(userId), { reviewId, isHelpful }));
    await Promise.all([vote(stranger.userId), vote(stranger.userId), vote(xixi.userId)]);
    expect((await shownOf(listingId))?.helpful).toBe(2);
    const { reviews } = await readGoodsReviews(kit.db(), { listingId, viewerId: stranger.userId });
    expect(reviews[0]?.isVoted).toBe(true);
    expect(await vote(stranger.userId, false)).toBe("done");
    expect((await shownOf(listingId))?.helpful).toBe(1);
    expect(await vote(chen.userId)).toBe("forbidden");
    expect(await outcome(voteReview(test.ctx(), { reviewId, isHelpful: true }))).toBe("not_signed_in");
    expect(await outcome(voteReview(test.as(xixi.userId), { reviewId: newId(), isHelpful: true }))).toBe(
      "not_found",
    );
  });

  it("anybody signed in reports once; it stays shown until the house has looked", async () => {
    const { reviewId, listingId, seller } = await standing();
    const report = (userId: string, id = reviewId) =>
      outcome(reportReview(test.as(userId), { reviewId: id, reason: "insult", words: "" }));
    const two = await Promise.all([report(seller.userId), report(seller.userId)]);
    expect(two.toSorted()).toEqual(["conflict:review_reported", "done"]);
    expect(await report(stranger.userId)).toBe("done");
    expect(await report(stranger.userId, newId())).toBe("not_found");
    expect(await outcome(reportReview(test.ctx(), { reviewId, reason: "insult", words: "" }))).toBe(
      "not_signed_in",
    );
    expect(await shownOf(listingId)).toBeDefined();
    const queue = await readReviewQueue(test.as(support), { show: "open" });
    expect(queue.find(({ id }) => id === reviewId)).toMatchObject({ state: "shown", reports: 2 });
  });

  it("twenty reports a day", async () => {
    const { reviewId } = await standing();
    const reader = await kit.makeTrader();
    await kit.db().$executeRaw`
      insert into review_reports (id, review_id, user_id, reason, words, at)
      select gen_random_uuid(), id, ${reader.userId}::uuid, 'other', '', now()
      from (select id from reviews where id <> ${reviewId}::uuid and state <> 'draft' limit 20) r`;
    const made = await kit.db().reviewReport.count({ where: { userId: reader.userId } });
    expect(made).toBeGreaterThan(10);
    const more = 20 - made;
    for (let index = 0; index < more; index += 1) {
      const one = await standing(xixi);
      await reportReview(test.as(reader.userId), { reviewId: one.reviewId, reason: "other", words: "" });
    }
    expect(
      await outcome(reportReview(test.as(reader.userId), { reviewId, reason: "other", words: "" })),
    ).toBe("throttled");
  });
});

describe("the house", () => {
  const decide = (
    userId: string,
    reviewId: string,
    decision: (typeof reviewOutcomes)[number] = "hide",
    reason = "与商品无关的内容",
  ) => outcome(decideReview(test.as(userId), { reviewId, outcome: decision, reason }));

  it("hides a review: its rating counts no more, and counts again when it is shown; all figures as computed anew", async () => {
    const { reviewId, listingId, seller } = await standing(undefined, { score: "-1", description: "1" });
    await kit.write(chen.userId, await kit.bought(chen, seller));
    // The trade's averages too are as of now.
    await recomputeFigures(test.database.pool, { now: new Date() });
    const both = await kit.figures(seller);
    expect(both).toMatchObject({ shop: { ratingPoints: 0, positiveRateBp: 5_000 } });
    await reportReview(test.as(seller.userId), { reviewId, reason: "insult", words: "骂人" });
    expect(await decide(support, reviewId)).toBe("done");
    expect(await kit.figures(seller)).toMatchObject({
      level: { value: { points: 1 }, facts: 1n },
      detailed_ratings: { value: { description: { averageMilli: 5_000 } }, facts: 1n },
      shop: { ratingPoints: 1, positiveRateBp: 10_000 },
    });
    expect(await shownOf(listingId)).toBeUndefined();
    expect((await readReviewTallies(kit.db(), listingId))[0]).toMatchObject({ bad: 0, fit: { small: 0 } });
    const queue = await readReviewQueue(test.as(support), { show: "open" });
    expect(queue.some(({ id }) => id === reviewId)).toBe(false);
    expect(await decide(support, reviewId, "show", "查过了，没有问题")).toBe("done");
    expect(await kit.figures(seller)).toEqual(both);
    expect(await decide(support, reviewId)).toBe("done");
    expect(await decide(support, reviewId)).toBe("conflict");
    expect(await decide(support, reviewId, "show", "再看一次，没有问题")).toBe("done");
    expect(await kit.figures(seller)).toEqual(both);
    await recomputeFigures(test.database.pool, { now: new Date() });
    expect(await kit.figures(seller)).toEqual(both);
    const audit = await kit
      .db()
      .auditEntry.count({ where: { action: "review.decided", actorUserId: support } });
    expect(audit).toBe(4);
  });

  it("of two who decide at once the shop's figures see one decision", async () => {
    const { reviewId, seller } = await standing();
    const other = await kit.makeAdministrator("operator");
    const two = await Promise.all([decide(support, reviewId), decide(other, reviewId)]);
    expect(two.toSorted()).toEqual(["conflict", "done"]);
    const facts = await kit.db().reputationFact.findMany({
      where: { accountId: seller.accountId, kind: { in: ["rating", "rating_void"] } },
      select: { kind: true },
    });
    expect(facts.map(({ kind }) => kind).toSorted()).toEqual(["rating", "rating_void"]);
  });

  it("shows what was held, and only then its rating counts", async () => {
    const seller = await kit.makeShop();
    const orderId = await kit.bought(chen, seller);
    const { reviewId } = await kit.write(chen.userId, orderId, { words: "详情 www.example.com" });
    expect(await readReviewCase(test.as(support), reviewId)).toMatchObject({
      state: "held",
      suspicions: ["link"],
    });
    expect(await decide(support, reviewId, "show", "链接是洗涤说明")).toBe("done");
    expect(await kit.figures(seller)).toMatchObject({ shop: { ratingPoints: 1 } });
  });

  it("hides a follow-up or the answers alone", async () => {
    const { reviewId, listingId, seller } = await standing();
    await followUpReview(test.as(chen.userId), { reviewId, words: "追加一句" });
    await answerReview(test.as(seller.userId), { reviewId, isToFollowUp: false, words: "回复一句" });
    expect(await decide(support, reviewId, "hide_follow_up")).toBe("done");
    expect(await shownOf(listingId)).toMatchObject({ followUp: null, answer: { words: "回复一句" } });
    expect(await decide(support, reviewId, "hide_answers")).toBe("done");
    expect(await shownOf(listingId)).toMatchObject({ followUp: { words: "追加一句" }, answer: null });
    expect(await kit.figures(seller)).toMatchObject({ shop: { ratingPoints: 1 } });
  });

  it("SECURITY 20, 28: by its roles, with a fresh sign-in and a reason, and nobody about her own", async () => {
    const { reviewId, seller } = await standing();
    expect(await decide(chen.userId, reviewId)).toBe("forbidden");
    expect(await decide(await kit.makeAdministrator("auditor"), reviewId)).toBe("forbidden");
    expect(await decide(support, newId())).toBe("not_found");
    expect(await decide(support, reviewId, "hide", "嗯")).toMatch(/^invalid_input/);
    const stale = decideReview(kit.stale(support), { reviewId, outcome: "hide", reason: "与商品无关" });
    expect(await outcome(stale)).toBe("reauthenticate");
    for (const { userId } of [seller, chen]) {
      await kit.db().user.update({ where: { id: userId }, data: { adminRole: "operator" } });
      expect(await decide(userId, reviewId)).toBe("forbidden");
      await kit.db().user.update({ where: { id: userId }, data: { adminRole: null } });
    }
    expect(await outcome(readReviewQueue(test.as(chen.userId), { show: "open" }))).toBe("forbidden");
    expect(await outcome(readReviewCase(test.as(chen.userId), reviewId))).toBe("forbidden");
  });

  it("keeps the list of words that hold: from the next review on", async () => {
    const operator = await kit.makeAdministrator("operator");
    await addReviewWord(test.as(operator), { word: " 代 写 论文 " });
    await addReviewWord(test.as(operator), { word: "代写论文" });
    const words = (await readReviewWords(test.as(support))).map(({ word }) => word);
    expect(words.filter((word) => word === "代写论文")).toHaveLength(1);
    const orderId = await kit.bought(chen, xixi);
    expect((await kit.write(chen.userId, orderId, { words: "好评，代写·论文" })).state).toBe("held");
    await removeReviewWord(test.as(operator), { word: "代写论文" });
    expect(await outcome(removeReviewWord(test.as(operator), { word: "代写论文" }))).toBe("not_found");
    expect(await outcome(addReviewWord(test.as(support), { word: "两个字" }))).toBe("forbidden");
    expect(await outcome(addReviewWord(kit.stale(operator), { word: "两个字" }))).toBe("reauthenticate");
    expect(await outcome(addReviewWord(test.as(operator), { word: "字" }))).toBe("invalid_input:too_short");
  });
});

it("what was sent cannot be changed, by the owner of the tables neither", async () => {
  const { reviewId } = await standing();
  await followUpReview(test.as(chen.userId), { reviewId, words: "追加" });
  for (const change of [
    "words = 'x'",
    "score = -1",
    "follow_up = 'x'",
    "state = 'draft'",
    "picture_count = 3",
  ])
    await expect(
      test.database.pool.query(`update reviews set ${change} where id = '${reviewId}'`),
    ).rejects.toThrow("not changed");
});
