import { describe, expect, it } from "vitest";
import { formatFen, parseYuan } from "./money.ts";

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

describe("parseYuan", () => {
  it.each([
    ["0", 0n],
    ["35.5", 3_550n],
    ["¥1,200", 120_000n],
    ["１２３．０５", 12_305n],
    [" 500 元 ", 50_000n],
    ["999999999.99", 99_999_999_999n],
    ["", undefined],
    ["-1", undefined],
    ["1.234", undefined],
    ["1e9", undefined],
    ["1000000000", undefined],
    ["twelve", undefined],
  ])("%j", (typed, fen) => {
    expect(parseYuan(typed)).toBe(fen);
  });
});
