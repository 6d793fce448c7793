import type { Db } from "@hutong/db";
import type { ClaimName, ClaimValues, Figure } from "../claims.ts";

/**
 * The figures of accounts, as last computed; a claim that has no facts is not among them. Under a site's role the
 * database gives only what may be seen.
 */
export async function readShopFigures(
  db: Db,
  accountIds: readonly string[],
): Promise<Map<string, readonly Figure[]>> {
  const rows = await db.shopClaim.findMany({
    where: { accountId: { in: [...accountIds] } },
    select: {
      accountId: true,
      claim: true,
      value: true,
      windowFrom: true,
      windowTo: true,
      facts: true,
      computedAt: true,
    },
    orderBy: [{ accountId: "asc" }, { claim: "asc" }],
  });
  const figures = new Map<string, Figure[]>();
  for (const { accountId, claim, value, facts, ...times } of rows) {
    const of = figures.get(accountId) ?? [];
    figures.set(accountId, of);
    of.push({
      // The statement that computes figures is the only writer, and a constraint holds the names.
      claim: claim as ClaimName,
      value: value as unknown as ClaimValues[ClaimName],
      facts: Number(facts),
      ...times,
    });
  }
  return figures;
}
