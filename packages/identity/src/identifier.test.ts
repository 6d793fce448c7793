import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalEmail, normalMobile, parseContact, parseIdentifier } from "./identifier.ts";

describe("parseIdentifier", () => {
  it("reads a bare name", () => {
    expect(parseIdentifier("  XiXi ")).toEqual({
      kind: "name",
      realm: null,
      nameKey: "xixi",
      memberNo: "XiXi",
    });
  });
  it("reads a name with its realm", () => {
    expect(parseIdentifier("Retail/xixi")).toMatchObject({ kind: "name", realm: "retail", nameKey: "xixi" });
  });
  it("takes the realm from its caller", () => {
    expect(parseIdentifier("xixi", "deals")).toMatchObject({ kind: "name", realm: "deals" });
    expect(parseIdentifier("13800138000", "deals")).toMatchObject({ realm: "deals", nameKey: "13800138000" });
  });
  it("prefers a typed realm to its caller's", () => {
    expect(parseIdentifier("mall/lan", "deals")).toMatchObject({ realm: "mall", nameKey: "lan" });
  });
  it("takes an unknown realm for a part of the name", () => {
    expect(parseIdentifier("bank/xixi")).toMatchObject({ kind: "name", realm: null, nameKey: "bank/xixi" });
  });
  it("reads a staff seat, with and without realm", () => {
    expect(parseIdentifier("xixi:Alice")).toEqual({
      kind: "seat",
      realm: null,
      ownerKey: "xixi",
      seatKey: "alice",
    });
    expect(parseIdentifier("retail/xixi:alice")).toMatchObject({ kind: "seat", realm: "retail" });
    expect(parseIdentifier("xixi:")).toBeNull();
    expect(parseIdentifier(":alice")).toBeNull();
  });
  it("reads an e-mail address", () => {
    expect(parseIdentifier("XiXi@Hutong.localhost")).toEqual({
      kind: "contact",
      realm: null,
      contactKind: "email",
      value: "xixi@hutong.localhost",
      nameKey: "xixi@hutong.localhost",
      memberNo: "XiXi@Hutong.localhost",
    });
  });
  it("reads a Chinese mobile number in any spelling, full width too", () => {
    for (const typed of ["13800138000", "+86 138 0013 8000", "138-0013-8000", "１３８００１３８０００"]) {
      expect(parseIdentifier(typed)).toMatchObject({ contactKind: "mobile", value: "+8613800138000" });
    }
  });
  it("reads full-width and Chinese names in one form", () => {
    expect(parseIdentifier("ＸＩＸＩ")).toMatchObject({ nameKey: "xixi" });
    expect(parseIdentifier("老毕")).toMatchObject({ nameKey: "老毕" });
  });
  it("refuses the empty, the overlong and control characters", () => {
    expect(parseIdentifier("  ")).toBeNull();
    expect(parseIdentifier("x".repeat(65))).toBeNull();
    expect(parseIdentifier("retail/")).toBeNull();
    expect(parseIdentifier(`${"x".repeat(300)}@example.com`)).toBeNull();
    expect(parseIdentifier("xi\u0000xi")).toBeNull();
    // NFKC makes one character eighteen: the bound holds after it too.
    expect(parseIdentifier("\ufdfa".repeat(60))).toBeNull();
  });
  it("never throws, and always gives bounded keys", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (typed) => {
        const found = parseIdentifier(typed);
        if (found?.kind === "name") expect(found.nameKey.length).toBeLessThanOrEqual(64);
        if (found?.kind === "seat") expect(found.seatKey.length).toBeLessThanOrEqual(32);
        if (found?.kind === "contact") expect(found.value.length).toBeLessThanOrEqual(254);
      }),
    );
  });
});

describe("contacts", () => {
  it("are normal in one form", () => {
    expect(normalEmail(" A@Example.COM ")).toBe("a@example.com");
    expect(normalEmail("a@b")).toBeNull();
    expect(normalEmail("a b@example.com")).toBeNull();
    expect(normalMobile("+1 415 555 2671")).toBe("+14155552671");
    expect(normalMobile("123")).toBeNull();
    expect(parseContact("a@example.com")).toEqual({ kind: "email", value: "a@example.com" });
    expect(parseContact("xixi")).toBeNull();
  });
});
