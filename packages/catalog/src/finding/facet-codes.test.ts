import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  facetCode,
  facetCodesOf,
  parseFacetCode,
  priceBandOf,
  priceBandsFen,
  priceBandsWithin,
  thinningsOf,
} from "./facet-codes.ts";
import { parseFindAddress } from "./schema.ts";

const fen = fc.bigInt({ min: 1n, max: 100_000_000n });

describe("price bands", () => {
  it("a range's bands hold every price within it, and no band without one", () => {
    fc.assert(
      fc.property(fen, fen, fen, (one, other, price) => {
        const [from, to] = one < other ? [one, other] : [other, one];
        const bands = priceBandsWithin(from, to);
        if (price >= from && price <= to) expect(bands).toContain(priceBandOf(price));
        for (const band of bands) {
          expect((priceBandsFen[band + 1] ?? to + 1n) > from && (priceBandsFen[band] ?? 0n) <= to).toBe(true);
        }
      }),
    );
    expect(priceBandsWithin(undefined, undefined)).toHaveLength(priceBandsFen.length);
  });
});

describe("what a listing is counted under", () => {
  const facts = {
    listingId: "01939c3e-0000-7000-8000-00000000abc0",
    category: "dresses",
    colours: ["ink", "rose"],
    sizes: ["S"],
    priceFen: 18_900n,
    region: "浙江 杭州",
    kind: "shop",
    attributes: [["material", "cotton"]] as const,
  };

  it("says its category, colours, sizes, price, province, shop and attributes", () => {
    expect(facetCodesOf(facts)).toEqual(
      expect.arrayContaining([
        "c.dresses",
        "k.ink",
        "k.rose",
        "z.S",
        "p.2",
        "r.浙江",
        "t.shop",
        "a.material=cotton",
      ]),
    );
    expect(facetCodesOf({ ...facts, region: null }).some((code) => code.startsWith("r."))).toBe(false);
  });

  it("codes are read as they were written; anything else is none", () => {
    expect(parseFacetCode(facetCode("attribute", "material=cotton"))).toEqual({
      group: "attribute",
      key: "material=cotton",
    });
    for (const code of ["~1", "", "s", "x.y", "dresses"]) expect(parseFacetCode(code)).toBeUndefined();
  });

  it("each thinning is about half of the one before, and within it", () => {
    const ids = Array.from(
      { length: 4_096 },
      (_, n) => `01939c3e-0000-7000-8000-00000000${n.toString(16).padStart(4, "0")}`,
    );
    const counts = [1, 2, 3].map((n) => ids.filter((id) => thinningsOf(id).includes(`~${n}`)).length);
    expect(counts).toEqual([2_048, 1_024, 512]);
  });
});

describe("the address of a search", () => {
  it("is read leniently: what is no choice is left out", () => {
    const address = parseFindAddress({
      q: "  连衣裙 ",
      colour: ["ink", "ink", "", "x".repeat(90)],
      sort: "nonsense",
      page: "-3",
      stock: "1",
      attr: "material=cotton",
      shop: "wholesale/laobi",
    });
    expect(address).toMatchObject({
      text: "连衣裙",
      colour: ["ink"],
      sort: "relevance",
      page: 1,
      inStock: true,
      attribute: ["material=cotton"],
      shop: undefined,
    });
  });

  it.each([
    ["100", "200", 10_000n, 20_000n, undefined],
    ["99.5", "", 9_950n, undefined, undefined],
    ["￥１００", "", 10_000n, undefined, undefined],
    ["200", "100", undefined, undefined, "price_range"],
    ["abc", "100", undefined, undefined, "price_invalid"],
    ["-5", "", undefined, undefined, "price_invalid"],
  ])("from %s to %s is %s to %s, %s", (from, to, fromFen, toFen, priceFault) => {
    expect(parseFindAddress({ from, to })).toMatchObject({ fromFen, toFen, priceFault });
  });
});
