import { expect, test } from "vitest";
import { tintOf } from "./tint.ts";

test("the same name has the same tint", () => {
  expect(tintOf("小西的衣橱")).toBe(tintOf("小西的衣橱"));
});

test("an empty name has a tint too", () => {
  expect(tintOf("")).toMatch(/^hsl\(\d+ 38% 36%\)$/);
});
