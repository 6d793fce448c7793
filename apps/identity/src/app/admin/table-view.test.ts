import { expect, test } from "vitest";
import { tableView } from "./table-view.ts";

const view = tableView({
  columns: ["state", "hosts", "created"],
  defaults: ["state", "hosts"],
  choices: { state: ["active", "disabled"] },
});

test("what an address says is read, and written again as short as it can be", () => {
  const read = view.read({ q: " books ", state: "disabled", cols: ["created", "state"] });
  expect(read).toEqual({ q: "books", choices: { state: "disabled" }, cols: ["state", "created"] });
  expect(view.write(read)).toBe("q=books&state=disabled&cols=state&cols=created");
  expect(view.write(view.read({}))).toBe("");
  expect(view.write(view.read({ cols: ["state", "hosts"] }))).toBe("");
});

test("what makes no sense counts as not given", () => {
  const read = view.read({ q: "x".repeat(300), state: "__proto__", cols: "drop", other: "x" });
  expect(read).toEqual({ q: "", choices: {}, cols: [] });
  expect(view.read({ state: ["active", "disabled"] }).choices).toEqual({ state: "active" });
});
