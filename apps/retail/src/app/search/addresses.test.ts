import { parseFindAddress } from "@hutong/catalog/finding";
import { describe, expect, it } from "vitest";
import { findHref, toggledHref } from "./addresses.ts";

const read = (href: string) => {
  const query = new URL(href, "http://retail.localhost").searchParams;
  return parseFindAddress(Object.fromEntries([...query.keys()].map((name) => [name, query.getAll(name)])));
};

describe("the address of a search", () => {
  it("says what was asked for, and is read as it was written", () => {
    const address = {
      ...read("/search"),
      text: "连衣裙 A&B",
      colour: ["ink", "rose"],
      attribute: ["material=cotton"],
      from: "99.5",
      fromFen: 9_950n,
      inStock: true,
      shop: "mall/lan-mall",
      sort: "sales" as const,
      page: 3,
    };
    expect(read(findHref(address))).toEqual(address);
    expect(findHref(read("/search"))).toBe("/search");
  });

  it("a choice is made, and taken back, from the first page", () => {
    const address = read("/search?q=x&colour=ink&page=4");
    const with_ = toggledHref(address, "colour", "rose");
    expect(with_).toBe("/search?q=x&colour=ink&colour=rose");
    expect(toggledHref(read(with_), "colour", "ink")).toBe("/search?q=x&colour=rose");
  });
});
