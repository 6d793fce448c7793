import { expect, test } from "vitest";
import { auditHref, filterOf, readQuery } from "./audit-query.ts";

test("a day begins and ends where the pages' day does", () => {
  const filter = filterOf(readQuery({ from: "2026-11-23", to: "2026-11-23", person: " xixi " }));
  expect(filter).toEqual({
    person: "xixi",
    from: new Date("2026-11-22T16:00:00Z"),
    to: new Date("2026-11-23T16:00:00Z"),
  });
});

test("what makes no sense counts as not given", () => {
  const query = readQuery({ from: "yesterday", action: ["a", "b"], person: "x".repeat(300), other: "x" });
  expect(filterOf(query)).toEqual({});
  expect(auditHref(query)).toBe("/admin/audit");
});

test("an address keeps the filter and changes what is asked", () => {
  const query = readQuery({ action: "person.frozen", person: "retail/xixi" });
  expect(auditHref(query, { person: "", before: "1.a" })).toBe(
    "/admin/audit?action=person.frozen&before=1.a",
  );
});
