import { describe, expect, it } from "vitest";
import { assertGoodPassword, passwordFault } from "./policy.ts";

const nobody = { ownNames: [] };

describe("SECURITY 15 the password policy", () => {
  it("takes phrases of any kind, without composition rules", () => {
    for (const good of [
      "two doors one key",
      "correct horse battery staple",
      "胡同里的两扇门一把钥匙向西走三步",
      "x9 Lq2-v7 Tz4 mP1",
    ]) {
      expect(passwordFault(good, nobody)).toBeNull();
    }
  });
  it("asks for 15 characters alone, 8 beside a second factor; characters, not code units", () => {
    expect(passwordFault("vexing quilt 7", nobody)).toBe("password.too_short");
    expect(passwordFault("vexing quilt 7", { ...nobody, hasSecondFactor: true })).toBeNull();
    expect(passwordFault("🦊🐻🐼🐨🦁🐯🐮🐷", nobody)).toBe("password.too_short");
  });
  it("takes 128 characters and no more", () => {
    const long = "vexing quilt jumps over 42 lazy hutongs ".repeat(4).slice(0, 128);
    expect(passwordFault(long.slice(0, 64), nobody)).toBeNull();
    expect(passwordFault(`${long}x`, nobody)).toBe("password.too_long");
  });
  it("refuses the breached and the guessable", () => {
    for (const bad of [
      "passwordpassword",
      "123456789012345",
      "aaaaaaaaaaaaaaaa",
      "qwertyuiopasdfgh",
      "password1234567",
    ]) {
      expect(passwordFault(bad, nobody)).toBe("password.breached");
    }
  });
  it("refuses her own names, whatever their case; short ones do not matter", () => {
    const ownNames = ["西西", "xixi-shop", "wanqing@example.com", "Li"];
    expect(passwordFault("vexing XIXI-Shop quilt 7", { ownNames })).toBe("password.own_name");
    expect(passwordFault("vexing wanqing quilt 7", { ownNames })).toBe("password.own_name");
    expect(passwordFault("西西的胡同里有一把旧钥匙和两扇门", { ownNames })).toBe("password.own_name");
    expect(passwordFault("vexing lively quilt 7", { ownNames })).toBeNull();
  });
  it("answers soon for the worst input", () => {
    const startedAt = performance.now();
    for (const worst of ["4@3$".repeat(32), "p4ssw0rd!".repeat(14), "aA1!".repeat(32)])
      passwordFault(worst, nobody);
    expect(performance.now() - startedAt).toBeLessThan(3_000);
  });
  it("says at which field", () => {
    expect(() => assertGoodPassword("short", nobody, "next")).toThrow(
      expect.objectContaining({ code: "weak_password", fields: { next: "password.too_short" } }),
    );
  });
});
