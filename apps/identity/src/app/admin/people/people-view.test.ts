import { describe, expect, it } from "vitest";
import { asksForPeople, peopleViewQuery, readPeopleView } from "./people-view.ts";

describe("a view of the table of people", () => {
  it.each(["", "q=xixi", "q=a+b&status=frozen&realm=mall&role=any&cols=ids&cols=since"])(
    "is in the address: %j",
    (query) => {
      const params = new URLSearchParams(query);
      const read = Object.fromEntries([...new Set(params.keys())].map((key) => [key, params.getAll(key)]));
      expect(peopleViewQuery(readPeopleView(read))).toBe(query);
    },
  );

  it("takes what cannot be read for nothing", () => {
    const view = readPeopleView({
      q: "x".repeat(300),
      status: "gone",
      realm: ["retail", "mall"],
      cols: "secret",
    });
    expect(view).toMatchObject({ q: "", status: undefined, realm: "retail" });
    expect(view.cols).toContain("ids");
  });

  it("asks for nobody until something is typed or chosen", () => {
    expect(asksForPeople(readPeopleView({}))).toBe(false);
    expect(asksForPeople(readPeopleView({ realm: "retail" }))).toBe(false);
    expect(asksForPeople(readPeopleView({ status: "frozen" }))).toBe(true);
    expect(asksForPeople(readPeopleView({ role: "any" }))).toBe(true);
  });
});
