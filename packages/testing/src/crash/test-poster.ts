import { writeSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { openDatabase } from "@hutong/db";
import { type AccountId, isDomainError, newId, noOrigin } from "@hutong/kernel";
import { type LedgerEntryInput, postEntries } from "@hutong/ledger";

/**
 * A process that posts, until it is killed. It says what it is about to ask for, and what it was answered, a line each,
 * before it goes on: `try` and the request, `ack` and the time, or `no` for a refusal. An answer that did not come is asked
 * for again, as a client would: with the same id.
 */
const database = openDatabase({
  connectionString: process.env.HUTONG_CRASH_URL ?? "",
  applicationName: "poster",
  maxConnections: 4,
});
const traders = (process.env.HUTONG_CRASH_TRADERS ?? "").split(",") as AccountId[]; // made by the test

const say = (line: string) => writeSync(1, `${line}\n`);
const any = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T; // none is empty

const wallet = (purpose: "available" | "payout") => ({ owner: any(traders), purpose, currency: "CNY" });
const gateway = { owner: { house: "gateway_sandbox" }, purpose: "clearing" as const, currency: "CNY" };

async function post(entry: LedgerEntryInput): Promise<boolean> {
  say(`try ${JSON.stringify(entry, (_, value) => (typeof value === "bigint" ? `${value}n` : value))}`);
  for (;;) {
    const actor = { kind: "system", name: "poster" } as const;
    try {
      const ctx = { db: database.prisma, actor, now: new Date(), origin: noOrigin };
      const [posted] = await postEntries(ctx, { entries: [entry] });
      say(`ack ${entry.id} ${posted?.postedAt.toISOString()}`);
      return true;
    } catch (error) {
      if (isDomainError(error)) {
        say(`no ${entry.id} ${error.code}`);
        return false;
      }
      await sleep(50);
    }
  }
}

async function postOne(): Promise<void> {
  const amount = BigInt(1 + Math.floor(Math.random() * 400));
  const described = { id: newId(), code: "test.crash" };
  const chance = Math.random();
  if (chance < 0.7) {
    const from = chance < 0.1 ? gateway : wallet("available");
    const to = chance > 0.6 ? wallet("payout") : wallet("available");
    const lines = [
      { account: from, amount: -amount },
      { account: to, amount },
    ];
    await post({ kind: "transfer", ...described, lines });
    return;
  }
  const expiresAt = new Date(Date.now() + 3_600_000);
  if (!(await post({ kind: "hold", ...described, from: wallet("available"), amount, expiresAt }))) return;
  const resolution = { id: newId(), code: "test.crash", holdId: described.id };
  if (chance < 0.8) await post({ kind: "void_hold", ...resolution });
  else {
    const to = [{ account: wallet("payout"), amount: (amount + 1n) / 2n }];
    await post({ kind: "post_hold", ...resolution, to });
  }
}

await Promise.all(
  Array.from({ length: 4 }, async () => {
    for (;;) await postOne();
  }),
);
