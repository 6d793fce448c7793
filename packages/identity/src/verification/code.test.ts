import { describe, expect, it } from "vitest";
import { codeSchema, isRightCode, newCode } from "./code.ts";

describe("codes", () => {
  it("are right for their verification alone", () => {
    const { code, codeHash } = newCode("a");
    expect(isRightCode("a", code, codeHash)).toBe(true);
    expect(isRightCode("b", code, codeHash)).toBe(false);
    expect(isRightCode("a", code === "000000" ? "000001" : "000000", codeHash)).toBe(false);
  });
  it("are never right where none was given out", () => {
    expect(isRightCode("a", "000000", null)).toBe(false);
  });
  it("are read as people type them", () => {
    expect(codeSchema.parse("１２３ 456")).toBe("123456");
    expect(codeSchema.safeParse("12345").success).toBe(false);
    expect(codeSchema.safeParse("12345a").success).toBe(false);
  });
});
