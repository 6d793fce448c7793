import { expect, it } from "vitest";
import { statementNames } from "./statement-names.ts";

it("a statement gets a name when it comes again, always the same and no other's", () => {
  const name = statementNames();
  expect(name({ sql: "select 1" })).toBe("");
  const first = name({ sql: "select 1" });
  expect(first).toMatch(/^h_[\w-]{20}$/);
  expect(name({ sql: "select 1" })).toBe(first);
  name({ sql: "select 2" });
  expect(name({ sql: "select 2" })).not.toBe(first);
  expect(statementNames()({ sql: "select 1" })).toBe("");
});

it("one that says so is prepared from the first time on, under its own name", () => {
  expect(statementNames()({ sql: "/* prepared: take_stock */ select 1" })).toBe("take_stock");
});

it("one that says so is planned at every call", () => {
  const name = statementNames();
  for (let n = 0; n < 3; n += 1) expect(name({ sql: "/* planned anew */ select 1" })).toBe("");
});

it("long lists and floods of texts are not kept", () => {
  const name = statementNames();
  const long = `select ${"1,".repeat(6_000)}1`;
  name({ sql: long });
  expect(name({ sql: long })).toBe("");
  for (let n = 0; n < 5_000; n += 1) name({ sql: `select ${n}` });
  const kept = Array.from({ length: 5_000 }, (_, n) => {
    name({ sql: `select ${n}` });
    return name({ sql: `select ${n}` });
  }).filter((one) => one !== "");
  expect(kept).toHaveLength(200);
});
