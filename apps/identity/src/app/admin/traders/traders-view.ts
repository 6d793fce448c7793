import { z } from "zod";
import { tableView, type ViewOf } from "../table-view.ts";

export const tradersView = tableView({
  columns: ["kind", "state", "applied", "decided", "until"],
  defaults: ["kind", "state", "applied"],
  filters: { show: z.literal("decided") },
});

export type TradersView = ViewOf<typeof tradersView>;

/** The verb's filter of a view. */
export function traderFilter({ q, filters }: TradersView) {
  return { open: filters.show !== "decided", text: q };
}
