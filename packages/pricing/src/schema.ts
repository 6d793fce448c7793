import { idSchema } from "@hutong/kernel";
import { z } from "zod";
import { type Condition, listClaims, type NumberClaim, numberClaims } from "./conditions.ts";

/** A supplier has room for so many rules: they are read in their order, by people too. */
export const maxServiceRules = 20;

const numberConditions = (Object.keys(numberClaims) as NumberClaim[]).map((claim) =>
  z.strictObject({
    claim: z.literal(claim),
    value: z
      .int("rule_value_invalid")
      .min(numberClaims[claim].min, "rule_value_out_of_bounds")
      .max(numberClaims[claim].max, "rule_value_out_of_bounds"),
  }),
);

const listCondition = z.strictObject({
  claim: z.enum(listClaims),
  values: z.array(z.string().trim().min(1).max(40)).min(1).max(34),
});

const condition = z.union([...numberConditions, listCondition]) as z.ZodType<Condition>;

/** Conditions as they are stored; each claim at most once. */
export const conditionsSchema = z
  .array(condition)
  .max(11)
  .refine((all) => new Set(all.map(({ claim }) => claim)).size === all.length, "rule_claim_twice");

export const serviceRuleRefSchema = z.object({
  supplierAccountId: idSchema<"Account">(),
  /** Given by the page that the rule is written on: sent twice, it is one rule. */
  ruleId: idSchema<"ServiceRule">(),
});

export type ServiceRuleRef = z.input<typeof serviceRuleRefSchema>;

export const saveServiceRuleSchema = serviceRuleRefSchema
  .extend({
    name: z.string().trim().min(1, "rule_name_empty").max(40, "rule_name_too_long"),
    conditions: conditionsSchema,
    priceList: z.string().trim().min(1).max(24, "rule_price_list_too_long").nullable(),
    moqPieces: z
      .int("rule_value_invalid")
      .min(1, "rule_value_out_of_bounds")
      .max(1_000_000, "rule_value_out_of_bounds")
      .nullable(),
    termsDays: z
      .int("rule_value_invalid")
      .min(1, "rule_value_out_of_bounds")
      .max(180, "rule_value_out_of_bounds")
      .nullable(),
    hasPriority: z.boolean(),
    isEnabled: z.boolean(),
  })
  .refine(
    ({ priceList, moqPieces, termsDays, hasPriority }) =>
      priceList !== null || moqPieces !== null || termsDays !== null || hasPriority,
    { error: "rule_gives_nothing", path: ["priceList"] },
  );

export type SaveServiceRuleInput = z.input<typeof saveServiceRuleSchema>;

export const moveServiceRuleSchema = serviceRuleRefSchema.extend({ way: z.enum(["up", "down"]) });

export type MoveServiceRuleInput = z.input<typeof moveServiceRuleSchema>;
