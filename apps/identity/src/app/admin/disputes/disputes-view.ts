import { type TableView, tableView } from "../table-view.ts";

export const disputeColumns = ["state", "opened", "answered", "hearUntil", "decided"] as const;

export const disputeRealms = ["retail", "mall", "deals", "wholesale"] as const;

export const disputesView = tableView({
  columns: disputeColumns,
  defaults: ["state", "opened"],
  choices: { show: ["decided"], realm: disputeRealms },
});

export type DisputesView = TableView<"show" | "realm", (typeof disputeColumns)[number]>;

/** The verb's filter of a view. */
export function disputeFilter({ q, choices }: DisputesView) {
  return {
    open: choices.show !== "decided",
    realm: disputeRealms.find((realm) => realm === choices.realm),
    loginName: q,
  };
}
