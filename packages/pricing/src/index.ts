export {
  type Condition,
  type ConditionOutcome,
  type ListClaim,
  listClaims,
  type NumberClaim,
  numberClaims,
  ruleClaims,
  type ShownClaims,
  shownClaims,
} from "./conditions.ts";
export {
  decideService,
  type JudgedCondition,
  type PassedOver,
  type ServiceDecision,
  type ServiceRule,
  type ServiceTerms,
  usualTerms,
} from "./decide-service.ts";
export { moveServiceRule, removeServiceRule, saveServiceRule } from "./keep-rules.ts";
export { type KeptServiceRule, readRulesInForce, readServiceRules } from "./reads.ts";
export { maxServiceRules } from "./schema.ts";
