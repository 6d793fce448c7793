import { expect, test } from "vitest";
import { auditHref, auditView, filterOf } from "./audit-query.ts";

test("a day begins and ends where the pages' day does", () => {
  const view = auditView.read({ from: "2026-11-23", to: "2026-11-23", person: " xixi " });
  expect(filterOf(view)).toEqual({
    person: "xixi",
    from: new Date("2026-11-22T16:00:00Z"),
    to: new Date("2026-11-23T16:00:00Z"),
  });
});

test("what makes no sense counts as not given", () => {
  const view = auditView.read({
    from: "yesterday",
    action: "x".repeat(65),
    person: "x".repeat(300),
    other: "x",
  });
  expect(filterOf(view)).toEqual({});
  expect(auditHref(view)).toBe("/admin/audit");
});

test("an address keeps the filter and changes what is asked", () => {
  const view = auditView.read({ action: "person.frozen", person: "retail/xixi" });
  expect(auditHref(view, { person: undefined }, { before: "1.a" })).toBe(
    "/admin/audit?action=person.frozen&before=1.a",
  );
});
