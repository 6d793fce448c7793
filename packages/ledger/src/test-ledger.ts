import type { Db } from "@hutong/db";
import { type AccountId, type Ctx, newId } from "@hutong/kernel";
import { makePerson, type TestDatabase } from "@hutong/testing";
import type { LedgerAccountRef } from "./ledger-account.ts";
import { postEntries } from "./post-entries.ts";
import { readTrialBalance } from "./trial-balance.ts";

/** The sandbox gateway, where money comes from and goes to. */
export const gateway: LedgerAccountRef = {
  owner: { house: "gateway_sandbox" },
  purpose: "clearing",
  currency: "CNY",
};

export const platformFees: LedgerAccountRef = {
  owner: { house: "platform" },
  purpose: "fees",
  currency: "CNY",
};

export function wallet(
  owner: AccountId,
  purpose: LedgerAccountRef["purpose"] = "available",
): LedgerAccountRef {
  return { owner, purpose, currency: "CNY" };
}

/** A transfer of one amount from one account to another. */
export function transfer(from: LedgerAccountRef, to: LedgerAccountRef, amount: bigint, id: string = newId()) {
  return {
    kind: "transfer" as const,
    id,
    code: "test.transfer",
    lines: [
      { account: from, amount: -amount },
      { account: to, amount },
    ],
  };
}

/** What the tests of the ledger do over and over, on a database of their own. */
export function ledgerKit(test: TestDatabase) {
  const system = (now = new Date(), db: Db = test.database.prisma): Ctx<Db> =>
    test.ctx({ db, now, actor: { kind: "system", name: "test" } });
  return {
    system,
    async makeTrader() {
      const { userId, accounts } = await makePerson(test.database.prisma, {
        password: null,
        ids: [`retail/trader-${newId().slice(-12)}`],
      });
      return { userId, accountId: Object.values(accounts)[0] as AccountId }; // the one ID asked for
    },
    fund: (owner: AccountId, amount: bigint) =>
      postEntries(system(), { entries: [transfer(gateway, wallet(owner), amount)] }),
    async balance(owner: AccountId, purpose: LedgerAccountRef["purpose"] = "available") {
      const row = await test.database.prisma.ledgerAccount.findFirst({
        where: { ownerAccountId: owner, purpose },
        select: { balance: true },
      });
      return row?.balance ?? 0n;
    },
    faults: async () => (await readTrialBalance(test.database)).faults,
  };
}

/** The refusal of a verb as `code:first field`, or "done". */
export function refusal(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "done",
    (error) => [error.code ?? error.message, ...Object.values(error.fields ?? {})].join(":"),
  );
}
