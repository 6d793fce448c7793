import type { Db } from "@hutong/db";
import { type Ctx, isDomainError, namedId } from "@hutong/kernel";
import { postEntries } from "./post-entries.ts";

const atOnce = 100;

/**
 * Gives back the holds whose time is over: a chore. Any number of processes may do so at once: the entry of a hold's end
 * has an id made from the hold's, and one that somebody resolves in the same moment is passed over.
 * @returns how many are given back
 */
export async function expireHolds(ctx: Ctx<Db>): Promise<number> {
  let expired = 0;
  for (let due = await readDue(ctx); due.length > 0; due = await readDue(ctx)) {
    for (const holdId of due) if (await expireOne(ctx, holdId)) expired += 1;
    if (due.length < atOnce) break;
  }
  return expired;
}

async function readDue({ db, now }: Ctx<Db>): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select id from ledger_holds where state = 'pending' and expires_at <= ${now} order by expires_at limit ${atOnce}`;
  return rows.map(({ id }) => id);
}

async function expireOne(ctx: Ctx<Db>, holdId: string): Promise<boolean> {
  try {
    const id = namedId(`ledger:expired:${holdId}`);
    await postEntries(ctx, { entries: [{ kind: "expire_hold", id, holdId, code: "hold.expired" }] });
    return true;
  } catch (error) {
    if (isDomainError(error) && error.code === "conflict") return false;
    throw error;
  }
}
