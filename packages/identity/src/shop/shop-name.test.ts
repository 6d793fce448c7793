import { describe, expect, it } from "vitest";
import { hasReservedWord } from "./shop-name.ts";

describe("a shop's name", () => {
  it("may be any that passes for nobody else's", () => {
    for (const name of ["西西的衣橱", "Lane 39", "老王布行"]) expect(hasReservedWord(name)).toBe(false);
  });

  it("holds no reserved word, however it is written", () => {
    for (const name of ["互通客服", "西西官 方店", "西西·旗舰店", "Ｈｕｔｏｎｇ wear", "OFFI-CIAL"])
      expect(hasReservedWord(name)).toBe(true);
  });
});
