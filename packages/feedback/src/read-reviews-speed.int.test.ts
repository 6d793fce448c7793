import { newId } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import { beforeAll, expect, it } from "vitest";
import { readGoodsReviews } from "./read-goods-reviews.ts";
import { readShopReviews } from "./read-shop-reviews.ts";
import { readReviewTallies, sumTallies } from "./review-tallies.ts";
import { type ReviewsView, reviewsViewSchema } from "./schema.ts";
import { reviewsKit } from "./test-reviews.ts";

const test = testDatabase();
const kit = reviewsKit(test);
const reviews = 100_000;
const listingId = newId();
let seller: Awaited<ReturnType<typeof kit.makeShop>>;

/** A style with 100,000 reviews in 4 colours × 5 sizes: 2 % bad, 3 % neutral, 6 % with pictures, 4 % followed up. */
beforeAll(async () => {
  const buyer = await kit.makeTrader();
  seller = await kit.makeShop();
  const { pool } = test.database;
  const client = await pool.connect();
  // One row at a time the triggers would bring each tally up to date 5,000 times: they are held against the sum below.
  for (const table of ["reviews", "order_lines"])
    await client.query(`alter table ${table} disable trigger user`);
  await client.query(
    `with checkout as (
      insert into checkouts (id, buyer_account_id, digest, placed_at) values (gen_random_uuid(), $1, '', now()) returning id
    )
    insert into orders (id, checkout_id, buyer_account_id, seller_account_id, state, goods_fen, shipping_fen, total_fen,
      ship_to, month, placed_at)
    select gen_random_uuid(), checkout.id, $1, $2, 'trade_finished', 100, 0, 100, '{}', '2026-11', now()
    from checkout, generate_series(1, $3 / 100)`,
    [buyer.accountId, seller.accountId, reviews],
  );
  await client.query(
    `insert into order_lines (order_id, place, sku_id, listing_id, title_zh, title_en, category, drawing, colour, size,
      price_fen, count)
    select o.id, n, gen_random_uuid(), $1, '棉麻连衣裙', 'Linen dress', 'dresses', 'dress',
      (array['indigo', 'sand', 'white', 'black'])[1 + n % 4], (array['S', 'M', 'L', 'XL', 'XXL'])[1 + n % 5], 1, 1
    from orders o, generate_series(1, 100) n where o.seller_account_id = $2`,
    [listingId, seller.accountId],
  );
  await client.query(
    `insert into reviews (id, order_id, place, listing_id, colour, size, category, buyer_account_id, seller_account_id,
      author_user_id, state, score, description, service, delivery, fit, words, picture_count, begun_at, written_at,
      follow_up, follow_up_state, followed_up_at, awaits_answer, helpful, times_rated)
    select gen_random_uuid(), order_id, place, listing_id, colour, size, category, $1, $2, $3, 'shown',
      case when r % 51 = 0 then -1 when r % 33 = 0 then 0 else 1 end, 4 + r % 2, 5, 5,
      (array['small', 'right', 'right', 'large'])[1 + r % 4]::review_fit, repeat('很好', 20),
      case when r % 17 = 0 then 3 else 0 end, at, at,
      case when r % 23 = 0 then '追评' end,
      case when r % 23 = 0 then 'shown' end::review_state, case when r % 23 = 0 then at end,
      r % 3 = 0, case when r % 49 = 0 then r % 97 else 0 end, 1
    from (select l.*, now() - make_interval(secs => l.r * 90) as at
      from (select *, (row_number() over (order by order_id, place))::int as r from order_lines where listing_id = $4) l) x`,
    [buyer.accountId, seller.accountId, buyer.userId, listingId],
  );
  await client.query(
    "insert into review_tallies (listing_id, colour, size) select distinct listing_id, colour, size from reviews where listing_id = $1",
    [listingId],
  );
  for (const table of ["reviews", "order_lines"])
    await client.query(`alter table ${table} enable trigger user`);
  await client.query("analyze");
  client.release();
}, 180_000);

async function p95(work: () => Promise<unknown>, times = 40): Promise<number> {
  await work();
  const took: number[] = [];
  for (let index = 0; index < times; index += 1) {
    const start = performance.now();
    await work();
    took.push(performance.now() - start);
  }
  return took.toSorted((a, b) => a - b)[Math.ceil(times * 0.95) - 1] ?? 0;
}

