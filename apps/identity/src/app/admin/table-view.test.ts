import { expect, test } from "vitest";
import { z } from "zod";
import { isFiltered, tableView, typedFilter } from "./table-view.ts";

const view = tableView({
  columns: ["state", "hosts", "created"],
  defaults: ["state", "hosts"],
  filters: { state: z.enum(["active", "disabled"]), person: typedFilter, from: z.iso.date() },
});

test("what an address says is read, and written again as short as it can be", () => {
  const read = view.read({ q: " books ", state: "disabled", person: " xixi ", cols: ["created", "state"] });
  expect(read).toEqual({
    q: "books",
    filters: { state: "disabled", person: "xixi" },
    cols: ["state", "created"],
  });
  expect(view.write(read)).toBe("q=books&state=disabled&person=xixi&cols=state&cols=created");
  expect(view.write(view.read({}))).toBe("");
  expect(view.write(view.read({ cols: ["state", "hosts"] }))).toBe("");
});

test("columns that were kept with commas between are read too", () => {
  expect(view.read({ cols: "created,state" }).cols).toEqual(["state", "created"]);
});

test("what makes no sense counts as not given", () => {
  const read = view.read({
    q: "x".repeat(300),
    state: "__proto__",
    person: "",
    from: "yesterday",
    cols: "drop",
    other: "x",
  });
  expect(read).toEqual({ q: "", filters: {}, cols: [] });
  expect(isFiltered(read)).toBe(false);
  const several = view.read({ state: ["active", "disabled"] });
  expect(several.filters).toEqual({ state: "active" });
  expect(isFiltered(several)).toBe(true);
});
