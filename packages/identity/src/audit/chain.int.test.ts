import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inTransaction } from "@hutong/db";
import { newId } from "@hutong/kernel";
import { makePerson, testDatabase } from "@hutong/testing";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { writeAudit } from "../audit.ts";
import type { HeadPlace } from "./head-file.ts";
import { headKey } from "./head-key.ts";
import { sealAuditEntries } from "./seal-entries.ts";
import { type AuditFault, verifyAudit } from "./verify-audit.ts";
import { writeAuditHead } from "./write-head.ts";

const test = testDatabase();
const secret = Buffer.alloc(32, 7).toString("base64url");

let heads: HeadPlace;
let userId: string;

beforeAll(async () => {
  ({ userId } = await makePerson(test.database.prisma));
});
beforeEach(async () => {
  heads = { dir: await mkdtemp(join(tmpdir(), "hutong-heads-")), key: await headKey(secret) };
  await tampering("truncate audit_entries, audit_chain, audit_pending");
});
afterEach(() => rm(heads.dir, { recursive: true }));

const sql = (text: string, values: unknown[] = []) => test.database.pool.query(text, values);

/** What whoever owns the database can do: the triggers are no hindrance. */
async function tampering(...statements: string[]): Promise<void> {
  const client = await test.database.pool.connect();
  try {
    await client.query("set session_replication_role = replica");
    for (const statement of statements) await client.query(statement);
    await client.query("set session_replication_role = origin");
  } finally {
    client.release();
  }
}

async function write(count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    await writeAudit(test.as(userId), {
      action: "person.signed_in",
      subjectUserId: userId,
      data: { realm: "retail", loginName: `n${index}`, 数: [1.5, null, { b: 1, a: "é" }] },
    });
  }
}

/** Ten entries sealed, a head written at the tenth, and three more after it. */
async function tenAndThree(): Promise<void> {
  await write(10);
  await sealAuditEntries(test.database.pool);
  await writeAuditHead(test.database.pool, heads, new Date());
  await write(3);
  await sealAuditEntries(test.database.pool);
}

const verify = () => verifyAudit(test.database.pool, { heads });

const kinds = (faults: readonly AuditFault[]) =>
  faults.map(({ kind, seq }) => (seq ? `${kind} ${seq}` : kind));

describe("the chain of the audit", () => {
  it("seals what was written before it was there, in batches, and what comes after", async () => {
    await sql(
      `insert into audit_entries (id, at, action, data) select gen_random_uuid(), now(), 'test', '{}' from generate_series(1, 2500)`,
    );
    expect(await sealAuditEntries(test.database.pool)).toBe(2_500);
    await write(2);
    expect(await sealAuditEntries(test.database.pool)).toBe(2);
    expect(await sealAuditEntries(test.database.pool)).toBe(0);
    await writeAuditHead(test.database.pool, heads, new Date());
    const report = await verify();
    expect(report).toMatchObject({ ok: true, sealed: 2_502, waiting: 0, heads: 1, faults: [] });
  });

  it("is one chain when several processes seal at once", async () => {
    await write(30);
    const { pool } = test.database;
    await Promise.all([
      ...Array.from({ length: 4 }, () => sealAuditEntries(pool)),
      write(10),
      ...Array.from({ length: 4 }, () => sealAuditEntries(pool)),
    ]);
    await sealAuditEntries(pool);
    await writeAuditHead(pool, heads, new Date());
    expect(await verify()).toMatchObject({ ok: true, sealed: 40, waiting: 0 });
  });

  it("leaves out what is not committed, seals it later, and holds nobody up meanwhile", async () => {
    const { prisma, pool } = test.database;
    await inTransaction(prisma, async (tx) => {
      await writeAudit({ ...test.as(userId), db: tx }, { action: "person.frozen" });
      await write(2);
      expect(await sealAuditEntries(pool)).toBe(2);
    });
    expect(await sealAuditEntries(pool)).toBe(1);
    expect(await inTransaction(prisma, () => write(1)).then(() => sealAuditEntries(pool))).toBe(1);
  });

  it("survives entries that no verb of ours writes", async () => {
    await sql(`insert into audit_entries (id, at, action, data) values
      (gen_random_uuid(), 'infinity', 'odd', '{"n": 1e400, "__proto__": {"x": 1}}'),
      (gen_random_uuid(), '0044-03-15 BC', '', '[[[]]]'), (gen_random_uuid(), now(), 'odd', 'null')`);
    await sealAuditEntries(test.database.pool);
    await writeAuditHead(test.database.pool, heads, new Date());
    expect(await verify()).toMatchObject({ ok: true, sealed: 3 });
    await tampering(
      `update audit_entries set data = '{"n": null, "__proto__": {"x": 1}}' where at = 'infinity'`,
    );
    expect((await verify()).ok).toBe(false);
  });

  it("verifies nothing as nothing", async () => {
    expect(await verify()).toMatchObject({ ok: true, sealed: 0, head: null, heads: 0 });
    expect(await writeAuditHead(test.database.pool, heads, new Date())).toBeUndefined();
  });
});

