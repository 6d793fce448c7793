import type { BankAccountKind, Db } from "@hutong/db";
import type { Ctx, Fen } from "@hutong/kernel";

/** Where money is paid out to, in full: never logged, never shown. */
interface PayoutTo {
  readonly kind: BankAccountKind;
  readonly bank: string;
  readonly holder: string;
  readonly number: string;
}

/** What became of a payout; "unknown" where the payer has never heard of it. */
export type PayoutAnswer =
  | { readonly kind: "pending" | "paid" | "unknown" }
  | { readonly kind: "failed"; readonly reason: string | undefined };

/** What a payer tells by itself. */
export interface PayoutTold {
  /** The payer's own id of the event: told twice, it counts once. */
  readonly eventId: string;
  readonly payoutId: string;
  readonly kind: "paid" | "failed";
  readonly amountFen: Fen | string;
  readonly reason?: string | undefined;
}

/**
 * The port to whoever pays money out to bank accounts. It is asked under our id of the payout, tells what came of it by
 * signed notices (at least once, in any order, maybe late or never), and can be asked. "failed" is its last word: the
 * money did not get there, or came back.
 */
export interface Payer {
  /** Part of the names of its accounts in the ledger. */
  readonly name: string;
  /** Asks for a payout; the same id again pays nothing again. */
  send(
    ctx: Ctx<Db>,
    payout: { readonly id: string; readonly amountFen: Fen; readonly to: PayoutTo },
  ): Promise<PayoutAnswer>;
  /** Asks what became of a payout. */
  ask(ctx: Ctx<Db>, id: string): Promise<PayoutAnswer>;
  /** Reads a notice. @returns undefined where the signature is not the payer's own or too old */
  readNotice(headers: Headers, body: string, now: Date): PayoutTold | undefined;
}
