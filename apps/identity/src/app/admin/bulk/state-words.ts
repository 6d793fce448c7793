import type { BulkState } from "@hutong/identity";

/** How each state of a file is told: its key in `admin.bulk`, and its tone. */
export const stateWords = {
  looked: { key: "looked", tone: "info" },
  under_way: { key: "underWay", tone: "warning" },
  applied: { key: "applied", tone: "success" },
} as const satisfies Record<BulkState, { readonly key: string; readonly tone: string }>;
