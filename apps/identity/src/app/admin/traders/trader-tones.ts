import type { ApplicationState } from "@hutong/trading";

/** The colour of each state of an application; its word stands beside it. */
export const traderTones = {
  draft: "neutral",
  waiting: "warning",
  accepted: "success",
  expired: "neutral",
  refused: "danger",
  ended: "danger",
  withdrawn: "neutral",
} as const satisfies Record<ApplicationState, string>;
