import { DomainError } from "@hutong/kernel";
import type Stripe from "stripe";
import { z } from "zod";
import { payWithinMs } from "../order-rules.ts";
import type { GatewayAnswer, PaymentGateway } from "./gateway.ts";

export interface StripeSettings {
  readonly secretKey: string;
  readonly webhookSecret: string;
  /** `https://api.stripe.com`. */
  readonly apiUrl: string;
  /** Ours: where the payer comes back to. */
  readonly origin: string;
}

const timeoutMs = 10_000;
/** Stripe takes no less than half an hour from when it hears of it, which may be at a second try. */
const sessionMs = payWithinMs + 31 * 60_000;
const toleranceSeconds = 300;

const uuid = z.uuid().toLowerCase();

/**
 * Stripe through its own SDK: a Checkout Session a payment, in CNY, webhooks by `constructEvent`, refunds under an
 * idempotency key. The SDK is loaded at the first use.
 */
export function stripeGateway(settings: StripeSettings): PaymentGateway {
  let loaded: Promise<Stripe> | undefined;
  const sdk = () => {
    loaded ??= load(settings);
    return loaded;
  };
  return {
    name: "stripe",
    taken: { status: 200, body: null },
    async start(_ctx, { id, amountFen, orderId, startedAt }) {
      const back = `${settings.origin}/orders/${orderId}`;
      const session = await (await sdk()).checkout.sessions.create(
        {
          mode: "payment",
          client_reference_id: id,
          metadata: { payment_id: id },
          payment_intent_data: { metadata: { payment_id: id } },
          line_items: [
            {
              quantity: 1,
              price_data: {
                currency: "cny",
                // Far below where a number is no longer exact: orders are bounded.
                unit_amount: Number(amountFen),
                product_data: { name: `Hutong ${orderId.slice(-8)}` },
              },
            },
          ],
          success_url: `${back}?done=answered`,
          cancel_url: back,
          expires_at: Math.floor((startedAt.getTime() + sessionMs) / 1_000),
        },
        { idempotencyKey: `payment:${id}` },
      );
      if (!session.url) throw new Error("Stripe made a session without an address");
      return { href: session.url, reference: session.id };
    },
    async ask(_ctx, { reference }) {
      if (!reference) return { kind: "unknown" };
      return readSession(await (await sdk()).checkout.sessions.retrieve(reference));
    },
    async refund(_ctx, { id, payment, amountFen }) {
      const stripe = await sdk();
      if (!payment.reference) throw new Error("a payment of Stripe's has no session to give back from");
      const session = await stripe.checkout.sessions.retrieve(payment.reference);
      const intent = idOf(session.payment_intent);
      if (!intent) throw new Error("a session of Stripe's has no payment to give back from");
      const refund = await stripe.refunds.create(
        { payment_intent: intent, amount: Number(amountFen), metadata: { refund_id: id } },
        { idempotencyKey: `refund:${id}` },
      );
      if (refund.status === "failed" || refund.status === "canceled") {
        throw new Error(`Stripe's refund ${refund.status}: ${refund.failure_reason ?? "no reason"}`);
      }
    },
    async readWebhook(headers, body, now) {
      const signature = headers.get("stripe-signature");
      if (!signature) return undefined;
      const event = read(await sdk(), settings, { signature, body, now });
      if (!event) return undefined;
      const kind = kindOf(event);
      if (!kind || !("object" in event.data)) return { kind: "nothing" };
      // The cast: `kindOf` names events of sessions alone.
      const session = event.data.object as Stripe.Checkout.Session;
      const paymentId = uuid.safeParse(session.client_reference_id);
      if (!paymentId.success || session.amount_total === null) return { kind: "nothing" };
      assertCny(session);
      return {
        eventId: event.id,
        paymentId: paymentId.data,
        kind,
        amountFen: BigInt(session.amount_total),
      };
    },
  };
}

async function load({ secretKey, apiUrl }: StripeSettings): Promise<Stripe> {
  const { default: Sdk } = await import("stripe");
  const { protocol, hostname, port } = new URL(apiUrl);
  return new Sdk(secretKey, {
    timeout: timeoutMs,
    maxNetworkRetries: 1,
    telemetry: false,
    host: hostname,
    protocol: protocol === "http:" ? "http" : "https",
    ...(port && { port: Number(port) }),
  });
}

function read(
  stripe: Stripe,
  { webhookSecret }: StripeSettings,
  given: { signature: string; body: string; now: Date },
): Stripe.Event | undefined {
  try {
    return stripe.webhooks.constructEvent(
      given.body,
      given.signature,
      webhookSecret,
      toleranceSeconds,
      undefined,
      given.now.getTime(),
    );
  } catch {
    return undefined;
  }
}

function kindOf(event: Stripe.Event): "paid" | "failed" | undefined {
  switch (event.type) {
    case "checkout.session.completed":
      // A slow way to pay tells of its money by an event of its own.
      return event.data.object.payment_status === "paid" ? "paid" : undefined;
    case "checkout.session.async_payment_succeeded":
      return "paid";
    case "checkout.session.async_payment_failed":
    case "checkout.session.expired":
      return "failed";
    default:
      return undefined;
  }
}

function readSession(session: Stripe.Checkout.Session): GatewayAnswer {
  if (session.payment_status === "paid" && session.amount_total !== null) {
    assertCny(session);
    return { kind: "paid", amountFen: BigInt(session.amount_total) };
  }
  return { kind: session.status === "expired" ? "failed" : "pending" };
}

function assertCny({ currency }: Stripe.Checkout.Session): void {
  if (currency !== "cny") throw new DomainError("conflict", { fields: { currency: "other_currency" } });
}

function idOf(value: string | { id: string } | null): string | undefined {
  return typeof value === "string" ? value : value?.id;
}
