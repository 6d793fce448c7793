import { type Db, inTransaction } from "@hutong/db";
import { actsFor } from "@hutong/identity/acting";
import { type Ctx, DomainError, parseInput } from "@hutong/kernel";
import {
  type MoveServiceRuleInput,
  maxServiceRules,
  moveServiceRuleSchema,
  type SaveServiceRuleInput,
  type ServiceRuleRef,
  saveServiceRuleSchema,
  serviceRuleRefSchema,
} from "./schema.ts";

/**
 * Writes a rule of a supplier, or changes the one of this id: a new one comes last. The same again changes nothing.
 * @throws DomainError `not_signed_in`, `not_found` (another's account or rule and missing ones alike), `forbidden`
 * (staff who are no managers), `frozen`, `invalid_input`, `conflict` (no room for another)
 */
export async function saveServiceRule(ctx: Ctx<Db>, input: SaveServiceRuleInput): Promise<void> {
  const { supplierAccountId, ruleId, conditions, ...rest } = parseInput(saveServiceRuleSchema, input);
  const data = { ...rest, conditions: JSON.parse(JSON.stringify(conditions)) };
  await onRules(ctx, supplierAccountId, async (db) => {
    const there = await db.serviceRule.findUnique({
      where: { id: ruleId },
      select: { supplierAccountId: true },
    });
    if (there && there.supplierAccountId !== supplierAccountId) throw new DomainError("not_found");
    if (there) {
      await db.serviceRule.update({ where: { id: ruleId }, data, select: { id: true } });
      return;
    }
    const count = await db.serviceRule.count({ where: { supplierAccountId } });
    if (count >= maxServiceRules) throw new DomainError("conflict", { fields: { form: "rules_full" } });
    await db.serviceRule.create({
      data: { id: ruleId, supplierAccountId, place: count + 1, ...data },
      select: { id: true },
    });
  });
}

/** Changes places with the rule before or after it; the first stays first and the last last. @throws as saveServiceRule */
export async function moveServiceRule(ctx: Ctx<Db>, input: MoveServiceRuleInput): Promise<void> {
  const { supplierAccountId, ruleId, way } = parseInput(moveServiceRuleSchema, input);
  await onRules(ctx, supplierAccountId, async (db) => {
    const rule = await ownRule(db, supplierAccountId, ruleId);
    const other = await db.serviceRule.findFirst({
      where: { supplierAccountId, place: rule.place + (way === "up" ? -1 : 1) },
      select: { id: true, place: true },
    });
    if (!other) return;
    // By way of a place that nobody has: no two rules stand in one, not even for a statement.
    await putAt(db, ruleId, -rule.place);
    await putAt(db, other.id, rule.place);
    await putAt(db, ruleId, other.place);
  });
}

/** Takes a rule away; those after it move up. One that is gone is `not_found`. @throws as saveServiceRule */
export async function removeServiceRule(ctx: Ctx<Db>, input: ServiceRuleRef): Promise<void> {
  const { supplierAccountId, ruleId } = parseInput(serviceRuleRefSchema, input);
  await onRules(ctx, supplierAccountId, async (db) => {
    const rule = await ownRule(db, supplierAccountId, ruleId);
    await db.serviceRule.delete({ where: { id: ruleId }, select: { id: true } });
    await db.$executeRaw`update service_rules set place = 1 - place
      where supplier_account_id = ${supplierAccountId}::uuid and place > ${rule.place}`;
    await db.$executeRaw`update service_rules set place = -place
      where supplier_account_id = ${supplierAccountId}::uuid and place < 0`;
  });
}

async function putAt(db: Db, ruleId: string, place: number): Promise<void> {
  await db.serviceRule.update({ where: { id: ruleId }, data: { place }, select: { id: true } });
}

async function ownRule(db: Db, supplierAccountId: string, ruleId: string) {
  const rule = await db.serviceRule.findFirst({
    where: { id: ruleId, supplierAccountId },
    select: { place: true },
  });
  if (!rule) throw new DomainError("not_found");
  return rule;
}

/** Works on the rules of a supplier, one writer at a time, as its owner or a manager of its staff. */
async function onRules(
  ctx: Ctx<Db>,
  supplierAccountId: string,
  work: (db: Db) => Promise<void>,
): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    await actsFor({ ...ctx, db: tx }, supplierAccountId, ["manager"]);
    const company = await tx.shop.findFirst({
      where: { accountId: supplierAccountId, kind: "company" },
      select: { accountId: true },
    });
    if (!company) throw new DomainError("not_found");
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`service_rules:${supplierAccountId}`}, 0))`;
    await work(tx);
  });
}
