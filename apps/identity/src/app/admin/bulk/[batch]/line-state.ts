import type { BulkLineRow } from "@hutong/identity";

/** What is told of a line: what came of it, else what the dry run found. */
export function stateOf({ verdict, outcome }: Pick<BulkLineRow, "verdict" | "outcome">): string {
  return outcome ?? verdict;
}
