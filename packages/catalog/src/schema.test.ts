import { describe, expect, it } from "vitest";
import { browseSchema, publishListingSchema } from "./schema.ts";

const style = {
  accountId: "019a0000-0000-7000-8000-000000000000",
  titleZh: "纯棉T恤",
  titleEn: "Cotton tee",
  drawing: "tee",
  colours: ["ink"],
  sizes: ["M"],
};

describe("publishListingSchema", () => {
  it.each([
    ["a wholesale price", { ...style, market: "wholesale", category: "basics", moq: 50, priceFen: 1n }],
    ["a retail MOQ", { ...style, market: "retail", category: "tops", priceFen: 1n, moq: 1 }],
    ["no price", { ...style, market: "retail", category: "tops" }],
    ["a price of nothing", { ...style, market: "retail", category: "tops", priceFen: 0n }],
    ["the other market's category", { ...style, market: "retail", category: "zips", priceFen: 1n }],
    ["a MOQ of half a piece", { ...style, market: "wholesale", category: "basics", moq: 0.5 }],
  ])("refuses %s", (_, input) => {
    expect(publishListingSchema.safeParse(input).success).toBe(false);
  });
});

describe("browseSchema", () => {
  it("understands an address", () => {
    expect(browseSchema.parse({ q: " 毛衣 ", category: "knitwear", sort: "price_up", page: "2" })).toEqual({
      q: "毛衣",
      category: "knitwear",
      line: undefined,
      sort: "price_up",
      page: 2,
    });
  });

  it("leaves out what it does not understand", () => {
    const odd = { q: ["a", "b"], category: "x'; --", line: "9", sort: "dearest", page: "-1", more: "1" };
    expect(browseSchema.parse(odd)).toEqual({
      q: "a",
      category: undefined,
      line: undefined,
      sort: "newest",
      page: 1,
    });
  });
});
