import { makePerson, testDatabase } from "@hutong/testing";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { confirmLink } from "./confirm-link.ts";
import { proven, signedIn } from "./test-linking.ts";
import { undoLinking } from "./undo-linking.ts";
import { unlinkAccount } from "./unlink-account.ts";

const test = testDatabase();
const password = "a quite other way in";

/** Every statement that `work` sends to the server, `begin` and `commit` too. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [first] = args as [string | { text: string }];
    seen.push(typeof first === "string" ? first : first.text);
    // biome-ignore lint/suspicious/noExplicitAny: the one place that stands in for every overload
    return (query as any).apply(this, args);
  } as typeof query;
  try {
    await work();
    return seen;
  } finally {
    pg.Client.prototype.query = query;
  }
}

/** Rows on an account, as many as a busy shop has. Orders are not built yet: listings hang on the account alike. */
async function fill(accountId: string, rows: number): Promise<void> {
  await test.database.pool.query(
    `insert into listings (id, account_id, market, title_zh, title_en, category, drawing, colours, sizes, published_at)
     select gen_random_uuid(), $1, 'wholesale', '衬衫', 'Shirt', 'shirts', 'shirt', '{}', '{}', now()
     from generate_series(1, $2)`,
    [accountId, rows],
  );
}

async function measure(name: string, rows: number) {
  const { prisma } = test.database;
  const me = await makePerson(prisma, {
    ids: [`retail/${name}`],
    contacts: [{ kind: "email", value: `${name}@example.com`, verified: true }],
  });
  const other = await makePerson(prisma, {
    password,
    ids: [`wholesale/${name}-trade`],
    contacts: [{ kind: "email", value: `${name}-trade@example.com`, verified: true }],
  });
  const accountId = other.accounts[`wholesale/${name}-trade`] ?? "";
  await fill(accountId, rows);
  const session = await signedIn(test, me.userId);
  const proposalId = await proven(test, session, `${name}-trade`, password);
  const { signOnUid } = session;
  let operationId = "";
  const link = await statementsOf(async () => {
    ({ operationId } = await confirmLink(session.ctx(), { proposalId, signOnUid, useAccountId: accountId }));
  });
  const undo = await statementsOf(() => undoLinking(session.ctx(), { operationId }));
  const again = await proven(test, session, `${name}-trade`, password);
  await confirmLink(session.ctx(), { proposalId: again, signOnUid });
  const unlink = await statementsOf(() =>
    unlinkAccount(session.ctx(), { accountId, password: "vexing quilt and a lamp" }),
  );
  return { link, undo, unlink };
}

describe("statements", () => {
  it("a link, an undo, an unlink take as many with 100,000 rows on the account as with ten", async () => {
    const few = await measure("few", 10);
    const many = await measure("many", 100_000);
    const counts = (one: typeof few) => ({
      link: one.link.length,
      undo: one.undo.length,
      unlink: one.unlink.length,
    });
    expect(counts(many)).toEqual(counts(few));
    // With `begin` and `commit`; an ID that leaves to a person of its own takes one more.
    for (const [name, all] of Object.entries(few))
      expect(all.length, `${name}\n${all.join("\n")}`).toBeLessThanOrEqual(12);
  });
});
