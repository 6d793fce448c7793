import { expect, it } from "vitest";
import { asksForPeople, peopleView } from "./people-view.ts";

it("a view of the table of people asks for nobody until something is typed or chosen", () => {
  expect(asksForPeople(peopleView.read({}))).toBe(false);
  expect(asksForPeople(peopleView.read({ realm: "retail" }))).toBe(false);
  expect(asksForPeople(peopleView.read({ status: "frozen" }))).toBe(true);
  expect(asksForPeople(peopleView.read({ role: "any" }))).toBe(true);
});
