import { newId, noOrigin } from "@hutong/kernel";
import { makePerson, testDatabase } from "@hutong/testing";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, it } from "vitest";
import { writeAudit } from "../audit.ts";
import { canonicalJson } from "./canonical-json.ts";
import { chainHash } from "./chain-hash.ts";
import { exportAudit } from "./export-audit.ts";
import { readAuditLog } from "./read-audit-log.ts";
import { readChainState } from "./read-chain-state.ts";
import type { AuditFilter } from "./schema.ts";
import { sealAuditEntries } from "./seal-entries.ts";

const test = testDatabase();

let lan: string;
let lanAccount: string;
let chen: string;
let auditor: string;
let support: string;

const day = (date: number, ms = 0) => new Date(Date.UTC(2026, 10, date, 0, 0, 0, ms));

beforeAll(async () => {
  const { prisma } = test.database;
  const lanMade = await makePerson(prisma, { displayName: "=兰", ids: ["mall/lan-mall"] });
  [lan, lanAccount] = [lanMade.userId, lanMade.accounts["mall/lan-mall"] ?? ""];
  chen = (await makePerson(prisma, { displayName: "陈", ids: ["retail/chen"] })).userId;
  auditor = (await makePerson(prisma, { adminRole: "auditor" })).userId;
  support = (await makePerson(prisma, { adminRole: "support" })).userId;
  for (let n = 0; n < 120; n += 1) {
    // Three at the same moment: the id decides between them.
    const now = day(1, Math.floor(n / 3));
    await writeAudit(test.as(lan, { now }), { action: "person.signed_in", subjectUserId: lan, data: { n } });
  }
  await writeAudit(test.as(chen, { now: day(2) }), {
    action: "person.frozen",
    subjectUserId: lan,
    data: { reason: '=HYPERLINK("x")' },
  });
  await writeAudit(
    { ...test.ctx({ now: day(3) }), actor: { kind: "system", name: "hutong" }, origin: noOrigin },
    { action: "account.opened", subjectUserId: lan, accountId: lanAccount },
  );
  await sealAuditEntries(test.database.pool);
});

const read = (filter: AuditFilter, page: { before?: string; after?: string } = {}) =>
  readAuditLog(test.as(auditor), { filter, ...page });

describe("the audit log for administrators", () => {
  it.each([
    ["action", { action: "person.frozen" }, ["person.frozen"]],
    [
      "whom it concerned, by any ID",
      { person: "mall/lan-mall", from: day(2) },
      ["account.opened", "person.frozen"],
    ],
    ["who did it, as a person of the entry", { person: "chen" }, ["person.frozen"]],
    ["who did it", { actor: "retail/chen" }, ["person.frozen"]],
    ["the system", { actor: "system" }, ["account.opened"]],
    ["the account", { account: "LAN-MALL" }, ["account.opened"]],
    ["a range of time", { from: day(2), to: day(3) }, ["person.frozen"]],
    ["somebody nobody knows", { person: "nobody-at-all" }, []],
    ["somebody who is gone", { person: newId() }, []],
  ] satisfies [string, AuditFilter, string[]][])("by %s", async (_what, filter, actions) => {
    expect((await read(filter)).lines.map(({ action }) => action)).toEqual(actions);
  });

  it("names people and accounts, and says which place of the chain an entry has", async () => {
    const { lines } = await read({ from: day(2) });
    expect(lines).toMatchObject([
      { actor: null, subject: { displayName: "=兰" }, account: { loginName: "lan-mall" }, seq: 122 },
      { actor: { displayName: "陈" }, ip: "203.0.113.1", account: null, seq: 121 },
    ]);
  });

  it("goes page by page to the oldest and back, missing none and telling none twice", async () => {
    const seen: string[] = [];
    let page = await read({});
    expect(page.newer).toBeNull();
    for (;;) {
      seen.push(...page.lines.map(({ id }) => id));
      if (!page.older) break;
      page = await read({}, { before: page.older });
    }
    expect(seen).toHaveLength(122);
    expect(new Set(seen).size).toBe(122);
    const back: string[] = page.lines.map(({ id }) => id);
    while (page.newer) {
      page = await read({}, { after: page.newer });
      back.unshift(...page.lines.map(({ id }) => id));
    }
    expect(back).toEqual(seen);
  });

  it("is not for anybody else, and refuses a cursor that is none", async () => {
    await expect(readAuditLog(test.as(lan), { filter: {} })).rejects.toMatchObject({ code: "forbidden" });
    await expect(readAuditLog(test.ctx(), { filter: {} })).rejects.toMatchObject({ code: "not_signed_in" });
    await expect(readChainState(test.as(lan), undefined)).rejects.toMatchObject({ code: "forbidden" });
    await expect(read({}, { before: "x' or true" })).rejects.toMatchObject({ code: "invalid_input" });
    await expect(read({ person: "x".repeat(300) })).rejects.toMatchObject({ code: "invalid_input" });
    expect(await readChainState(test.as(support), undefined)).toMatchObject({
      tip: { seq: 122 },
      waiting: 0,
      holds: true,
    });
  });
});

