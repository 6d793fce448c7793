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

/** A payment as a gateway is asked for it. */
export interface AskedPayment {
  readonly id: string;
  readonly amountFen: Fen;
  /** The order of ours that the payer comes back to. */
  readonly orderId: string;
  readonly startedAt: Date;
}

/** A payment that a gateway knows, with its own name for it where it has one. */
interface KnownPayment {
  readonly id: string;
  readonly reference: string | null;
}

/** What became of a payment; "unknown" where the gateway has never heard of it, as of one that nobody went on with. */
export type GatewayAnswer =
  | { readonly kind: "pending" | "failed" | "unknown" }
  | { readonly kind: "paid"; readonly amountFen: Fen };

/** What a webhook says: nothing that concerns us, or what came of a payment. */
type WebhookRead = { readonly kind: "nothing" } | GatewayEventTold;

/**
 * The port to whoever moves real money. A gateway is asked for money under our id of the payment, tells what came of it
 * by signed webhooks (at least once, in any order, maybe late or never), can be asked, and gives money back under our id
 * of the refund. It is called outside of transactions: a gateway may be slow.
 */
export interface PaymentGateway {
  /** Part of the names of its accounts in the ledger, and of the address of its webhook. */
  readonly name: string;
  /** What it reads as "taken" in the answer to a webhook. */
  readonly taken: { readonly status: 200 | 204; readonly body: string | null };
  /**
   * Asks for money; the same payment again is the same one gone on with.
   * @returns where the payer goes (a path of ours, or an address), and what the gateway calls it
   */
  start(ctx: Ctx<Db>, payment: AskedPayment): Promise<{ readonly href: string; readonly reference?: string }>;
  /** Asks what became of a payment. */
  ask(ctx: Ctx<Db>, payment: KnownPayment): Promise<GatewayAnswer>;
  /** Gives money back; the same id again gives nothing again. */
  refund(
    ctx: Ctx<Db>,
    refund: { readonly id: string; readonly payment: KnownPayment; readonly amountFen: Fen },
  ): Promise<void>;
  /**
   * Reads a webhook.
   * @returns undefined where the signature is not the gateway's own or too old
   * @throws DomainError `conflict` with `other_currency` for what is signed and cannot be right
   */
  readWebhook(headers: Headers, body: string, now: Date): Promise<WebhookRead | undefined>;
}
