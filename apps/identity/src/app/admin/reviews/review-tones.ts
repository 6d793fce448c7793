import type { ReviewRow } from "@hutong/feedback";
import type { Tone } from "@hutong/ui";

export const reviewTones: Readonly<Record<ReviewRow["state"], Tone>> = {
  draft: "neutral",
  held: "warning",
  shown: "success",
  hidden: "danger",
};
