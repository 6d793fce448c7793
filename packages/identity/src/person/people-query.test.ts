import { describe, expect, it } from "vitest";
import { parsePeopleQuery } from "./people-query.ts";

function rangesOf(typed: string): Record<string, string> {
  const query = parsePeopleQuery(typed);
  return query.kind === "id"
    ? { id: query.id }
    : Object.fromEntries(
        query.ranges.map(({ kind, prefix, realm, owner }) => [
          kind,
          [realm, owner, prefix].filter(Boolean).join(" "),
        ]),
      );
}

describe("what an administrator typed", () => {
  it.each([
    ["XiXi", { name: "xixi", login: "xixi", number: "xixi", email: "xixi" }],
    [" 西西 ", { name: "西西", login: "西西", number: "西西", email: "西西" }],
    ["retail/XiXi", { login: "retail xixi", number: "retail xixi" }],
    [
      "nowhere/xixi",
      { name: "nowhere/xixi", login: "nowhere/xixi", number: "nowhere/xixi", email: "nowhere/xixi" },
    ],
    ["xixi:alice", { seat: "xixi alice" }],
    ["retail/xixi:a", { seat: "retail xixi a" }],
    [
      "A@Example.com",
      { name: "a@example.com", login: "a@example.com", number: "a@example.com", email: "a@example.com" },
    ],
    ["Alice Wang", { name: "alice wang", login: "alice wang", number: "alice wang" }],
    [
      "138 0013 8000",
      { name: "138 0013 8000", login: "138 0013 8000", number: "138 0013 8000", mobile: "+8613800138000" },
    ],
    ["1380", { name: "1380", login: "1380", number: "1380", email: "1380", mobile: "+861380" }],
    ["+44 20", { name: "+44 20", login: "+44 20", number: "+44 20", mobile: "+4420" }],
    ["", {}],
    ["a\u0000b", {}],
    ["0197A0C0-0000-7000-8000-000000000001", { id: "0197a0c0-0000-7000-8000-000000000001" }],
  ])("%s", (typed, ranges) => expect(rangesOf(typed)).toEqual(ranges));
});
