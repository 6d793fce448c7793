import { describe, expect, it } from "vitest";
import { fitAttributes } from "../attributes.ts";
import { publishListingSchema } from "../schema.ts";
import { demoAttributes } from "./demo-attributes.ts";
import { parseStyles, sizeRange } from "./parse-styles.ts";
import { retailStyles } from "./retail-styles.ts";
import { wholesaleStyles } from "./wholesale-styles.ts";

const accountId = "019a0000-0000-7000-8000-000000000000";

describe.each([
  { market: "retail", table: retailStyles },
  { market: "wholesale", table: wholesaleStyles },
] as const)("the $market styles", ({ market, table }) => {
  const styles = parseStyles(market, table);

  it("are some sixty", () => {
    expect(styles.length).toBeGreaterThanOrEqual(55);
  });

  it.each(styles.map((style) => [style.listing.titleEn, style] as const))(
    "%s may be published",
    (_, style) => {
      expect(publishListingSchema.safeParse({ ...style.listing, accountId }).error).toBeUndefined();
      expect(style.daysOld).toBeGreaterThan(0);
    },
  );

  it("have a title each within their shop", () => {
    const titles = styles.map((style) => `${style.loginName} ${style.listing.titleZh}`);
    expect(new Set(titles).size).toBe(titles.length);
  });
});

it.each(parseStyles("retail", retailStyles).map(({ listing }) => [listing.titleZh, listing] as const))(
  "%s has what its category asks for",
  (_, listing) => {
    const attributes = demoAttributes(listing);
    expect(fitAttributes(listing.category, attributes)).toEqual({ attributes, wrong: [], missing: [] });
  },
);

describe("sizeRange", () => {
  it.each([
    ["S-XL", ["S", "M", "L", "XL"]],
    ["XL-5XL", ["XL", "XXL", "3XL", "4XL", "5XL"]],
    ["80-120", ["80", "90", "100", "110", "120"]],
    ["30-36", ["30", "31", "32", "34", "36"]],
    ["35-38", ["35", "36", "37", "38"]],
    ["one", ["one"]],
    ["18L 24L", ["18L", "24L"]],
    ["S M L", ["S", "M", "L"]],
  ])("%s", (text, sizes) => {
    expect(sizeRange(text)).toEqual(sizes);
  });
});
