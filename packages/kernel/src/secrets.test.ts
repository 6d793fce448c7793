import { describe, expect, it } from "vitest";
import { deriveSecret, digest, equalBytes, randomCode, randomToken, seal, unseal } from "./secrets.ts";

const master = "a master secret of the test, long enough";

describe("deriveSecret", () => {
  it("gives each purpose its own 32 bytes, the same each time", () => {
    const one = deriveSecret(master, "client:retail");
    expect(one).toBe(deriveSecret(master, "client:retail"));
    expect(one).not.toBe(deriveSecret(master, "client:wholesale"));
    expect(one).not.toBe(deriveSecret(`${master}!`, "client:retail"));
    expect(Buffer.from(one, "base64url")).toHaveLength(32);
  });
});

describe("seal", () => {
  const secret = deriveSecret(master, "keys");

  it("opens with its secret alone, and never seals alike twice", () => {
    const sealed = seal("two doors", secret);
    expect(unseal(sealed, secret)).toBe("two doors");
    expect(Buffer.from(seal("two doors", secret)).equals(Buffer.from(sealed))).toBe(false);
    expect(() => unseal(sealed, deriveSecret(master, "other"))).toThrow();
  });

  it("notices a changed bit anywhere", () => {
    const sealed = seal("two doors", secret);
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = Uint8Array.from(sealed);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => unseal(changed, secret)).toThrow();
    }
  });
});

describe("SECURITY 14: random values", () => {
  it("draws 256-bit tokens, all different", () => {
    const tokens = new Set(Array.from({ length: 1_000 }, randomToken));
    expect(tokens.size).toBe(1_000);
    for (const token of tokens) expect(Buffer.from(token, "base64url")).toHaveLength(32);
  });

  it("draws six digits, leading zeros too", () => {
    const codes = Array.from({ length: 2_000 }, randomCode);
    for (const code of codes) expect(code).toMatch(/^\d{6}$/);
    expect(codes.some((code) => code.startsWith("0"))).toBe(true);
  });

  it("compares digests", () => {
    expect(equalBytes(digest("a"), digest("a"))).toBe(true);
    expect(equalBytes(digest("a"), digest("b"))).toBe(false);
    expect(equalBytes(digest("a"), new Uint8Array(1))).toBe(false);
  });
});
