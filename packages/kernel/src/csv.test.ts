import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { csvLine } from "./csv.ts";

test.each(["=1+1", "+8613800138000", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1"])(
  "SECURITY 29: %j is no formula",
  (text) => {
    expect(parse(csvLine([text]), { relax_column_count: true })).toEqual([[`'${text}`]]);
  },
);

test("what is no formula stays as it is, numbers too", () => {
  expect(csvLine(["a=1", 'say "x", y', null, 3, -3, ""])).toBe('a=1,"say ""x"", y",,3,-3,\r\n');
});

test("a reader gets back what was written", () => {
  const cell = fc.string({ unit: "grapheme" }).filter((text) => !/^ *[=+\-@\t\r\n]/.test(text));
  fc.assert(
    fc.property(fc.array(cell, { minLength: 2, maxLength: 5 }), (cells) => {
      expect(parse(csvLine(cells))).toEqual([cells]);
    }),
  );
});
