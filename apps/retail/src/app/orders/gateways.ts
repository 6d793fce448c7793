import { makeGateways, type PaymentGateway } from "@hutong/orders";
import { site } from "@hutong/site";

let made: readonly PaymentGateway[] | undefined;

/** The gateways that can be paid through, in the order in which they are offered. */
export function gateways(): readonly PaymentGateway[] {
  made ??= makeGateways(site().env);
  return made;
}

/** The gateway of this name, where it is configured. */
export function gatewayNamed(name: string): PaymentGateway | undefined {
  return gateways().find((one) => one.name === name);
}
