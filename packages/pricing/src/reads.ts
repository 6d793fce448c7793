import type { Db } from "@hutong/db";
import { actsFor } from "@hutong/identity/acting";
import { type Ctx, DomainError } from "@hutong/kernel";
import type { ServiceRule } from "./decide-service.ts";
import { conditionsSchema } from "./schema.ts";

/** A rule as its supplier sees it. */
export interface KeptServiceRule extends ServiceRule {
  /** From 1, without gaps. */
  readonly place: number;
  readonly isEnabled: boolean;
  readonly updatedAt: Date;
}

/**
 * The rules of a supplier in their order, disabled ones included, for its owner and those of her staff who see its buyers.
 * @throws DomainError `not_signed_in`, `not_found` (another's account, a missing one, one without a company), `forbidden`
 * (staff who buy), `frozen`
 */
export async function readServiceRules(ctx: Ctx<Db>, supplierAccountId: string): Promise<KeptServiceRule[]> {
  await actsFor(ctx, supplierAccountId, ["manager", "service", "finance", "viewer"]);
  const company = await ctx.db.shop.findFirst({
    where: { accountId: supplierAccountId, kind: "company" },
    select: { accountId: true },
  });
  if (!company) throw new DomainError("not_found");
  return rulesOf(ctx.db, supplierAccountId);
}

/** The rules by which a supplier serves, in their order: what a decision is made from. */
export async function readRulesInForce(db: Db, supplierAccountId: string): Promise<ServiceRule[]> {
  return (await rulesOf(db, supplierAccountId)).filter(({ isEnabled }) => isEnabled);
}

async function rulesOf(db: Db, supplierAccountId: string): Promise<KeptServiceRule[]> {
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
