import { expect, test } from "vitest";
import { csvLine } from "./csv.ts";

test.each([
  [["a", 1, 2n, null, undefined], "a,1,2,,\r\n"],
  [['say "hi"', "a,b", "two\nlines"], '"say ""hi""","a,b","two\nlines"\r\n'],
  [["西西", ""], "西西,\r\n"],
])("%j", (cells, line) => expect(csvLine(cells)).toBe(line));

test.each(["=1+1", "+86138", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =cmd"])(
  "SECURITY 29: %j is no formula",
  (cell) => expect(csvLine([cell]).replace(/^"/, "").startsWith("'")).toBe(true),
);
