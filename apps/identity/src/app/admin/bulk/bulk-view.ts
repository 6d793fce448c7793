import type { BulkFilter, BulkState } from "@hutong/identity";
import { z } from "zod";
import { tableView, type ViewOf } from "../table-view.ts";

export const bulkStates = ["looked", "under_way", "applied"] as const satisfies readonly BulkState[];

export const bulkView = tableView({
  columns: ["state", "lines", "done", "rejected", "by", "at"],
  defaults: ["state", "lines", "done", "rejected", "by", "at"],
  filters: { state: z.enum(bulkStates) },
});

export type BulkView = ViewOf<typeof bulkView>;

/** The verb's filter of a view. */
export function bulkFilter({ q, filters }: BulkView): BulkFilter {
  return { state: filters.state, text: q };
}
