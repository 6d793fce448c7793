import { noOrigin } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { publishListing } from "../publish-listing.ts";
import { makeShop, retailStyle } from "../test-shops.ts";
import { facetCodesOf } from "./facet-codes.ts";
import { findGoods } from "./find-goods.ts";
import type { FindGoodsInput, FindSort } from "./schema.ts";

/** Beyond some four thousand hits a search reads other ways than below: what it says is held against every document. */
const styles = 9_000;
const colours = ["ink", "white", "rose"] as const;
const categories = ["dresses", "tops"] as const;

interface Style {
  readonly id: string;
  readonly words: readonly string[];
  readonly category: string;
  readonly colours: readonly string[];
  readonly priceFen: number;
  readonly sold: number;
  readonly merit: number;
  readonly publishedAt: number;
  readonly inStock: boolean;
}

const test = testDatabase();
const db = () => test.database.prisma;
let state = 7;
/** Evenly below a number, the same in every run (splitmix32). */
const next = (below: number) => {
  state = (state + 0x9e3779b9) | 0;
  let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return Math.floor((((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32) * below);
};

/** 连衣裙 is in most, 远山 in many and all of them dear, 青瓷 in a few. */
const all: readonly Style[] = Array.from({ length: styles }, (_, place) => {
  const priceFen = 1_000 + next(400_000);
  const words = ["连衣裙", "远山", "青瓷"].filter((word) =>
    word === "连衣裙" ? next(10) > 0 : word === "远山" ? priceFen > 170_000 : next(9) === 0,
  );
  return {
    id: `01939c3e-0000-7000-8000-${place.toString(16).padStart(8, "0")}${next(65_536).toString(16).padStart(4, "0")}`,
    words,
    category: categories[next(2)] ?? "tops",
    colours: colours.filter(() => next(2) === 0),
    priceFen,
    sold: next(30) === 0 ? next(2_000) : 0,
    merit: next(1_000_000) / 10_000,
    publishedAt: Date.UTC(2026, 0, 1) + next(300 * 86_400) * 1_000,
    inStock: next(4) > 0,
  };
});

beforeAll(async () => {
  const { accountId } = await makeShop(db(), "xi");
  const ctx = test.ctx({ actor: { kind: "system", name: "test" }, origin: noOrigin });
  await publishListing(ctx, { ...retailStyle, accountId });
  const rows = all.map((style) => ({
    id: style.id,
    vector: style.words.map((word, at) => `'${word}':${at + 1}A`).join(" "),
    facets: facetCodesOf({
      listingId: style.id,
      category: style.category,
      colours: style.colours,
      sizes: [],
      priceFen: BigInt(style.priceFen),
      region: null,
      kind: "shop",
      attributes: [],
    }),
    price_fen: style.priceFen,
    sold: style.sold,
    merit: style.merit,
    published_at: new Date(style.publishedAt).toISOString(),
    in_stock: style.inStock,
  }));
  const { pool } = test.database;
  await pool.query("delete from search_documents");
  await pool.query(
    `with made as (select * from jsonb_to_recordset($1::jsonb) r (id uuid, vector text, facets text[], price_fen bigint, sold integer,
        merit float8, published_at timestamptz, in_stock boolean)), listed as (
      insert into listings select (jsonb_populate_record(l, jsonb_build_object('id', r.id, 'price_fen', r.price_fen,
        'published_at', r.published_at))).* from listings l cross join made r returning id, account_id)
    insert into search_documents (listing_id, account_id, words, facets, price_fen, sold, merit, published_at, in_stock, is_open)
    select r.id, l.account_id, r.vector::tsvector, r.facets, r.price_fen, r.sold, r.merit, r.published_at, r.in_stock, true
    from made r join listed l on l.id = r.id`,
    [JSON.stringify(rows)],
  );
  await pool.query("vacuum analyze search_documents");
}, 120_000);

const keys: Readonly<Record<FindSort, (style: Style) => number>> = {
  relevance: ({ merit }) => -merit,
  sales: ({ sold }) => -sold,
  newest: ({ publishedAt }) => -publishedAt,
  price_up: ({ priceFen }) => priceFen,
  price_down: ({ priceFen }) => -priceFen,
};

/** Everything that fits, in its order. */
function expected({ text = "", sort = "relevance", ...wish }: FindGoodsInput): Style[] {
  const key = keys[sort];
  const isDown = sort !== "price_up";
  return all
    .filter(
      (style) =>
        (text === "" || style.words.includes(text)) &&
        (!wish.category?.length || wish.category.includes(style.category)) &&
        (!wish.colour?.length || wish.colour.some((colour) => style.colours.includes(colour))) &&
        (wish.fromFen === undefined || style.priceFen >= wish.fromFen) &&
        (wish.toFen === undefined || style.priceFen <= wish.toFen) &&
        (!wish.inStock || style.inStock),
    )
    .sort((a, b) => key(a) - key(b) || (isDown === a.id < b.id ? 1 : -1));
}

const wishes = fc.record({
  text: fc.constantFrom("", "连衣裙", "远山", "青瓷"),
  category: fc.constantFrom<string[]>([], [], ["dresses"], ["dresses", "tops"]),
  colour: fc.subarray([...colours]),
  inStock: fc.boolean(),
  sort: fc.constantFrom<FindSort>("relevance", "sales", "newest", "price_up", "price_down"),
  page: fc.constantFrom(1, 2, 21, 34),
});
const prices = fc.constantFrom({}, {}, { fromFen: 150_000n }, { fromFen: 20_000n, toFen: 300_000n });

describe("many hits", () => {
  it("a page holds what stands there among all, whichever way was gone; the number is true", async () => {
    await fc.assert(
      fc.asyncProperty(wishes, prices, async (wish, price) => {
        const input = { ...wish, ...price };
        const found = await findGoods(db(), input);
        const hits = expected(input);
        expect(found.isMore).toBe(found.total === 1_500 && hits.length > 1_500);
        expect(found.total).toBe(Math.min(1_500, hits.length));
        const page = hits.slice((wish.page - 1) * 30, wish.page * 30);
        // The first pages of words are weighed by how they fit.
        if (wish.text && wish.sort === "relevance" && wish.page <= 20) {
          expect(found.listings).toHaveLength(page.length);
          const fitting = new Set(hits.map(({ id }) => id));
          expect(found.listings.every(({ id }) => fitting.has(id))).toBe(true);
        } else expect(found.listings.map(({ id }) => id)).toEqual(page.map(({ id }) => id));
      }),
      { numRuns: 120, seed: 20_261_125 },
    );
  }, 120_000);

  it("what each choice would leave is right to a part, and exact where it is not said to be estimated", async () => {
    await fc.assert(
      fc.asyncProperty(wishes, prices, async (wish, price) => {
        const input = { ...wish, ...price, page: 1 };
        const { facets } = await findGoods(db(), input);
        for (const { key, count } of facets.groups.colour) {
          const left = expected({ ...input, colour: [] }).filter((style) => style.colours.includes(key));
          agrees(count, left.length, facets.isEstimate);
        }
        for (const { key, count } of facets.groups.category) {
          agrees(count, expected({ ...input, category: [key] }).length, facets.isEstimate);
        }
        agrees(facets.inStock, expected({ ...input, inStock: true }).length, facets.isEstimate);
      }),
      { numRuns: 60, seed: 20_261_126 },
    );
  }, 120_000);

  it("the best by sales and newness are weighed by how well the words fit", async () => {
    const { listings } = await findGoods(db(), { text: "连衣裙" });
    const best = new Set(
      expected({ text: "连衣裙" })
        .slice(0, 300)
        .map(({ id }) => id),
    );
    expect(listings.every(({ id }) => best.has(id))).toBe(true);
  });
});

function agrees(count: number, truth: number, isEstimate: boolean): void {
  if (!isEstimate) expect(count).toBe(truth);
  else if (truth > 500) expect(Math.abs(count - truth) / truth).toBeLessThan(0.35);
}
