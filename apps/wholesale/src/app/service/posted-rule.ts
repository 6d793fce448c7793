import { DomainError } from "@hutong/kernel";
import {
  type Condition,
  type ListClaim,
  type NumberClaim,
  numberClaims,
  type ServiceTerms,
} from "@hutong/pricing";
import { postedText } from "@hutong/site/posted-text";

/** The claims that are typed as per cent, with up to two decimals, and kept as basis points. */
export const percentClaims = ["positive_rate", "dispute_rate", "refund_rate"] as const;

export interface PostedRule extends ServiceTerms {
  readonly name: string;
  readonly conditions: Condition[];
  readonly isEnabled: boolean;
}

/**
 * A rule as its form posts it: a field for each claim, empty for no condition.
 * @throws DomainError `invalid_input`, by the fields of the form
 */
export function postedRule(form: FormData): PostedRule {
  const fields: Record<string, string> = {};
  const number = (name: string, isPercent = false) => {
    const typed = postedText(form, name)
      .normalize("NFKC")
      .replace(/[\s,%]/g, "");
    if (typed === "") return null;
    const value = isPercent ? basisPoints(typed) : /^-?\d{1,9}$/.test(typed) ? Number(typed) : undefined;
    if (value === undefined) fields[name] = "rule_value_invalid";
    return value ?? null;
  };
  const conditions = [
    ...(Object.keys(numberClaims) as NumberClaim[]).flatMap((claim): Condition[] => {
      const value = number(
        claim,
        percentClaims.some((one) => one === claim),
      );
      if (value === null) return [];
      const { min, max } = numberClaims[claim];
      if (value < min || value > max) fields[claim] = "rule_value_out_of_bounds";
      return [{ claim, value }];
    }),
    ...listCondition("region", postedText(form, "region").split(/[,，、;；\s]+/)),
    ...listCondition("main_categories", form.getAll("main_categories").map(String)),
  ];
  const rule = {
    name: postedText(form, "name").trim(),
    conditions,
    priceList: postedText(form, "priceList").trim() || null,
    moqPieces: number("moqPieces"),
    termsDays: number("termsDays"),
    hasPriority: postedText(form, "hasPriority") !== "",
    isEnabled: postedText(form, "isEnabled") !== "",
  };
  if (Object.keys(fields).length > 0) throw new DomainError("invalid_input", { fields });
  return rule;
}

function listCondition(claim: ListClaim, typed: readonly string[]): Condition[] {
  const values = [...new Set(typed.map((one) => one.trim()).filter(Boolean))];
  return values.length > 0 ? [{ claim, values }] : [];
}

/** "98.5" is 9850; undefined for what is no percentage. */
function basisPoints(typed: string): number | undefined {
  const match = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(typed);
  return match ? Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0")) : undefined;
}

/** Basis points as they are typed: 9850 is "98.5". */
export function percentText(basisPointCount: number): string {
  return String(basisPointCount / 100);
}
