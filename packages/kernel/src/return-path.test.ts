import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safeReturnPath } from "./return-path.ts";

describe("SECURITY 26: return paths stay on the site", () => {
  it.each(["/", "/account", "/search?q=%E8%A3%99&page=2", "/a/b#c", "/a%2Fb"])("keeps %s", (path) => {
    expect(safeReturnPath(path)).toBe(path);
  });

  it.each([
    "",
    "account",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/ /evil.example",
    "\t//evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "//user:pass@evil.example",
    "/..//evil.example",
    "/.//evil.example",
    "/a/..//evil.example",
    `/${"a".repeat(3_000)}`,
    null,
    undefined,
  ])("falls back for %j", (path) => {
    expect(safeReturnPath(path, "/home")).toBe("/home");
  });

  it("never leaves the origin, whatever it is given", () => {
    const origin = "http://retail.localhost:3002";
    const piece = fc.constantFrom(
      "/",
      "\\",
      ".",
      "..",
      "@",
      ":",
      "%09",
      "%2f",
      "\t",
      "evil.example",
      "?",
      "#",
      "a",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const result = safeReturnPath(pieces.join(""));
        expect(new URL(origin + result).origin).toBe(origin);
        expect(new URL(result, origin).origin).toBe(origin);
      }),
      { numRuns: 2_000 },
    );
  });
});
