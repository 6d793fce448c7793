import type { Db, SeatRole } from "@hutong/db";
import { type AccountId, type Ctx, newId, randomToken } from "@hutong/kernel";
import { postEntries, readTrialBalance } from "@hutong/ledger";
import { makePerson, makeSeat, type TestDatabase } from "@hutong/testing";
import { addBankAccount } from "./add-bank-account.ts";
import { sandboxPayer } from "./sandbox-payer.ts";

export const numberSecret = randomToken();
export const noticeSecret = randomToken();
export const bank = sandboxPayer(noticeSecret);

export interface Wallet {
  readonly userId: string;
  readonly accountId: AccountId;
}

/** A card's number with its check digit. `manner` are the digits that tell the sandbox bank how to behave. */
export function cardNumber(manner = "123", middle = "0000000"): string {
  const body = `62220${middle}${manner}`;
  const sum = [...body].reverse().reduce((total, digit, index) => {
    const value = index % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}

/** What the tests of withdrawals do over and over, on a database of their own. */
export function walletsKit(test: TestDatabase) {
  const db = () => test.database.prisma;
  const system = (now = new Date()): Ctx<Db> => test.ctx({ actor: { kind: "system", name: "test" }, now });
  const day = 24 * 3_600_000;
  return {
    db,
    system,
    /** Somebody with money, and a bank account that is not new any more. */
    async makeWallet(options: { fen?: bigint; manner?: string; addedAt?: Date } = {}) {
      const { fen = 10_000n, manner, addedAt = new Date(Date.now() - 2 * day) } = options;
      const { userId, accounts } = await makePerson(db(), {
        password: null,
        ids: [`retail/w-${newId().slice(-12)}`],
        contacts: [{ kind: "email", value: `${newId().slice(-12)}@example.com`, verified: true }],
      });
      const accountId = Object.values(accounts)[0] as AccountId; // the one ID asked for
      if (fen > 0n) {
        const lines = [
          {
            account: {
              owner: { house: "gateway_sandbox" },
              purpose: "clearing" as const,
              currency: "CNY",
            },
            amount: -fen,
          },
          { account: { owner: accountId, purpose: "available" as const, currency: "CNY" }, amount: fen },
        ];
        await postEntries(system(), { entries: [{ kind: "transfer", id: newId(), code: "test", lines }] });
      }
      const bankAccountId = newId();
      await addBankAccount(test.as(userId, { now: addedAt }), numberSecret, {
        id: bankAccountId,
        accountId,
        kind: "personal",
        bank: "CMB",
        holder: "西西",
        number: cardNumber(manner),
      });
      return { userId, accountId, bankAccountId };
    },
    async makeStaff({ accountId }: Wallet, role: SeatRole) {
      const { userId } = await makePerson(db(), { password: null });
      await makeSeat(db(), { accountId, userId, name: `s-${newId().slice(-6)}`, role });
      return userId;
    },
    async balances({ accountId }: Wallet) {
      const rows = await db().ledgerAccount.findMany({
        where: { ownerAccountId: accountId },
        select: { purpose: true, balance: true },
      });
      const of = (purpose: string) => rows.find((row) => row.purpose === purpose)?.balance ?? 0n;
      return { available: of("available"), held: of("held"), payout: of("payout") };
    },
    async stateOf(id: string) {
      return (await db().withdrawal.findUniqueOrThrow({ where: { id }, select: { state: true } })).state;
    },
    /** What waits to be told to owners of an account, oldest first. */
    async told({ accountId }: Wallet) {
      const rows = await db().outboxEvent.findMany({
        where: { topic: "money_notice", key: accountId },
        orderBy: { id: "asc" },
        select: { payload: true },
      });
      return rows.map(({ payload }) => (payload as { what: string }).what); // as `tellOfMoney` writes it
    },
    /** What the sandbox bank has ready to tell of a payout, in the order in which it comes. */
    async notices(payoutId: string) {
      const rows = await db().outboxEvent.findMany({
        where: { topic: "sandbox_payouts", key: payoutId },
        orderBy: [{ availableAt: "asc" }, { id: "asc" }],
        select: { payload: true },
      });
      return rows.map(({ payload }) => payload as unknown as Told);
    },
    faults: async () => (await readTrialBalance(test.database)).faults,
  };
}

/** As the sandbox payer writes it. */
interface Told {
  readonly eventId: string;
  readonly kind: "paid" | "failed";
  readonly payoutId: string;
  readonly amountFen: string;
  readonly reason?: string;
}

/** The refusal of a verb as `code:first field`, or "done". */
export function outcome(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "done",
    (error) => [error.code ?? error.message, ...Object.values(error.fields ?? {})].join(":"),
  );
}
