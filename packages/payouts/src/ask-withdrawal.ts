import { createHash } from "node:crypto";
import { inTransaction, type WithdrawalState } from "@hutong/db";
import { actsFor } from "@hutong/identity/acting";
import { writeAudit } from "@hutong/identity/audit-entry";
import { assertFreshSignIn } from "@hutong/identity/fresh-sign-in";
import { type AccountId, DomainError, equalBytes, isDomainError, parseInput } from "@hutong/kernel";
import { placeHold } from "@hutong/ledger";
import { lockMoney } from "./lock-money.ts";
import { asHouse, available, moneyRoles, type PayoutsCtx } from "./payouts-ctx.ts";
import { type AskWithdrawalInput, askWithdrawalSchema } from "./schema.ts";
import { tellOfMoney } from "./tell-of-money.ts";
import { shanghaiDay, withdrawalRefusal, withdrawalRules } from "./withdrawal-rules.ts";

export interface AskedWithdrawal {
  readonly id: string;
  /** As it was asked for: `wait_owner` where staff did, `wait_send` where the owner. */
  readonly state: Extract<WithdrawalState, "wait_owner" | "wait_send">;
}

/** The hold outlives what it is for: a withdrawal is given up before its money is given back by itself. */
const holdLongerMs = 24 * 3_600_000;

/**
 * Asks for a withdrawal to a bank account: by the owner, or by her staff for finance, whose withdrawals she approves
 * first; with a sign-in of the last ten minutes (SECURITY 20). The money is held at once. The same id with the same body
 * is answered as the first time and moves nothing; with another body it is refused (30).
 * @param payer through whom it is paid out; undefined where there is none
 * @throws DomainError as `actsFor`; `reauthenticate`; `invalid_input` (field `amountFen`: a rule of `withdrawalRules`, or
 * `amount_invalid`; `bankAccountId`: `choose`); `conflict` (`amountFen`: `insufficient_funds`; `state`: `request_taken`,
 * `no_payer`)
 */
export async function askWithdrawal(
  ctx: PayoutsCtx,
  payer: string | undefined,
  input: AskWithdrawalInput,
): Promise<AskedWithdrawal> {
  const parsed = parseInput(askWithdrawalSchema, input);
  const { id, accountId, bankAccountId, amountFen } = parsed;
  const acting = await actsFor(ctx, accountId, moneyRoles);
  assertFreshSignIn(ctx);
  if (payer === undefined) throw new DomainError("conflict", { fields: { state: "no_payer" } });
  const digest = createHash("sha256").update(`${accountId} ${bankAccountId} ${amountFen}`).digest();
  return inTransaction(ctx.db, async (tx) => {
    const within = { ...ctx, db: tx };
    await lockMoney(tx, accountId);
    const known = await tx.withdrawal.findUnique({ where: { id }, select: { digest: true, seatName: true } });
    if (known) {
      if (equalBytes(known.digest, digest)) return { id, state: firstState(known.seatName) };
      throw new DomainError("conflict", { fields: { state: "request_taken" } });
    }
    const bank = await tx.bankAccount.findFirst({
      where: { id: bankAccountId, accountId, removedAt: null },
      select: { addedAt: true, lastFour: true, bank: true },
    });
    if (!bank) throw new DomainError("invalid_input", { fields: { bankAccountId: "choose" } });
    await assertWithinRules(within, { ...parsed, bankAddedAt: bank.addedAt });
    const dueAt = new Date(ctx.now.getTime() + withdrawalRules.givenUpAfterMs);
    await hold(within, { ...parsed, expiresAt: new Date(dueAt.getTime() + holdLongerMs) });
    const state = firstState(acting.seatName);
    const made = await tx.withdrawal.createMany({
      data: [
        {
          id,
          accountId,
          bankAccountId,
          payer,
          amountFen,
          digest,
          state,
          askedById: ctx.actor.kind === "person" ? ctx.actor.userId : null,
          seatName: acting.seatName,
          askedAt: ctx.now,
          day: shanghaiDay(ctx.now),
          dueAt,
        },
      ],
      skipDuplicates: true,
    });
    // Another account took this id in the same moment.
    if (made.count === 0) throw new DomainError("conflict", { fields: { state: "request_taken" } });
    await writeAudit(within, {
      action: "withdrawal.asked",
      subjectUserId: acting.ownerId,
      accountId,
      data: { withdrawalId: id, bankAccountId, amountFen: String(amountFen) },
    });
    const what = state === "wait_owner" ? "withdrawal_to_decide" : "withdrawal_asked";
    await tellOfMoney(within, { accountId, what, ...bank, amountFen, seatName: acting.seatName });
    return { id, state };
  });
}

/** What staff asks for, the owner decides about. */
function firstState(seatName: string | null): AskedWithdrawal["state"] {
  return seatName === null ? "wait_send" : "wait_owner";
}

async function assertWithinRules(
  ctx: PayoutsCtx,
  asked: { accountId: string; bankAccountId: string; amountFen: bigint; bankAddedAt: Date },
): Promise<void> {
  const { accountId, bankAccountId, amountFen, bankAddedAt } = asked;
  const counts = { state: { notIn: ["failed", "cancelled"] satisfies WithdrawalState[] } };
  const [today, toThis] = await Promise.all([
    ctx.db.withdrawal.aggregate({
      where: { accountId, day: shanghaiDay(ctx.now), ...counts },
      _sum: { amountFen: true },
      _count: true,
    }),
    ctx.db.withdrawal.aggregate({ where: { bankAccountId, ...counts }, _sum: { amountFen: true } }),
  ]);
  const refusal = withdrawalRefusal({
    amountFen,
    todayFen: today._sum.amountFen ?? 0n,
    timesToday: today._count,
    toThisFen: toThis._sum.amountFen ?? 0n,
    bankAddedAt,
    now: ctx.now,
  });
  if (refusal) throw new DomainError("invalid_input", { fields: { amountFen: refusal } });
}

async function hold(
  ctx: PayoutsCtx,
  asked: { id: string; accountId: AccountId; amountFen: bigint; expiresAt: Date },
): Promise<void> {
  const { id, accountId, amountFen, expiresAt } = asked;
  const described = { id, code: "withdrawal.asked", reference: id };
  try {
    const from = available(accountId);
    await placeHold(asHouse(ctx), { ...described, from, amount: amountFen, expiresAt });
  } catch (error) {
    if (!isDomainError(error) || error.code !== "conflict") throw error;
    // The ledger speaks of its accounts; the form of the amount that was typed.
    const fields = Object.values(error.fields).includes("insufficient_funds")
      ? { amountFen: "insufficient_funds" }
      : { state: "request_taken" };
    throw new DomainError("conflict", { fields, cause: error });
  }
}
