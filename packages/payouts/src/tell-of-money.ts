import { type Db, writeEvent } from "@hutong/db";
import { type Ctx, newId } from "@hutong/kernel";

/** Outbox: the owner of an account is to be told of its money by mail. */
export const moneyNoticeTopic = "money_notice";

export const moneyNotices = [
  "bank_account_added",
  "bank_account_removed",
  "withdrawal_to_decide",
  "withdrawal_asked",
  "withdrawal_paid",
  "withdrawal_failed",
  "withdrawal_given_up",
] as const;

export interface MoneyNotice {
  readonly accountId: string;
  readonly what: (typeof moneyNotices)[number];
  readonly bank: string;
  readonly lastFour: string;
  readonly amountFen?: bigint;
  /** Who of the staff did it. */
  readonly seatName?: string | null;
}

/** Puts a notice on its way, within the caller's transaction. Notices of money cannot be turned off. */
export async function tellOfMoney(ctx: Ctx<Db>, notice: MoneyNotice): Promise<void> {
  const { accountId, what, bank, lastFour, amountFen, seatName } = notice;
  await writeEvent(ctx.db, {
    id: newId(),
    topic: moneyNoticeTopic,
    key: accountId,
    payload: {
      accountId,
      what,
      bank,
      lastFour,
      seatName: seatName ?? null,
      amountFen: amountFen === undefined ? null : String(amountFen),
    },
  });
}
