import { z } from "zod";
import { tableView, type ViewOf } from "../table-view.ts";

export const approvalsView = tableView({
  columns: ["state", "by", "at", "until", "decided", "reason"],
  defaults: ["state", "by", "at", "until", "reason"],
  filters: { show: z.literal("over") },
});

export type ApprovalsView = ViewOf<typeof approvalsView>;

/** The verb's filter of a view. */
export function requestFilter({ q, filters }: ApprovalsView) {
  return { waiting: filters.show !== "over", text: q };
}
