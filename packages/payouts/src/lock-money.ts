import type { Db } from "@hutong/db";

/** One at a time decides about an account's bank accounts and withdrawals, until the caller's transaction ends. */
export async function lockMoney(tx: Db, accountId: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`payouts:${accountId}`}, 0))`;
}