async function exported(input: Omit<Parameters<typeof exportAudit>[2], "filter"> & { filter?: AuditFilter }) {
  const texts = await exportAudit(test.as(auditor), test.database.pool, { filter: {}, ...input });
  let all = "";
  for await (const text of texts) all += text;
  return all;
}

describe("the export", () => {
  it("JSON lines hold what it takes to compute the chain without us", async () => {
    const lines = (await exported({ format: "jsonl", filter: { to: day(4) } })).trim().split("\n");
    expect(lines).toHaveLength(122);
    let previous = "0".repeat(64);
    for (const line of lines) {
      const { seq, sealedAt, hash, entry, ...rest } = JSON.parse(line);
      expect(rest).toEqual({ previous });
      const place = { seq, sealedAt, previous };
      expect(chainHash(place, canonicalJson(entry))).toBe(hash);
      previous = hash;
    }
  });

  it("SECURITY 29: in CSV no cell is a formula", async () => {
    await writeAudit(test.as(chen, { now: day(5), origin: { ...noOrigin, requestId: "=1+1" } }), {
      action: "person.unfrozen",
    });
    const rows: Record<string, string>[] = parse(
      await exported({ format: "csv", filter: { from: day(2), to: day(6) } }),
      {
        columns: true,
      },
    );
    expect(rows.map(({ action }) => action)).toEqual(["person.frozen", "account.opened", "person.unfrozen"]);
    expect(rows[2]).toMatchObject({ request: "'=1+1", seq: "", hash: "" });
    expect(rows[0]).toMatchObject({ data: '{"reason":"=HYPERLINK(\\"x\\")"}', actor: chen, subject: lan });
  });

  it("is bounded where it is to be, and leaves no transaction behind where its reader goes", async () => {
    expect((await exported({ format: "jsonl", limit: 5 })).trim().split("\n")).toHaveLength(5);
    const texts = await exportAudit(test.as(auditor), test.database.pool, { filter: {}, format: "csv" });
    for await (const _text of texts) break;
    const open = async () =>
      (
        await test.database.pool.query(
          "select from pg_stat_activity where datname = current_database() and state = 'idle in transaction'",
        )
      ).rowCount;
    await expect.poll(open).toBe(0);
  });

  it("is recorded, and is for auditors and owners alone", async () => {
    await exported({ format: "csv", filter: { person: "chen", from: day(1) } });
    const { lines } = await read({ action: "audit.exported" });
    expect(lines[0]).toMatchObject({
      actor: { id: auditor },
      data: { format: "csv", filter: { person: "chen", from: day(1).toISOString() } },
    });
    await expect(
      exportAudit(test.as(support), test.database.pool, { filter: {}, format: "csv" }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
});