const one = "(select entry_id from audit_chain where seq = 4)";

describe("SECURITY 24: what the owner of the database does to the audit is seen", () => {
  beforeEach(tenAndThree);

  it("nothing done: all is well, and a signed head says so", async () => {
    expect(await verify()).toMatchObject({ ok: true, sealed: 13, waiting: 0, heads: 1, late: 0 });
    expect(await readdir(heads.dir)).toHaveLength(2);
    expect(await verify()).toMatchObject({ ok: true, heads: 2 });
  });

  it.each([
    ["its action", "action = 'person.signed_up'"],
    ["its time, by a millisecond", "at = at + interval '1 ms'"],
    ["who did it", "actor_user_id = null"],
    ["whom it concerned", "subject_user_id = gen_random_uuid()"],
    ["the account", "account_id = gen_random_uuid()"],
    ["the address", "ip = '203.0.113.2'"],
    ["the request", "request_id = 'other'"],
    ["a fact", `data = jsonb_set(data, '{loginName}', '"n999"')`],
    ["a fact more", `data = data || '{"more": null}'`],
  ])("an edited entry: %s", async (_what, change) => {
    await tampering(`update audit_entries set ${change} where id = ${one}`);
    expect(kinds((await verify()).faults)).toEqual(["changed 4"]);
  });

  it("a deleted entry", async () => {
    await tampering(`delete from audit_entries where id = ${one}`);
    expect(kinds((await verify()).faults)).toEqual(["missing 4"]);
  });

  it("a deleted entry whose place was taken out of the chain too", async () => {
    await tampering(`delete from audit_entries where id = ${one}`, "delete from audit_chain where seq = 4");
    expect(kinds((await verify()).faults)).toEqual(["gap 4"]);
  });

  it("entries in another order", async () => {
    await tampering(
      `update audit_chain a set entry_id = gen_random_uuid() where false`,
      `drop index audit_chain_entry_id_key`,
      `update audit_chain a set entry_id = b.entry_id from audit_chain b where (a.seq, b.seq) in ((4, 7), (7, 4))`,
      `create unique index audit_chain_entry_id_key on audit_chain (entry_id)`,
    );
    expect(kinds((await verify()).faults)).toEqual(["reordered 4", "reordered 7"]);
  });

  it("a changed hash, and a changed time of sealing", async () => {
    await tampering("update audit_chain set hash = sha256('x') where seq = 4");
    expect(kinds((await verify()).faults)).toEqual(["changed 4", "changed 5"]);
    await tampering("update audit_chain set sealed_at = sealed_at - interval '1 day' where seq = 9");
    expect(kinds((await verify()).faults)).toContain("changed 9");
  });

  it("a log that was cut at its end", async () => {
    await tampering(
      "delete from audit_entries where id in (select entry_id from audit_chain where seq > 8)",
      "delete from audit_chain where seq > 8",
    );
    expect(kinds((await verify()).faults)).toEqual(["truncated 10"]);
  });

  it("a log that was emptied", async () => {
    await tampering("truncate audit_entries, audit_chain, audit_pending");
    expect(kinds((await verify()).faults)).toEqual(["truncated 10"]);
  });

  it("a log that was cut and has grown again; nor is it signed any more", async () => {
    await tampering(
      "delete from audit_entries where id in (select entry_id from audit_chain where seq > 8)",
      "delete from audit_chain where seq > 8",
    );
    await write(5);
    await sealAuditEntries(test.database.pool);
    expect(kinds((await verify()).faults)).toEqual(["rewritten 10"]);
    await expect(writeAuditHead(test.database.pool, heads, new Date())).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("an entry that was edited, and the whole chain made anew to fit it", async () => {
    await tampering(
      `update audit_entries set action = 'person.signed_up' where id = ${one}`,
      "insert into audit_pending select entry_id from audit_chain",
      "truncate audit_chain",
    );
    expect(await sealAuditEntries(test.database.pool)).toBe(13);
    expect(kinds((await verify()).faults)).toEqual(["rewritten 10"]);
  });

  it("an entry that was slipped in beside the queue", async () => {
    await tampering("insert into audit_entries (id, action) values (gen_random_uuid(), 'forged')");
    expect(kinds((await verify()).faults)).toEqual(["unqueued"]);
  });

  it("an entry that went before it was sealed", async () => {
    await write(1);
    expect(await verify()).toMatchObject({ ok: true, waiting: 1 });
    await tampering("delete from audit_entries where id = (select entry_id from audit_pending)");
    expect(kinds((await verify()).faults)).toEqual(["vanished"]);
  });

  it("an entry put in later under an old date is counted", async () => {
    await sql("insert into audit_entries (id, at, action) values ($1, now() - interval '1 day', 'x')", [
      newId(),
    ]);
    await sealAuditEntries(test.database.pool);
    expect(await verify()).toMatchObject({ ok: true, late: 1 });
  });
});

describe("the heads outside the database", () => {
  beforeEach(tenAndThree);

  it("one that somebody else signed is no head, and a torn line says nothing", async () => {
    const stranger = { dir: heads.dir, key: await headKey(Buffer.alloc(32, 8).toString("base64url")) };
    await writeAuditHead(test.database.pool, stranger, new Date());
    await appendFile(join(heads.dir, "heads-2026-01.jsonl"), '{"seq": 3, "jws": "ey');
    const { faults } = await verify();
    expect(faults).toEqual([{ kind: "forged", where: expect.stringMatching(/^heads-.*:\d+$/) }]);
  });

  it("a number changed in a line for people changes nothing, one under the signature is seen", async () => {
    const [name = ""] = await readdir(heads.dir);
    const file = join(heads.dir, name);
    const text = await readFile(file, "utf8");
    await writeFile(file, text.replace('"seq":10', '"seq":9'));
    expect((await verify()).ok).toBe(true);
    const forged = Buffer.from(JSON.stringify({ seq: 9, hash: "0".repeat(64), at: new Date() })).toString(
      "base64url",
    );
    await writeFile(file, text.replace(/\.[^.]+\./, `.${forged}.`));
    expect(kinds((await verify()).faults)).toEqual(["forged"]);
  });

  it("without any, a chain is not called sound, unless asked for", async () => {
    await rm(heads.dir, { recursive: true });
    expect(kinds((await verify()).faults)).toEqual(["headless"]);
    expect(await verifyAudit(test.database.pool, { heads: null })).toMatchObject({ ok: true, sealed: 13 });
    await writeAuditHead(test.database.pool, heads, new Date());
  });

  it("is written where something was sealed, and not otherwise", async () => {
    const { pool } = test.database;
    expect(await writeAuditHead(pool, heads, new Date())).toMatchObject({ seq: 13 });
    expect(await writeAuditHead(pool, heads, new Date())).toBeUndefined();
  });
});
