import { expect, test } from "vitest";
import { problemKind, shownReference } from "./problem-kind.ts";

test.each([
  ["session_not_found", "tookLong"],
  ["invalid_request", "request"],
  ["invalid_redirect_uri", "client"],
  ["invalid_client", "client"],
  ["server_error", "generic"],
  ["", "generic"],
  ["constructor", "generic"],
  ["__proto__", "generic"],
  [undefined, "generic"],
  [["invalid_client"], "generic"],
] as const)("%s is %s", (error, kind) => {
  expect(problemKind(error)).toBe(kind);
});

test("only a reference of our own shape is shown", () => {
  expect(shownReference("0199-ab_C")).toBe("0199-ab_C");
  for (const ref of ["", "a b", "<b>", "a".repeat(65), "a\n", undefined, ["a"]]) {
    expect(shownReference(ref)).toBeUndefined();
  }
});
