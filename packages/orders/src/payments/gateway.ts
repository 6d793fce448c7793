import type { Db } from "@hutong/db";
import type { Ctx, Fen } from "@hutong/kernel";

/** What a gateway tells of a payment. */
export interface GatewayEventTold {
  /** The gateway's own id of the event: told twice, it counts once. */
  readonly eventId: string;
  readonly paymentId: string;
  readonly kind: "paid" | "failed";
  readonly amountFen: Fen | string;
}

/**
 * The port to whoever moves real money. A gateway is asked for money under our id of the payment, tells what came of it
 * by signed webhooks (at least once, in any order, maybe late), and gives money back under our id of the refund.
 */
export interface PaymentGateway {
  /** Part of the names of its accounts in the ledger. */
  readonly name: string;
  /** Asks for money, in the caller's transaction. @returns where the payer goes: a path of ours, or an address */
  start(ctx: Ctx<Db>, payment: { readonly id: string; readonly amountFen: Fen }): Promise<string>;
  /** Gives money back; the same id again gives nothing again. */
  refund(
    ctx: Ctx<Db>,
    refund: { readonly id: string; readonly paymentId: string; readonly amountFen: Fen },
  ): Promise<void>;
  /** Reads a webhook. @returns undefined where the signature is not the gateway's own or too old */
  readWebhook(headers: Headers, body: string, now: Date): GatewayEventTold | undefined;
}
