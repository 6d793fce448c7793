import { z } from "zod";
import { tableView, type ViewOf } from "../table-view.ts";

export const disputeColumns = ["state", "opened", "answered", "hearUntil", "decided"] as const;

export const disputeRealms = ["retail", "mall", "deals", "wholesale"] as const;

export const disputesView = tableView({
  columns: disputeColumns,
  defaults: ["state", "opened"],
  filters: { show: z.literal("decided"), realm: z.enum(disputeRealms) },
});

export type DisputesView = ViewOf<typeof disputesView>;

/** The verb's filter of a view. */
export function disputeFilter({ q, filters }: DisputesView) {
  return { open: filters.show !== "decided", realm: filters.realm, loginName: q };
}
