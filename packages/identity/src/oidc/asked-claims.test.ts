import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { askedClaims, claimsAskedAt, parseClaimsParameter } from "./asked-claims.ts";

const known = ["level", "positive_rate", "region"];
const all = known.map((name) => ({ name, isEssential: false }));

describe("the claims that a request asks for", () => {
  it("are those its claims parameter names, for either answer, once, in our order", () => {
    const parameter = {
      userinfo: { region: null, level: { essential: true } },
      id_token: { level: null, name: null },
    };
    expect(askedClaims(parameter, known)).toEqual([
      { name: "level", isEssential: true },
      { name: "region", isEssential: false },
    ]);
    expect(claimsAskedAt(parameter, "userinfo", known)).toEqual(["level", "region"]);
    expect(claimsAskedAt(parameter, "id_token", known)).toEqual(["level"]);
  });

  it.each([
    undefined,
    null,
    {},
    { userinfo: {} },
    { userinfo: { name: null } },
    { id_token: { auth_time: { essential: true } } },
  ])("where it names none (%j) are all, in userinfo alone", (parameter) => {
    expect(askedClaims(parameter, known)).toEqual(all);
    expect(claimsAskedAt(parameter, "userinfo", known)).toEqual(known);
    expect(claimsAskedAt(parameter, "id_token", known)).toEqual([]);
  });

  it("named for one answer are not in the other", () => {
    expect(claimsAskedAt({ id_token: { level: null } }, "userinfo", known)).toEqual([]);
  });

  it("whatever is sent, are known ones, each once", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (parameter) => {
        const asked = askedClaims(parameter, known).map(({ name }) => name);
        expect(asked).toEqual(known.filter((name) => asked.includes(name)));
        for (const use of ["userinfo", "id_token"] as const)
          for (const name of claimsAskedAt(parameter, use, known)) expect(asked).toContain(name);
      }),
    );
  });

  it("what is inherited is not sent", () => {
    expect(claimsAskedAt(JSON.parse('{"userinfo":{}}'), "userinfo", ["toString", "level"])).toEqual([
      "toString",
      "level",
    ]);
    expect(parseClaimsParameter("{")).toBeUndefined();
    expect(parseClaimsParameter(null)).toBeUndefined();
  });
});
