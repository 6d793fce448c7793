import type { OrderState } from "@hutong/db";

/** Who moves an order: the account that bought, the shop that sold, or the house (payments, time). */
export type OrderSide = "buyer" | "seller" | "system";

export type OrderCommand = "pay" | "cancel" | "time_out" | "ship" | "refund" | "confirm";

export interface Transition {
  readonly to: OrderState;
  readonly by: readonly OrderSide[];
}

export const orderStates = [
  "wait_buyer_pay",
  "wait_seller_send_goods",
  "wait_buyer_confirm_goods",
  "trade_finished",
  "trade_closed",
] as const satisfies readonly OrderState[];

/**
 * The one table of how orders move: what is not here does not happen. `time_out` is what happens in a state by itself.
 */
export const transitions: Readonly<Record<OrderState, Readonly<Partial<Record<OrderCommand, Transition>>>>> =
  {
    wait_buyer_pay: {
      pay: { to: "wait_seller_send_goods", by: ["system"] },
      cancel: { to: "trade_closed", by: ["buyer", "seller"] },
      time_out: { to: "trade_closed", by: ["system"] },
    },
    wait_seller_send_goods: {
      ship: { to: "wait_buyer_confirm_goods", by: ["seller"] },
      refund: { to: "trade_closed", by: ["buyer", "seller"] },
    },
    wait_buyer_confirm_goods: {
      confirm: { to: "trade_finished", by: ["buyer"] },
      // A refund that was agreed on gave all of it back.
      refund: { to: "trade_closed", by: ["system"] },
      time_out: { to: "trade_finished", by: ["system"] },
    },
    trade_finished: {},
    trade_closed: {},
  };

/** The transition that a side may make, or undefined. */
export function transitionFor(
  state: OrderState,
  command: OrderCommand,
  side: OrderSide,
): Transition | undefined {
  const transition = transitions[state][command];
  return transition?.by.includes(side) ? transition : undefined;
}

/** What a side may do in a state. */
export function commandsFor(state: OrderState, side: OrderSide): OrderCommand[] {
  return (Object.keys(transitions[state]) as OrderCommand[]).filter((command) =>
    transitionFor(state, command, side),
  );
}
