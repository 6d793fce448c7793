import type { KeptServiceRule } from "@hutong/pricing";
import { percentClaims, percentText } from "../posted-rule.ts";

/** A rule as its form shows it: what `postedRule` reads. Several values of one field are joined by commas. */
export function ruleValues(rule: KeptServiceRule): Record<string, string> {
  const { priceList, moqPieces, termsDays, hasPriority } = rule.terms;
  return {
    name: rule.name,
    ...Object.fromEntries(
      rule.conditions.map((one) => {
        if ("values" in one) return [one.claim, one.values.join(",")];
        const isPercent = percentClaims.some((claim) => claim === one.claim);
        return [one.claim, isPercent ? percentText(one.value) : String(one.value)];
      }),
    ),
    priceList: priceList ?? "",
    moqPieces: moqPieces?.toString() ?? "",
    termsDays: termsDays?.toString() ?? "",
    hasPriority: hasPriority ? "on" : "",
    isEnabled: rule.isEnabled ? "on" : "",
  };
}
