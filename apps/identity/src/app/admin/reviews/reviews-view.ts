import { z } from "zod";
import { tableView, type ViewOf } from "../table-view.ts";

export const reviewsView = tableView({
  columns: ["state", "score", "shop", "author", "reports", "written"],
  defaults: ["state", "score", "shop", "reports", "written"],
  filters: { show: z.literal("hidden") },
});

export type ReviewsTableView = ViewOf<typeof reviewsView>;

/** The verb's filter of a view. */
export function reviewFilter({ q, filters }: ReviewsTableView) {
  return { show: filters.show ?? ("open" as const), text: q };
}
