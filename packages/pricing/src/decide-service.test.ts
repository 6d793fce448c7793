import { array, assert, constantFrom, date, integer, nat, property, record, tuple } from "fast-check";
import { describe, expect, it } from "vitest";
import { type Condition, fullYears, judgeCondition, numberClaims, type ShownClaims } from "./conditions.ts";
import { decideService, type ServiceRule, usualTerms } from "./decide-service.ts";

const now = new Date("2026-11-24T00:00:00Z");
const crown = { claim: "level", value: 10_001 } as const;
const calm = { claim: "dispute_rate", value: 100 } as const;

function rule(id: string, conditions: readonly Condition[], priceList: string | null = id): ServiceRule {
  return { id, name: id, conditions, terms: { ...usualTerms, priceList } };
}

const good: ShownClaims = {
  level: { points: 20_400 },
  dispute_rate: { rateBp: 40 },
  region: { region: "浙江杭州" },
  main_categories: { categories: ["dress", "coat"] },
  opened_since: { openedOn: "2019-11-25" },
};

describe("which rule holds", () => {
  it("is the first whose conditions are all met, and it holds whole", () => {
    const rules = [
      rule("A", [crown, { claim: "dispute_rate", value: 10 }]),
      rule("B", [crown, calm]),
      rule("C", []),
    ];
    const { rule: held, terms, passedOver } = decideService(rules, good, now);
    expect(held?.id).toBe("B");
    expect(terms.priceList).toBe("B");
    expect(passedOver).toEqual([
      {
        rule: rules[0],
        missed: [{ condition: { claim: "dispute_rate", value: 10 }, outcome: "not_met" }],
      },
    ]);
  });

  it("a claim that is withheld fulfils nothing, and the decision says which", () => {
    const { level, ...withoutLevel } = good;
    const { rule: held, passedOver } = decideService([rule("B", [crown, calm])], withoutLevel, now);
    expect(held).toBeNull();
    expect(passedOver[0]?.missed).toEqual([{ condition: crown, outcome: "withheld" }]);
    expect(level?.points).toBe(20_400);
  });

  it("without a rule the usual terms hold", () => {
    expect(decideService([], good, now)).toEqual({ rule: null, terms: usualTerms, passedOver: [] });
  });
});

describe("conditions", () => {
  it.each([
    [{ claim: "level", value: 20_400 }, "met"],
    [{ claim: "level", value: 20_401 }, "not_met"],
    [{ claim: "dispute_rate", value: 40 }, "met"],
    [{ claim: "dispute_rate", value: 39 }, "not_met"],
    [{ claim: "opened_since", value: 6 }, "met"],
    [{ claim: "opened_since", value: 7 }, "not_met"],
    [{ claim: "region", values: ["广东广州", "浙江杭州"] }, "met"],
    [{ claim: "region", values: ["浙江"] }, "met"],
    [{ claim: "region", values: ["浙江宁波"] }, "not_met"],
    [{ claim: "main_categories", values: ["coat"] }, "met"],
    [{ claim: "main_categories", values: ["shoes"] }, "not_met"],
    [{ claim: "integrity", value: 0 }, "withheld"],
    [{ claim: "stability", value: 1 }, "withheld"],
  ] as const)("%j is %s", (condition, outcome) => {
    expect(judgeCondition(condition, good, now)).toBe(outcome);
  });

  it("years are whole and counted to the day", () => {
    expect(fullYears(new Date("2019-11-24"), now)).toBe(7);
    expect(fullYears(new Date("2019-11-25"), now)).toBe(6);
    expect(fullYears(new Date("2027-01-01"), now)).toBe(0);
  });
});

const anyClaims = record(
  {
    level: record({ points: nat(20_000_000) }),
    positive_rate: record({ rateBp: nat(10_000) }),
    dispute_rate: record({ rateBp: nat(10_000) }),
    stability: record({ activeMonths: nat(12) }),
    integrity: record({ points: integer({ min: -500, max: 500 }) }),
  },
  { requiredKeys: [] },
);
const anyCondition = tuple(
  constantFrom("level", "positive_rate", "dispute_rate", "stability", "integrity"),
  nat(20_000),
).map(([claim, value]): Condition => ({ claim, value }) as Condition);
const anyRules = array(array(anyCondition, { maxLength: 4 }), { maxLength: 8 }).map((many) =>
  many.map((conditions, index) => rule(`r${index}`, conditions)),
);

describe("properties", () => {
  it("what is withheld never gives more: hiding a claim never reaches a rule of higher precedence", () => {
    assert(
      property(
        anyRules,
        anyClaims,
        constantFrom("level", "positive_rate", "dispute_rate"),
        (rules, shown, hidden) => {
          const place = (claims: ShownClaims) => {
            const held = decideService(rules, claims, now).rule;
            return held ? rules.indexOf(held) : rules.length;
          };
          const { [hidden]: _, ...less } = shown;
          expect(place(less as ShownClaims)).toBeGreaterThanOrEqual(place(shown as ShownClaims));
        },
      ),
    );
  });

  it("a better figure never gives less", () => {
    assert(
      property(anyRules, anyClaims, nat(5_000), (rules, shown, more) => {
        const better: ShownClaims = {
          ...(shown as ShownClaims),
          ...(shown.level ? { level: { points: shown.level.points + more } } : {}),
          ...(shown.dispute_rate
            ? { dispute_rate: { rateBp: Math.max(0, shown.dispute_rate.rateBp - more) } }
            : {}),
        };
        const place = (claims: ShownClaims) => decideService(rules, claims, now).passedOver.length;
        expect(place(better)).toBeLessThanOrEqual(place(shown as ShownClaims));
      }),
    );
  });

  it("every missed condition is really missed, and those passed over are exactly the rules before", () => {
    assert(
      property(anyRules, anyClaims, date({ noInvalidDate: true }), (rules, shown, at) => {
        const { rule: held, passedOver } = decideService(rules, shown as ShownClaims, at);
        expect(passedOver.map((one) => one.rule)).toEqual(
          rules.slice(0, held ? rules.indexOf(held) : undefined),
        );
        for (const { missed } of passedOver) expect(missed.length).toBeGreaterThan(0);
      }),
    );
  });

  it("knows a comparison for every number", () => {
    for (const kind of Object.values(numberClaims)) expect(kind.min).toBeLessThan(kind.max);
  });
});
