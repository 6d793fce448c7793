import { describe, expect, it } from "vitest";
import { formatFen } from "./money.ts";

describe("formatFen", () => {
  it.each([
    [0n, "¥0.00"],
    [5n, "¥0.05"],
    [127_386_543n, "¥1,273,865.43"],
    [-100n, "-¥1.00"],
    [9_007_199_254_740_993_00n, "¥9,007,199,254,740,993.00"],
  ])("%s fen", (fen, text) => {
    expect(formatFen(fen, "zh-CN")).toBe(text);
  });
});
