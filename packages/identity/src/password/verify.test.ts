import { createHash, pbkdf2Sync, scryptSync } from "node:crypto";
import { hash as argon2 } from "@node-rs/argon2";
import { describe, expect, it } from "vitest";
import { hashPassword } from "./hash.ts";
import { needsRehash, readScheme } from "./scheme.ts";
import { verifyPassword } from "./verify.ts";

const password = "two doors one key";
const phc = (bytes: Buffer) => bytes.toString("base64").replace(/=+$/, "");
const md5 = (text: string) => createHash("md5").update(text).digest("hex");
const sha1 = (text: string) => createHash("sha1").update(text).digest("hex");

function scryptOf(salt: Buffer): string {
  const hash = scryptSync(password, salt, 32, { N: 1024, r: 8, p: 1 });
  return `$scrypt$ln=10,r=8,p=1$${phc(salt)}$${phc(hash)}`;
}

const salt = Buffer.from("0123456789abcdef");
const derived = (saltBytes: Buffer | string) => pbkdf2Sync(password, saltBytes, 1_000, 32, "sha256");

describe("known vectors", () => {
  it.each([
    // RFC 9106's reference implementation: argon2 test.c, version 0x13.
    [
      "argon2id",
      "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
      "password",
    ],
    [
      "argon2i",
      "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA",
      "password",
    ],
    // jBCrypt's TestBCrypt.java.
    ["bcrypt 2a", "$2a$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i", "abc"],
    ["bcrypt 2y", "$2y$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i", "abc"],
    // RFC 7914, section 12: scrypt("pleaseletmein", "SodiumChloride", 16384, 8, 1).
    [
      "scrypt",
      `$scrypt$ln=14,r=8,p=1$${phc(Buffer.from("SodiumChloride"))}$${phc(
        Buffer.from(
          "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887",
          "hex",
        ),
      )}`,
      "pleaseletmein",
    ],
    // RFC 6070: PBKDF2-HMAC-SHA1, 4096 iterations.
    ["pbkdf2-sha1", "pbkdf2-sha1$4096$salt$4b007901b765489abead49d926f721d065a429c1", "password"],
    // RFC 7914, section 11: PBKDF2-HMAC-SHA-256, 1 iteration (its first 32 bytes).
    [
      "pbkdf2-sha256",
      "pbkdf2-sha256$1$salt$55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc",
      "passwd",
    ],
  ])("%s", async (_name, secret, right) => {
    expect(await verifyPassword(right, secret)).toBe(true);
    expect(await verifyPassword(`${right}x`, secret)).toBe(false);
  });
});

describe("verifyPassword", () => {
  it.each([
    [
      "pbkdf2, salt and hash in hex",
      `pbkdf2-sha256$1000$${salt.toString("hex")}$${derived(salt).toString("hex")}`,
    ],
    [
      "pbkdf2, salt and hash in base64",
      `pbkdf2-sha256$1000$${phc(salt)}$${derived(salt).toString("base64")}`,
    ],
    ["pbkdf2, salt as text", `pbkdf2-sha256$1000$N4cl$${derived("N4cl").toString("base64")}`],
    [
      "pbkdf2-sha512",
      `pbkdf2-sha512$1000$abcd$${pbkdf2Sync(password, "abcd", 1_000, 64, "sha512").toString("hex")}`,
    ],
    ["scrypt", scryptOf(salt)],
    ["{sha1}, salt first", `{sha1}pepper$${sha1(`pepper${password}`)}`],
    ["{md5}, salt first", `{md5}pepper$${md5(`pepper${password}`)}`],
    ["{md5}, salt last, upper case", `{MD5}pepper$${md5(`${password}pepper`).toUpperCase()}`],
  ])("%s", async (_name, secret) => {
    expect(readScheme(secret)).not.toBeNull();
    expect(await verifyPassword(password, secret)).toBe(true);
    expect(await verifyPassword("two doors two keys", secret)).toBe(false);
    expect(needsRehash(secret)).toBe(true);
  });

  it("our own hash is of today's policy, and composition does not matter", async () => {
    const secret = await hashPassword("caf\u00e9 caf\u00e9 caf\u00e9");
    expect(needsRehash(secret)).toBe(false);
    expect(await verifyPassword("cafe\u0301 cafe\u0301 cafe\u0301", secret)).toBe(true);
  });

  it("a weaker argon2id is to be hashed anew", async () => {
    expect(needsRehash(await argon2(password, { memoryCost: 1_024, timeCost: 1, parallelism: 1 }))).toBe(
      true,
    );
  });

  it("is false without a hash, and for one that nobody knows", async () => {
    for (const secret of [null, "", "letmein", "$9$x", "{sha1}a$zz", `{md5}a$${sha1("x")}`]) {
      expect(await verifyPassword(password, secret)).toBe(false);
    }
  });
});

describe("SECURITY 17 an absurd cost is refused, not computed", () => {
  it.each([
    "$argon2id$v=19$m=4194304,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
    "$argon2id$v=19$m=256,t=4000000,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
    "$2b$31$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i",
    `$scrypt$ln=30,r=8,p=1$${phc(salt)}$${phc(salt)}`,
    `$scrypt$ln=14,r=8,p=999$${phc(salt)}$${phc(salt)}`,
    `pbkdf2-sha256$999999999$salt$${derived(salt).toString("hex")}`,
    `{md5}${"x".repeat(600)}$${md5("x")}`,
  ])("%s", async (secret) => {
    const startedAt = performance.now();
    expect(readScheme(secret)).toBeNull();
    expect(await verifyPassword(password, secret)).toBe(false);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});
