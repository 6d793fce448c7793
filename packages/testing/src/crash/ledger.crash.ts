import { setTimeout as sleep } from "node:timers/promises";
import { type AccountId, newId, noOrigin } from "@hutong/kernel";
import { postEntries, readTrialBalance, type TrialBalance } from "@hutong/ledger";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makePerson } from "../people.ts";
import { CrashHouse } from "./test-house.ts";
import { Journal } from "./test-journal.ts";

/** In every test run a few; `npm run test:crash` asks for twenty. */
const kills = Number(process.env.HUTONG_CRASH_KILLS ?? 4);
const posters = 2;
/** So long does the load run between two kills. */
const loadMs = 700;
const servingWithinMs = 10_000;

const journal = new Journal();
const traders: string[] = [];
let house: CrashHouse;

const ctx = () => ({
  db: house.database.prisma,
  actor: { kind: "system", name: "crash-test" } as const,
  now: new Date(),
  origin: noOrigin,
});

beforeAll(async () => {
  house = await CrashHouse.open(journal);
  for (let index = 0; index < 6; index += 1) {
    const { accounts } = await makePerson(house.database.prisma, {
      password: null,
      ids: [`retail/crash-${index}`],
    });
    traders.push(...Object.values(accounts));
  }
  // Enough that most of what is asked for is done.
  for (const owner of traders) await fund(owner as AccountId, 5_000n); // the id of an account just made
}, 120_000);

afterAll(() => house?.close(), 60_000);

const ways = {
  "PostgreSQL, all of it": () => house.killPostgres("everything"),
  "a posting process": async () => {
    await house.killPoster();
    house.startPoster(traders);
  },
  "PostgreSQL's first process": () => house.killPostgres("postmaster"),
  "the process of a connection": () => house.killBackend(),
};

it(`SECURITY 32: killed ${kills} times under load, no acknowledged posting is lost and none is made twice`, {
  timeout: 60_000 + kills * 20_000,
}, async () => {
  for (let index = 0; index < posters; index += 1) house.startPoster(traders);
  await nextAck();
  const slowest = new Map<string, number>();
  for (let index = 0; index < kills; index += 1) {
    const [what, kill] = Object.entries(ways)[index % 4] ?? never();
    await sleep(loadMs * (0.5 + Math.random()));
    const killedAt = Date.now();
    await kill();
    const servingMs = (await nextAck()) - killedAt;
    slowest.set(what, Math.max(slowest.get(what) ?? 0, servingMs));
    expect(servingMs, `postings again after ${what} was killed`).toBeLessThan(servingWithinMs);
    const trial = await trialBalance();
    expect(trial.faults, `after ${what} was killed`).toEqual([]);
  }
  await house.killPosters();
  const unanswered = journal.unanswered();
  await askAgain();
  const trial = await trialBalance();
  expect(trial.faults).toEqual([]);
  await expectAcknowledged();
  await expectBalances();
  const serving = [...slowest].map(([what, ms]) => `${(ms / 1_000).toFixed(1)} s after ${what}`);
  process.stderr.write(
    `${kills} kills: ${journal.acknowledged.size} postings acknowledged, ${journal.refused.size} refused, ` +
      `${unanswered.length} without an answer when their process was killed; ${trial.lines} lines balance; ` +
      `serving again at the latest ${serving.join(", ")}\n`,
  );
});

async function fund(owner: AccountId, amount: bigint): Promise<void> {
  const account = { owner, purpose: "available" as const, currency: "CNY" };
  const lines = [
    {
      account: { ...account, owner: { house: "gateway_sandbox" }, purpose: "clearing" as const },
      amount: -amount,
    },
    { account, amount },
  ];
  const entry = { kind: "transfer" as const, id: newId(), code: "test.crash", lines };
  const [posted] = await postEntries(ctx(), { entries: [entry] });
  journal.requests.set(entry.id, entry);
  journal.acknowledge(entry.id, posted?.postedAt.toISOString() ?? "");
}

/** What a killed process had asked for and never heard of: asked again, as its client would. */
async function askAgain(): Promise<void> {
  for (const request of journal.unanswered()) {
    try {
      const [posted] = await postEntries(ctx(), { entries: [request] });
      journal.acknowledge(request.id, posted?.postedAt.toISOString() ?? "");
    } catch (error) {
      // Not posted, and no money for it now.
      expect(error).toMatchObject({ code: "conflict" });
      journal.refused.add(request.id);
    }
  }
}

/** Everything that was acknowledged is there, at the time that was acknowledged, and nothing else is. */
async function expectAcknowledged(): Promise<void> {
  expect(journal.contradictions).toEqual([]);
  const rows = await house.database.prisma.ledgerEntry.findMany({ select: { id: true, postedAt: true } });
  const found = new Map(rows.map(({ id, postedAt }) => [id, postedAt.toISOString()]));
  expect([...journal.acknowledged].filter(([id, postedAt]) => found.get(id) !== postedAt)).toEqual([]);
  expect([...found.keys()].filter((id) => !journal.acknowledged.has(id))).toEqual([]);
  expect(journal.acknowledged.size).toBeGreaterThan(kills * 5);
}

/** Each account has what the acknowledged requests, added up outside the database, say that it has. */
async function expectBalances(): Promise<void> {
  const rows = await house.database.prisma.ledgerAccount.findMany({
    select: { ownerAccountId: true, house: true, purpose: true, balance: true },
  });
  const found = new Map<string, bigint>();
  for (const { ownerAccountId, house: name, purpose, balance } of rows) {
    const key = `${ownerAccountId ?? name}/${purpose}`;
    found.set(key, (found.get(key) ?? 0n) + balance);
  }
  const wanted = [...journal.balances()].filter(([, amount]) => amount !== 0n);
  expect(new Map([...found].filter(([, amount]) => amount !== 0n))).toEqual(new Map(wanted));
}

async function nextAck(): Promise<number> {
  const from = Date.now();
  for (const until = from + 3 * servingWithinMs; Date.now() < until; await sleep(5)) {
    if (journal.lastAckAt > from) return journal.lastAckAt;
  }
  throw new Error("no posting was acknowledged any more");
}

/** PostgreSQL may just be recovering from the kill of a connection: then again. */
async function trialBalance(): Promise<TrialBalance> {
  for (const until = Date.now() + servingWithinMs; ; ) {
    try {
      return await readTrialBalance(house.database);
    } catch (error) {
      if (Date.now() > until) throw error;
      await sleep(50);
    }
  }
}

function never(): never {
  throw new Error("unreachable");
}
