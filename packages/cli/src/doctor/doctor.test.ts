import type { KeyHealth } from "@hutong/identity/key-health";
import { describe, expect, it } from "vitest";
import { readEnv } from "../env.ts";
import { judgeBacklog } from "./check-backlog.ts";
import { judgeClock } from "./check-clock.ts";
import { judgeSpace } from "./check-disk.ts";
import { judgeKeys } from "./check-keys.ts";
import { judgeNode } from "./check-node.ts";
import { checkOrigins } from "./check-origins.ts";
import { judgePostgres, type PostgresSettings } from "./check-postgres.ts";
import { judgeMigrations } from "./check-schema.ts";
import { checkSecrets, guessableBits, judgeSecret } from "./check-secrets.ts";
import { judgeSite } from "./check-sites.ts";
import type { Finding } from "./finding.ts";

const levels = (findings: readonly Finding[]) => findings.map(({ level }) => level);
const good = "q8J1vX0n6c3Zt5rWm9KpYb2LdGhTfSaEoUiNxRjQvHs=";

describe("the doctor", () => {
  it.each([
    ["20.11.0", "error"],
    ["22.11.9", "error"],
    ["22.12.0", "ok"],
    ["24.1.0", "ok"],
  ])("Node %s: %s", (version, level) => expect(levels(judgeNode(version))).toEqual([level]));

  it.each([
    [good, [], ["ok"]],
    ["a".repeat(44), [], ["error"]],
    ["abcabcabcabcabcabcabcabcabcabcabcabcabc", [], ["error"]],
    ["short", [], ["error"]],
    ["my-very-secret-password-of-the-year-2026-xyz", [], ["warning"]],
    [good, ["other", good], ["error"]],
  ])("the secret %s beside %j: %j", (secret, others, expected) => {
    expect(levels(judgeSecret(secret, others))).toEqual(expected);
  });

  it("counts what is hard to guess", () => {
    expect(guessableBits("aaaaaaaa")).toBe(0);
    expect(guessableBits("ab".repeat(16))).toBeCloseTo(32);
    expect(guessableBits(good)).toBeGreaterThan(200);
  });

  const outside = {
    HUTONG_IDENTITY_ORIGIN: "https://id.example.com",
    HUTONG_WHOLESALE_ORIGIN: "https://trade.example.com",
    HUTONG_RETAIL_ORIGIN: "https://shops.example.net",
    HUTONG_SECRET: good,
  };

  it("names the demo people where others can reach them", () => {
    expect(levels(checkSecrets(readEnv({ ...outside })))).toEqual(["ok"]);
    expect(levels(checkSecrets(readEnv({ ...outside, HUTONG_SEED: "demo" })))).toEqual(["ok", "error"]);
  });

  it("judges origins: shared hosts, and proxies that nobody told of", () => {
    expect(levels(checkOrigins(readEnv({})))).toEqual(["ok"]);
    expect(levels(checkOrigins(readEnv(outside)))).toEqual(["warning"]);
    expect(levels(checkOrigins(readEnv({ ...outside, HUTONG_TRUSTED_PROXIES: "1" })))).toEqual(["ok"]);
    const shared = {
      ...outside,
      HUTONG_RETAIL_ORIGIN: "https://trade.example.com:8443",
      HUTONG_TRUSTED_PROXIES: "1",
    };
    expect(levels(checkOrigins(readEnv(shared)))).toEqual(["error"]);
  });

  it.each([
    [{ databaseMs: 1_500, before: 1_000, after: 2_000 }, "ok"],
    [{ databaseMs: 5_000, before: 1_000, after: 2_000 }, "warning"],
    [{ databaseMs: 100_000, before: 200_000, after: 200_010 }, "error"],
  ])("the clocks %j: %s", (seen, level) => expect(levels(judgeClock(seen))).toEqual([level]));

  it.each([
    [0.2, "error"],
    [1, "warning"],
    [4, "warning"],
    [50, "ok"],
  ])("%d GiB free of 100: %s", (free, level) => {
    const gib = 1_073_741_824;
    expect(judgeSpace("/data", { free: free * gib, total: 100 * gib }).level).toBe(level);
  });

  const settings: PostgresSettings = {
    versionNumber: 180_004,
    version: "18.4",
    fsync: "on",
    fullPageWrites: "on",
    synchronousCommit: "on",
    maxConnections: 200,
    reservedConnections: 3,
    usedByOthers: 2,
    timezone: "UTC",
    encoding: "UTF8",
    hasTrigrams: true,
  };

  it.each<[Partial<PostgresSettings>, string[]]>([
    [{}, ["ok"]],
    [{ fsync: "off", fullPageWrites: "off" }, ["error", "error"]],
    [{ synchronousCommit: "off" }, ["error"]],
    [{ synchronousCommit: "remote_apply" }, ["ok"]],
    [{ maxConnections: 30 }, ["warning"]],
    [{ usedByOthers: 190 }, ["warning"]],
    [{ versionNumber: 140_002 }, ["warning"]],
    [{ versionNumber: 120_002 }, ["error"]],
    [{ timezone: "Asia/Shanghai" }, ["error"]],
    [{ encoding: "SQL_ASCII" }, ["error"]],
    [{ hasTrigrams: false }, ["warning"]],
  ])("PostgreSQL with %j: %j", (changes, expected) => {
    expect(levels(judgePostgres({ ...settings, ...changes }))).toEqual(expected);
  });

  it("judges migrations", () => {
    const none = { pending: [], failed: [], edited: [], unknown: [] };
    expect(levels(judgeMigrations(none))).toEqual(["ok"]);
    expect(levels(judgeMigrations({ ...none, pending: ["a"], failed: ["b"] }))).toEqual([
      "warning",
      "warning",
    ]);
    expect(levels(judgeMigrations({ ...none, edited: ["a"], unknown: ["b"] }))).toEqual(["error", "error"]);
  });

  const now = new Date("2026-11-23T12:00:00Z");
  const key = (alg: string, state: KeyHealth["state"], changes: Partial<KeyHealth> = {}): KeyHealth => ({
    id: "k",
    alg,
    state,
    createdAt: new Date("2026-11-01T12:00:00Z"),
    activatedAt: null,
    opens: true,
    ...changes,
  });
  const well = ["ES256", "RS256"].flatMap((alg) => [key(alg, "active"), key(alg, "next")]);

  it.each<[string, KeyHealth[], string[]]>([
    ["none yet", [], ["warning"]],
    ["all well", well, ["ok"]],
    ["another secret's", [...well, key("ES256", "retiring", { opens: false })], ["error"]],
    ["of the future", [...well, key("ES256", "retiring", { createdAt: new Date("2027-01-01") })], ["error"]],
    ["no active one", well.slice(1), ["error"]],
    ["no next one", well.slice(0, 3), ["warning"]],
    [
      "a next one of a moment ago",
      [...well.slice(0, 3), key("RS256", "next", { createdAt: new Date(now.getTime() - 60_000) })],
      ["ok"],
    ],
  ])("signing keys: %s", (_name, keys, expected) => expect(levels(judgeKeys(keys, now))).toEqual(expected));

  it("judges what waits", () => {
    const one = { queue: "sign_out", waiting: 3, oldestWaitingSeconds: 10, dead: 0, oldestDeadSeconds: 0 };
    expect(levels(judgeBacklog([]))).toEqual(["ok"]);
    expect(levels(judgeBacklog([one]))).toEqual(["ok"]);
    expect(levels(judgeBacklog([{ ...one, oldestWaitingSeconds: 600 }]))).toEqual(["warning"]);
    expect(levels(judgeBacklog([{ ...one, oldestWaitingSeconds: 7_200, dead: 1 }]))).toEqual([
      "error",
      "warning",
    ]);
  });

  it("judges sites", () => {
    const site = {
      site: "retail" as const,
      origin: "https://shops.example.net",
      health: 200,
      ready: 200,
      outside: 200,
    };
    expect(judgeSite(site).level).toBe("ok");
    expect(judgeSite({ ...site, outside: undefined }).level).toBe("ok");
    expect(judgeSite({ ...site, outside: 502 }).level).toBe("warning");
    expect(judgeSite({ ...site, ready: 503 }).level).toBe("error");
    expect(judgeSite({ ...site, health: 0, ready: 0 }).level).toBe("error");
  });

  it("never goes without advice where something is wrong", () => {
    const findings = [
      ...judgePostgres({ ...settings, fsync: "off", maxConnections: 1 }),
      ...judgeKeys([], now),
      ...judgeMigrations({ pending: ["a"], failed: ["b"], edited: ["c"], unknown: ["d"] }),
    ];
    expect(findings.filter(({ level, advice }) => level !== "ok" && !advice)).toEqual([]);
  });
});
