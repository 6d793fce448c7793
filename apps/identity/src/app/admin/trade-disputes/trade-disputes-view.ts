import { z } from "zod";
import { tableView, type ViewOf } from "../table-view.ts";

export const tradeDisputesView = tableView({
  columns: ["state", "asked", "given", "opened", "ended"],
  defaults: ["state", "asked", "opened"],
  filters: { show: z.literal("over") },
});

export type TradeDisputesView = ViewOf<typeof tradeDisputesView>;

/** The verb's filter of a view. */
export function tradeDisputeFilter({ q, filters }: TradeDisputesView) {
  return { open: filters.show !== "over", text: q };
}
