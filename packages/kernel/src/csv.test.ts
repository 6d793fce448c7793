import { expect, test } from "vitest";
import { csvLine, unguardedCell } from "./csv.ts";

test.each(["=1+1", "+8613800138000", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1"])(
  "SECURITY 29: %j is no formula",
  (text) => {
    const line = csvLine([text]);
    expect(line).toBe(/[\r\n]/.test(text) ? `"'${text}"\r\n` : `'${text}\r\n`);
  },
);

test("what is no formula stays as it is, numbers too", () => {
  expect(csvLine(["a=1", 'say "x", y', null, 3, -3, "", "西西", "two\nlines"])).toBe(
    'a=1,"say ""x"", y",,3,-3,,西西,"two\nlines"\r\n',
  );
});

test("money is written in full and can be added up", () => {
  expect(csvLine([0n, 5n, -123_456n, 9_007_199_254_740_993_00n])).toBe(
    "0.00,0.05,-1234.56,9007199254740993.00\r\n",
  );
});

test("a guarded cell is read as it was, also one that had an apostrophe of its own", () => {
  for (const text of ["=1", "'=1", "''  -x", "'西西", "' =", "plain", "", "'", "-", "@a"]) {
    const cell = csvLine([text]).slice(0, -2);
    expect(unguardedCell(cell)).toBe(text);
  }
});
