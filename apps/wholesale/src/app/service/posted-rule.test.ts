import { isDomainError } from "@hutong/kernel";
import { describe, expect, it } from "vitest";
import { percentText, postedRule } from "./posted-rule.ts";

function form(values: Record<string, string | string[]>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) {
    for (const one of [value].flat()) data.append(name, one);
  }
  return data;
}

function fieldsOf(values: Record<string, string>): Readonly<Record<string, string>> {
  try {
    postedRule(form(values));
    return {};
  } catch (error) {
    return isDomainError(error) ? error.fields : { unexpected: String(error) };
  }
}

describe("a rule as its form posts it", () => {
  it("has a condition for each field that is filled in", () => {
    const posted = postedRule(
      form({
        name: " 皇冠店 ",
        level: "10001",
        positive_rate: "98.5%",
        dispute_rate: "１",
        stability: "",
        region: "浙江，广东 江苏,浙江",
        main_categories: ["dress", "coat"],
        priceList: "B",
        moqPieces: "1,200",
        termsDays: "",
        hasPriority: "on",
      }),
    );
    expect(posted).toEqual({
      name: "皇冠店",
      conditions: [
        { claim: "level", value: 10_001 },
        { claim: "positive_rate", value: 9_850 },
        { claim: "dispute_rate", value: 100 },
        { claim: "region", values: ["浙江", "广东", "江苏"] },
        { claim: "main_categories", values: ["dress", "coat"] },
      ],
      priceList: "B",
      moqPieces: 1_200,
      termsDays: null,
      hasPriority: true,
      isEnabled: false,
    });
  });

  it("says which field cannot be read, and which is out of bounds", () => {
    expect(
      fieldsOf({ positive_rate: "many", stability: "13", moqPieces: "1.5", dispute_rate: "100.001" }),
    ).toEqual({
      positive_rate: "rule_value_invalid",
      dispute_rate: "rule_value_invalid",
      stability: "rule_value_out_of_bounds",
      moqPieces: "rule_value_invalid",
    });
  });

  it("writes a percentage as it reads it", () => {
    for (const value of [0, 1, 50, 100, 9_850, 10_000])
      expect(postedRule(form({ refund_rate: percentText(value) })).conditions).toEqual([
        { claim: "refund_rate", value },
      ]);
  });
});
