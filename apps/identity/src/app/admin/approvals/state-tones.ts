import type { MergeRequestState } from "@hutong/identity";
import type { Tone } from "@hutong/ui";

export const stateTones: Readonly<Record<MergeRequestState, Tone>> = {
  waiting: "warning",
  approved: "success",
  refused: "danger",
  withdrawn: "neutral",
  expired: "neutral",
};
