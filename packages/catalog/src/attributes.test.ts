import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  attributeRules,
  attributesOf,
  attributesSchema,
  attributeText,
  fitAttributes,
  storedAttributes,
} from "./attributes.ts";
import { retailCategories } from "./categories.ts";

describe("the table of attributes", () => {
  it.each(retailCategories)("%s asks for its material", (category) => {
    const attributes = attributesOf(category);
    expect(attributes.filter(({ isRequired }) => isRequired).map(({ key }) => key)).toContain("material");
    expect(new Set(attributes.map(({ key }) => key)).size).toBe(attributes.length);
  });

  it("has words in both languages, each once within its attribute", () => {
    for (const rule of Object.values(attributeRules)) {
      const all = [rule.words, ...(rule.kind === "choice" ? Object.values(rule.choices) : [])];
      for (const { zh, en } of all)
        expect(/\p{Script=Han}|^[A-Z]/u.test(zh) && /^[\x20-\x7e²]+$/.test(en), zh).toBe(true);
      for (const language of ["zh", "en"] as const) {
        const names = all.slice(1).map((words) => words[language]);
        expect(new Set(names).size).toBe(names.length);
      }
    }
  });

  it("says nothing of goods by the roll", () => {
    expect(attributesOf("fabric")).toEqual([]);
  });
});

describe("fitAttributes", () => {
  it("keeps what the category has, in one order, and names what is wrong or missing", () => {
    const given = { season: ["winter", "autumn"], heelMm: 40, fit: ["slim", "loose"], material: [] };
    expect(fitAttributes("dresses", given)).toEqual({
      attributes: { season: ["autumn", "winter"] },
      wrong: ["fit"],
      missing: ["material"],
    });
    expect(fitAttributes("kids", { material: ["cotton"] }).missing).toEqual(["safety"]);
    expect(fitAttributes("shoes", { heelMm: 0, material: ["pu"] }).attributes).toEqual({
      material: ["pu"],
      heelMm: 0,
    });
  });

  it("takes no name of what every object has for a choice", () => {
    expect(fitAttributes("tops", { fit: ["constructor"] }).wrong).toEqual(["fit"]);
    expect(fitAttributes("tops", { weightGsm: 1.5, composition: "棉".repeat(81) }).wrong).toEqual([
      "composition",
      "weightGsm",
    ]);
  });

  it("what was fitted fits, whatever was given", () => {
    const value = fc.oneof(
      fc.array(fc.constantFrom("cotton", "linen", "slim", "x"), { maxLength: 5 }),
      fc.integer(),
      fc.string({ maxLength: 20 }),
    );
    const given = fc.dictionary(fc.constantFrom(...Object.keys(attributeRules), "x"), value);
    fc.assert(
      fc.property(fc.constantFrom(...retailCategories), given, (category, attributes) => {
        const once = fitAttributes(category, attributes);
        expect(attributesSchema.parse(once.attributes)).toEqual(once.attributes);
        expect(fitAttributes(category, once.attributes)).toEqual({
          attributes: once.attributes,
          wrong: [],
          missing: once.missing
            .concat(
              once.wrong.filter((key) =>
                attributesOf(category).some((one) => one.key === key && one.isRequired),
              ),
            )
            .sort((one, other) => keyPlace(category, one) - keyPlace(category, other)),
        });
      }),
    );
  });
});

const keyPlace = (category: string, key: string) =>
  attributesOf(category).findIndex((one) => one.key === key);

it("what is stored and is no attribute is nothing", () => {
  expect(storedAttributes(null)).toEqual({});
  expect(storedAttributes({ fit: { a: 1 } })).toEqual({});
});

it("is said in words", () => {
  const { material, weightGsm } = attributeRules;
  if (!material || !weightGsm) throw new Error("gone");
  expect(attributeText(material, ["cotton", "linen"], "zh")).toBe("棉、麻");
  expect(attributeText(weightGsm, 180, "en")).toBe("180 g/m²");
});
