import type { RefundState } from "@hutong/db";

/** Who moves a refund: the buyer, the shop, the house that rules, or time. */
export type RefundSide = "buyer" | "seller" | "house" | "system";

export const refundCommands = [
  "agree",
  "decline",
  "accept",
  "withdraw",
  "send_back",
  "receive",
  "escalate",
  "rule",
  "rule_return",
  "dismiss",
  "time_out",
] as const;
export type RefundCommand = (typeof refundCommands)[number];

export interface RefundTransition {
  readonly to: RefundState;
  /** Where it goes instead when the goods are to come back first. */
  readonly toWithReturn?: RefundState;
  readonly by: readonly RefundSide[];
}

export const refundStates = [
  "wait_seller_agree",
  "seller_refuse_buyer",
  "wait_buyer_return_goods",
  "wait_seller_confirm_goods",
  "in_dispute",
  "success",
  "closed",
] as const satisfies readonly RefundState[];

const isEnd = { success: true, closed: true } as const;

/** Whether a refund is over. */
export function isOver(state: RefundState): boolean {
  return Object.hasOwn(isEnd, state);
}

const given = { to: "success", toWithReturn: "wait_buyer_return_goods" } as const;

/**
 * The one table of how refunds move: what is not here does not happen. `time_out` is what happens in a state by itself:
 * a shop that is silent agrees, a buyer who is silent gives up.
 */
export const refundTransitions: Readonly<
  Record<RefundState, Readonly<Partial<Record<RefundCommand, RefundTransition>>>>
> = {
  wait_seller_agree: {
    agree: { ...given, by: ["seller"] },
    // With another sum or without.
    decline: { to: "seller_refuse_buyer", by: ["seller"] },
    withdraw: { to: "closed", by: ["buyer"] },
    time_out: { ...given, by: ["system"] },
  },
  seller_refuse_buyer: {
    accept: { ...given, by: ["buyer"] },
    escalate: { to: "in_dispute", by: ["buyer"] },
    withdraw: { to: "closed", by: ["buyer"] },
    time_out: { to: "closed", by: ["system"] },
  },
  wait_buyer_return_goods: {
    send_back: { to: "wait_seller_confirm_goods", by: ["buyer"] },
    withdraw: { to: "closed", by: ["buyer"] },
    time_out: { to: "closed", by: ["system"] },
  },
  wait_seller_confirm_goods: {
    receive: { to: "success", by: ["seller"] },
    escalate: { to: "in_dispute", by: ["buyer", "seller"] },
    time_out: { to: "success", by: ["system"] },
  },
  in_dispute: {
    // A side gives in.
    agree: { ...given, by: ["seller"] },
    withdraw: { to: "closed", by: ["buyer"] },
    rule: { to: "success", by: ["house"] },
    rule_return: { to: "wait_buyer_return_goods", by: ["house"] },
    dismiss: { to: "closed", by: ["house"] },
  },
  success: {},
  closed: {},
};

/** What is to be known of a refund to say where it goes. */
export interface RefundStanding {
  readonly state: RefundState;
  readonly withReturn: boolean;
  /** What the shop proposed instead of what was asked. */
  readonly offeredFen: bigint | null;
  /** The number under which the goods went back. */
  readonly trackingNo: string | null;
}

/** Where a side's command leads, or undefined where it does not happen. */
export function refundMove(
  refund: RefundStanding,
  command: RefundCommand,
  side: RefundSide,
): RefundState | undefined {
  const transition = refundTransitions[refund.state][command];
  if (!transition?.by.includes(side)) return undefined;
  if (command === "accept" && refund.offeredFen === null) return undefined;
  const isBack = refund.trackingNo !== null;
  // Goods that are back are not sent back again.
  if (command === "rule_return" && (!refund.withReturn || isBack)) return undefined;
  return refund.withReturn && !isBack ? (transition.toWithReturn ?? transition.to) : transition.to;
}

/** What a side may do with a refund as it stands. */
export function refundCommandsFor(refund: RefundStanding, side: RefundSide): RefundCommand[] {
  return refundCommands.filter((command) => refundMove(refund, command, side) !== undefined);
}