it("a page of a style with 100,000 reviews is one quick statement, whatever is asked for", async () => {
  const figures: Record<string, number> = {};
  const views: Record<string, Partial<ReviewsView>> = {
    newest: {},
    "newest of a variant": { colour: "sand", size: "M" },
    "of a colour": { colour: "black" },
    pictured: { only: "pictured" },
    "followed up": { only: "followed_up" },
    bad: { only: "bad" },
    "bad of a variant": { only: "bad", colour: "white", size: "L" },
    helpful: { sort: "helpful" },
    "helpful and bad": { sort: "helpful", only: "bad" },
    "no such variant": { colour: "indigo", size: "XXXL", sort: "helpful" },
  };
  for (const [name, view] of Object.entries(views)) {
    const read = () =>
      readGoodsReviews(kit.db(), { listingId, view: { ...reviewsViewSchema.parse({}), ...view } });
    figures[name] = await p95(read);
    expect((await read()).reviews, name).toHaveLength(name === "no such variant" ? 0 : 10);
  }
  figures.tallies = await p95(() => readReviewTallies(kit.db(), listingId));
  // The workbench of its shop.
  for (const show of ["to_answer", "bad", "all"] as const)
    figures[`workbench ${show}`] = await p95(() =>
      readShopReviews(test.as(seller.userId), {
        accountId: seller.accountId,
        view: { show, after: undefined },
      }),
    );
  process.stdout.write(
    `${Object.entries(figures)
      .map(([name, ms]) => `${name}: p95 ${ms.toFixed(1)} ms`)
      .join("\n")}\n`,
  );
  for (const [name, ms] of Object.entries(figures)) expect(ms, name).toBeLessThan(250);
});

it("pages follow each other without a gap or a double, to the end", async () => {
  for (const sort of ["new", "helpful"] as const) {
    const seen = new Set<string>();
    let after: string | undefined;
    for (let page = 0; page < 25; page += 1) {
      const view = { ...reviewsViewSchema.parse({ sort, only: "bad", colour: "white", size: "L" }), after };
      const { reviews: found, next } = await readGoodsReviews(kit.db(), { listingId, view });
      for (const { id } of found) seen.add(id);
      after = next;
      if (!next) break;
    }
    const { rows } = await test.database.pool.query(
      "select count(*)::int as n from reviews where listing_id = $1 and score = -1 and colour = 'white' and size = 'L'",
      [listingId],
    );
    expect(seen.size).toBe(Math.min(rows[0]?.n, 250));
  }
});

it("the tallies are the sum of the shown reviews, whatever becomes of them", async () => {
  const { pool } = test.database;
  // What was brought in with the triggers off is hidden and shown again, a thousandth of it, through the triggers.
  await pool.query("delete from review_tallies where listing_id = $1", [listingId]);
  await pool.query(`insert into review_tallies (listing_id, colour, size, good, neutral, bad, description, service, delivery,
      fit_small, fit_right, fit_large, pictured, followed_up) ${summed}`);
  await pool.query("update reviews set state = 'hidden' where listing_id = $1 and helpful > 90", [listingId]);
  await pool.query(
    "update reviews set follow_up_state = 'hidden' where listing_id = $1 and helpful > 80 and follow_up is not null",
    [listingId],
  );
  await pool.query("update reviews set state = 'shown' where listing_id = $1 and helpful = 92", [listingId]);
  const { rows } = await pool.query(summed);
  const kept = await pool.query(
    `select listing_id, colour, size, good, neutral, bad, description, service, delivery, fit_small, fit_right, fit_large,
       pictured, followed_up from review_tallies where listing_id = '${listingId}' order by colour, size`,
  );
  expect(kept.rows).toEqual(rows);
  const summary = sumTallies(await readReviewTallies(kit.db(), listingId));
  expect(summary.count).toBe(rows.reduce((sum, row) => sum + row.good + row.neutral + row.bad, 0));
});

const summed = `select listing_id, colour, size, count(*) filter (where score = 1)::int as good,
    count(*) filter (where score = 0)::int as neutral, count(*) filter (where score = -1)::int as bad,
    sum(description)::bigint as description, sum(service)::bigint as service, sum(delivery)::bigint as delivery,
    count(*) filter (where fit = 'small')::int as fit_small, count(*) filter (where fit = 'right')::int as fit_right,
    count(*) filter (where fit = 'large')::int as fit_large, count(*) filter (where picture_count > 0)::int as pictured,
    count(*) filter (where follow_up_state = 'shown')::int as followed_up
  from reviews where state = 'shown' and listing_id = '${listingId}' group by listing_id, colour, size order by colour, size`;
