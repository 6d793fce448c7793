import { describe, expect, it } from "vitest";
import { buyersHref, buyersInput, isFiltered, readBuyersView } from "./buyers-view.ts";

describe("the address of a list of buyers", () => {
  it("is short where nothing was asked for, and reads as it was written", () => {
    expect(buyersHref(readBuyersView({}))).toBe("/buyers");
    const view = readBuyersView({
      q: "xi",
      level: "crown",
      dispute: "100",
      band: "5",
      region: "杭州",
      sort: "level",
      order: "up",
      page: "3",
      cols: ["level", "since"],
    });
    const query = new URL(buyersHref(view), "http://x").searchParams;
    const again = Object.fromEntries([...new Set(query.keys())].map((key) => [key, query.getAll(key)]));
    expect(readBuyersView(again)).toEqual(view);
    expect(isFiltered(view)).toBe(true);
  });

  it("passes over what it cannot read", () => {
    const wrong = {
      level: "king",
      dispute: "7",
      band: "x",
      sort: "secret",
      order: "sideways",
      page: "-1",
      cols: "no",
    };
    expect(readBuyersView(wrong)).toEqual(readBuyersView({}));
    expect(isFiltered(readBuyersView(wrong))).toBe(false);
  });

  it("asks the read for points, basis points and bands", () => {
    const input = buyersInput("a", readBuyersView({ level: "crown", dispute: "100", band: "5" }));
    expect(input).toMatchObject({ accountId: "a", minPoints: 10_001, maxDisputeBp: 100, minBand: 5 });
  });
});
