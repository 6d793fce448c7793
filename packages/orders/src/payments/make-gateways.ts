import { type AlipaySettings, alipayGateway } from "./alipay-gateway.ts";
import type { PaymentGateway } from "./gateway.ts";
import { sandboxGateway } from "./sandbox-gateway.ts";
import { type StripeSettings, stripeGateway } from "./stripe-gateway.ts";

export interface GatewaySettings {
  /** The shops' own origin. */
  readonly origin: string;
  readonly sandboxSecret?: string | undefined;
  readonly alipay?: Omit<AlipaySettings, "origin"> | undefined;
  readonly stripe?: Omit<StripeSettings, "origin"> | undefined;
}

/** The gateways that are configured, in the order in which they are offered. Nothing of an SDK is loaded yet. */
export function makeGateways({ origin, sandboxSecret, alipay, stripe }: GatewaySettings): PaymentGateway[] {
  return [
    ...(alipay ? [alipayGateway({ ...alipay, origin })] : []),
    ...(stripe ? [stripeGateway({ ...stripe, origin })] : []),
    ...(sandboxSecret ? [sandboxGateway(sandboxSecret)] : []),
  ];
}
