import { type ListingId, newId } from "@hutong/kernel";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attributeRules, attributesOf, fitAttributes } from "../attributes.ts";
import { retailCategories } from "../categories.ts";
import type { StoredListing, StoredSku } from "../seller/lock-listing.ts";
import { choiceBreaks, columnWords, plainWord, sheetColumns } from "./columns.ts";
import { readSheet } from "./read-sheet.ts";
import { sheetBounds } from "./schema.ts";
import { testWords } from "./test-words.ts";
import { writeSheet } from "./write-sheet.ts";

const fault = (text: string) => {
  try {
    readSheet(text, testWords);
    return "read";
  } catch (error) {
    return (error as { fields: { file: string } }).fields.file;
  }
};

const line = (text: fc.Arbitrary<string>) =>
  text.map((one) => one.normalize("NFC").trim()).filter((one) => one !== "");
/** Texts that a spreadsheet, a parser or a guard may trip over. */
const awkward = line(
  fc.oneof(
    fc.string({ maxLength: 20, unit: "grapheme" }),
    fc.stringMatching(/^['=+\-@ ,;"\t\n|]{1,6}[a-z]{0,3}$/),
    fc.constantFrom("=1+1", "'=x", "''-1", '说 "好", 再见', "两\n行", "a;b;c;d;e;f;g;h;i;j;k;l;m", "00123"),
  ),
).filter((one) => !/[\r\0]/.test(one));

const sku = fc.record({
  code: fc.option(awkward, { nil: null }),
  priceFen: fc.bigInt({ min: 1n, max: 100_000_000n }),
  stock: fc.integer({ min: 0, max: 1_000_000 }),
});

const listing: fc.Arbitrary<StoredListing> = fc
  .record({
    category: fc.constantFrom(...retailCategories),
    titleZh: awkward,
    titleEn: awkward,
    code: fc.option(awkward, { nil: null }),
    state: fc.constantFrom("draft" as const, "published" as const, "taken_down" as const),
    drawing: fc.constantFrom("tee", "dress"),
    colours: fc.uniqueArray(fc.constantFrom("ink", "rose", "sand"), { minLength: 1 }),
    sizes: fc.uniqueArray(fc.constantFrom("S", "M", "170/92A", "均码", "one"), { minLength: 1 }),
    version: fc.integer({ min: 1, max: 9_999 }),
    skus: fc.array(sku, { minLength: 15, maxLength: 15 }),
    picks: fc.array(fc.nat({ max: 50 }), { minLength: 40, maxLength: 40 }),
    composition: awkward,
  })
  .map(({ skus, picks, composition, ...one }) => {
    const attributes = Object.fromEntries(
      attributesOf(one.category).map(({ key, rule }, index) => {
        const pick = picks[index] ?? 0;
        if (rule.kind === "text") return [key, composition];
        if (rule.kind === "number") return [key, rule.min + (pick % 100)];
        const choices = Object.keys(rule.choices);
        return [key, choices.slice(pick % choices.length).slice(0, pick % (rule.most + 1))];
      }),
    );
    const grid = one.colours.flatMap((colour) => one.sizes.map((size) => ({ colour, size })));
    return {
      ...one,
      id: newId<"Listing">() as ListingId,
      attributes: fitAttributes(one.category, attributes).attributes,
      skus: grid.map((cell, index) => ({
        ...cell,
        ...(skus[index] as (typeof skus)[number]), // fifteen, and no grid is larger
        id: newId<"Sku">() as StoredSku["id"],
      })),
    };
  });

describe("a sheet", () => {
  it.each(["zh", "en"] as const)(
    "says in %s what it read: nothing is lost or changed on the way",
    (language) => {
      fc.assert(
        fc.property(fc.array(listing, { minLength: 1, maxLength: 4 }), (listings) => {
          const wishes = readSheet(writeSheet(listings, testWords, language), testWords);
          expect(wishes).toHaveLength(listings.length);
          for (const [index, wish] of wishes.entries()) {
            const one = listings[index] as StoredListing; // as many
            expect(wish.faults).toEqual([]);
            expect(wish).toMatchObject({
              listingId: one.id,
              version: one.version,
              code: one.code ?? "",
              titleZh: one.titleZh,
              titleEn: one.titleEn,
              category: one.category,
              drawing: one.drawing,
              state: one.state,
            });
            expect(fitAttributes(one.category, wish.attributes)).toMatchObject({
              attributes: one.attributes,
              wrong: [],
            });
            expect(wish.variants.map(({ line: _, ...variant }) => variant)).toEqual(
              one.skus.map(({ id: _, ...variant }) => ({
                ...variant,
                code: variant.code ?? "",
                seenStock: variant.stock,
              })),
            );
          }
        }),
        { numRuns: 40 },
      );
    },
    30_000,
  );

  it("has heads and words that cannot be taken for each other", () => {
    for (const language of ["zh", "en"] as const) {
      const heads = sheetColumns.map((column) => plainWord(columnWords(column)[language]));
      expect(new Set(heads).size).toBe(heads.length);
      expect(heads.join("")).not.toMatch(/[,;\t]/);
    }
    for (const rule of Object.values(attributeRules))
      for (const { zh, en } of rule.kind === "choice" ? Object.values(rule.choices) : [])
        expect(`${zh}${en}`).not.toMatch(choiceBreaks);
  });
});

describe("readSheet", () => {
  const head = "款号,标题,类目,图样,材质,颜色,尺码,价格（元）,库存";
  const row = (more: Partial<Record<string, string>> = {}) => {
    const cells = {
      code: "A1",
      title: "裙",
      category: "连衣裙",
      drawing: "dress",
      material: "棉/Linen",
      ...more,
    };
    const { colour = "黑", size = "M", price = "89", stock = "3" } = more;
    return [
      cells.code,
      cells.title,
      cells.category,
      cells.drawing,
      cells.material,
      colour,
      size,
      price,
      stock,
    ].join(",");
  };

  it("takes either language's words, keys, semicolons, and a line of an existing style without the rest", () => {
    expect(
      readSheet(`${head}\n${row({ colour: "ink" })}\n${row({ size: "L", title: "" })}`, testWords),
    ).toMatchObject([
      {
        code: "A1",
        category: "dresses",
        attributes: { material: ["cotton", "linen"] },
        variants: [
          { colour: "ink", size: "M", priceFen: 8_900n, stock: 3, seenStock: undefined },
          { size: "L" },
        ],
        faults: [],
      },
    ]);
    const short = readSheet("listing id;COLOUR;Size\nX;Ink;M", testWords);
    expect(short).toMatchObject([{ listingId: "x", titleZh: undefined, variants: [{ stock: undefined }] }]);
  });

  it("names what is wrong by line and column", () => {
    const text = [
      head,
      row(),
      row({ title: "别的", colour: "", price: "-1" }),
      row(),
      row({ code: "", stock: "x" }),
    ];
    const faults = readSheet(text.join("\n"), testWords).flatMap((wish) => wish.faults);
    expect(faults.map((one) => `${one.line} ${one.column} ${one.fault}`).sort()).toEqual(
      [
        "3 titleZh sheet_differs",
        "3 colour required",
        "3 price price_invalid",
        "4 size sheet_twice",
        "5 code sheet_no_key",
        "5 stock stock_invalid",
      ].sort(),
    );
    const unknown = readSheet(`${head}\n${row({ category: "火箭", material: "金" })}`, testWords);
    expect(unknown.flatMap((wish) => wish.faults.map(({ column }) => column))).toEqual([
      "category",
      "attribute.material",
    ]);
  });

  it("SECURITY 29: refuses at once what is no list of goods", () => {
    expect(fault("")).toBe("sheet_empty");
    expect(fault(head)).toBe("sheet_empty");
    expect(fault(`标题,颜色\n裙,黑`)).toBe("sheet_columns");
    expect(fault(`款号,颜色,尺码,颜色\nA,黑,M,白`)).toBe("sheet_columns");
    expect(fault(`${head}\n"A1`)).toBe("sheet_unreadable");
    const startedAt = performance.now();
    expect(fault(`${head}\n${",".repeat(sheetBounds.bytes)}`)).toBe("sheet_unreadable");
    expect(fault(`${head}\n${`${row()}\n`.repeat(sheetBounds.lines + 1)}`)).toBe("sheet_too_many");
    const many = Array.from({ length: sheetBounds.listings + 1 }, (_, index) => row({ code: `A${index}` }));
    expect(fault([head, ...many].join("\n"))).toBe("sheet_too_many");
    expect(fault(`${head}\n${",\n".repeat(sheetBounds.bytes / 2)}`)).toBe("sheet_too_many");
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});
