import type { Db } from "@hutong/db";
import type { ServiceRule } from "./decide-service.ts";
import { conditionsSchema } from "./schema.ts";

/** A rule as its supplier sees it. */
export interface KeptServiceRule extends ServiceRule {
  /** From 1, without gaps. */
  readonly place: number;
  readonly isEnabled: boolean;
  readonly updatedAt: Date;
}

/** The rules of a supplier in their order, disabled ones included. The caller has checked that she acts for it. */
export async function readServiceRules(db: Db, supplierAccountId: string): Promise<KeptServiceRule[]> {
  const rows = await db.serviceRule.findMany({
    where: { supplierAccountId },
    orderBy: { place: "asc" },
    select: {
      id: true,
      place: true,
      name: true,
      conditions: true,
      priceList: true,
      moqPieces: true,
      termsDays: true,
      hasPriority: true,
      isEnabled: true,
      updatedAt: true,
    },
  });
  return rows.map(({ conditions, priceList, moqPieces, termsDays, hasPriority, ...rule }) => ({
    ...rule,
    conditions: conditionsSchema.parse(conditions),
    terms: { priceList, moqPieces, termsDays, hasPriority },
  }));
}

/** The rules by which a supplier serves, in their order. */
export async function readRulesInForce(db: Db, supplierAccountId: string): Promise<ServiceRule[]> {
  return (await readServiceRules(db, supplierAccountId)).filter(({ isEnabled }) => isEnabled);
}
