import { type Database, openDatabase } from "@hutong/db";
import { ensureRoles } from "@hutong/db/server";
import { testDatabase } from "@hutong/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { addReviewPicture } from "./add-review-picture.ts";
import { answerReview } from "./answer-review.ts";
import { decideReview } from "./decide-review.ts";
import { followUpReview } from "./follow-up-review.ts";
import { keepReviewDraft } from "./keep-review-draft.ts";
import { readGoodsReviews } from "./read-goods-reviews.ts";
import { readToReview } from "./read-own-reviews.ts";
import { readReviewPicture } from "./read-review-picture.ts";
import { readReviewCase, readReviewQueue } from "./read-review-queue.ts";
import { readShopReviews } from "./read-shop-reviews.ts";
import { reportReview } from "./report-review.ts";
import { readReviewTallies } from "./review-tallies.ts";
import { addReviewWord, removeReviewWord } from "./review-words.ts";
import { sweepReviewDrafts } from "./sweep-review-drafts.ts";
import { draftOf, firstPlace, reviewsKit } from "./test-reviews.ts";
import { voteReview } from "./vote-review.ts";
import { writeReview } from "./write-review.ts";

const test = testDatabase();
const kit = reviewsKit(test);
const opened: Database[] = [];
let shops: Database;
let house: Database;
let market: Database;

beforeAll(async () => {
  const urls = await ensureRoles({
    connectionString: test.connectionString,
    passwords: { identity: "identity-password", wholesale: "wholesale-password", retail: "retail-password" },
  });
  if (!urls) throw new Error("the test server's owner may make roles");
  const open = (connectionString: string) => {
    const database = openDatabase({ connectionString, applicationName: "role" });
    opened.push(database);
    return database;
  };
  [shops, house, market] = [open(urls.retail), open(urls.identity), open(urls.wholesale)];
});

afterAll(async () => {
  for (const database of opened) await database.close();
  const name = new URL(test.connectionString).pathname.slice(1);
  for (const role of ["identity", "wholesale", "retail"]) {
    await test.database.pool.query(`drop owned by "${name}_${role}"`);
    await test.database.pool.query(`drop role "${name}_${role}"`);
  }
});

it("SECURITY 28: the shops write reviews and the house decides, each with the rights of its own connection", async () => {
  const [xixi, chen, reader] = await Promise.all([kit.makeShop(), kit.makeTrader(), kit.makeTrader()]);
  const orderId = await kit.bought(chen, xixi);
  const at = (userId: string) => test.as(userId, { db: shops.prisma });
  const of = { orderId, place: firstPlace };
  expect(await readToReview(at(chen.userId), chen.accountId)).toHaveLength(1);
  await keepReviewDraft(at(chen.userId), draftOf(orderId));
  const { pictureId } = await addReviewPicture(at(chen.userId), { ...of, bytes: await kit.picture() });
  const { pictureId: second } = await addReviewPicture(at(chen.userId), {
    ...of,
    bytes: await kit.picture(9),
  });
  await keepReviewDraft(at(chen.userId), draftOf(orderId, { remove: [second] }));
  const { reviewId } = await writeReview(at(chen.userId), of);
  await answerReview(at(xixi.userId), { reviewId, isToFollowUp: false, words: "谢谢" });
  await followUpReview(at(chen.userId), { reviewId, words: "很耐穿" });
  await voteReview(at(reader.userId), { reviewId, isHelpful: true });
  await reportReview(at(reader.userId), { reviewId, reason: "other", words: "" });
  const view = { show: "all", after: undefined } as const;
  expect((await readShopReviews(at(xixi.userId), { accountId: xixi.accountId, view })).toAnswer).toBe(1);

  const administrator = await kit.makeAdministrator("operator");
  const by = test.as(administrator, { db: house.prisma });
  expect(await readReviewQueue(by, { show: "open" })).toHaveLength(1);
  await decideReview(by, { reviewId, outcome: "hide_follow_up", reason: "与商品无关" });
  await decideReview(by, { reviewId, outcome: "hide", reason: "与商品无关" });
  expect(
    await readReviewPicture(test.ctx({ db: shops.prisma }), { pictureId, isSmall: true }),
  ).toBeUndefined();
  await decideReview(by, { reviewId, outcome: "show", reason: "查过了，没有问题" });
  expect((await readReviewCase(by, reviewId)).reports).toHaveLength(1);
  await addReviewWord(by, { word: "不许说" });
  await removeReviewWord(by, { word: "不许说" });
  expect(await sweepReviewDrafts(house.prisma)).toBe(0);
  const [listed] = await kit.db().review.findMany({ select: { listingId: true } });
  const listingId = listed?.listingId ?? "";
  expect((await readGoodsReviews(shops.prisma, { listingId })).reviews).toMatchObject([
    { helpful: 1, answer: { words: "谢谢" }, followUp: { words: "很耐穿" } },
  ]);
  expect(await readReviewTallies(shops.prisma, listingId)).toMatchObject([{ good: 1, followedUp: 1 }]);

  await decideReview(by, { reviewId, outcome: "hide", reason: "与商品无关" });
  for (const bent of [
    `update reviews set state = 'shown' where id = '${reviewId}'`,
    "update reviews set helpful = 9",
    "update review_tallies set good = 9",
    "insert into review_tallies (listing_id, colour, size) values (gen_random_uuid(), 'x', 'M')",
    "delete from reviews",
    "update review_answers set words = 'x'",
    "delete from review_reports",
    "insert into review_words (word, added_at) values ('x', now())",
    "select from reputation_facts",
  ])
    await expect(shops.pool.query(bent), bent).rejects.toThrow(/permission denied|the house decides/);
  for (const bent of [
    "insert into review_answers select * from review_answers",
    "delete from review_reports",
  ])
    await expect(house.pool.query(bent), bent).rejects.toThrow("permission denied");
  await expect(house.pool.query("update reviews set words = 'x'")).rejects.toThrow(/permission|not changed/);
  for (const table of ["reviews", "review_pictures", "review_reports", "review_tallies"])
    await expect(market.pool.query(`select from ${table}`)).rejects.toThrow("permission denied");
});

it("SECURITY 23: at the shops everybody sees how a shop is rated, and no other claim", async () => {
  const [xixi, chen] = await Promise.all([kit.makeShop(), kit.makeTrader()]);
  await kit.write(chen.userId, await kit.bought(chen, xixi));
  await kit.figures(xixi);
  const { rows } = await shops.pool.query(
    "select claim from shop_ratings where account_id = $1 order by claim",
    [xixi.accountId],
  );
  expect(rows.map(({ claim }) => claim)).toEqual(["detailed_ratings", "level", "positive_rate"]);
  expect(
    (
      await test.database.pool.query(
        `select from shop_claims where claim = 'turnover_band' and account_id = '${xixi.accountId}'`,
      )
    ).rowCount,
  ).toBe(1);
});
