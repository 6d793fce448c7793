import { testDatabase } from "@hutong/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  attempt,
  Browser,
  makeShopper,
  redeem,
  send,
  signInThrough,
  startTestProvider,
  statementsOf,
  type TestProvider,
} from "./test-provider.ts";

const test = testDatabase();
let provider: TestProvider;
let userId: string;

beforeAll(async () => {
  provider = await startTestProvider(test.database);
  userId = await makeShopper(test.database, "xixi");
});
afterAll(() => provider.close());

describe("what a silent hop costs", () => {
  it("three statements, two of them writing; the sign-on session is written when it changes alone", async () => {
    const browser = new Browser(provider);
    await signInThrough(test.database, browser, userId, attempt().path);
    // The first silent hop may still find a client's metadata forgotten.
    await browser.get(attempt().path);

    const request = attempt();
    let code = "";
    const authorize = await statementsOf(test.database, async () => {
      const answer = await browser.get(request.path);
      code = answer.location?.searchParams.get("code") ?? "";
    });
    expect(code).not.toBe("");
    expect(authorize).toEqual(["sign_on_find", "record_upsert"]);

    const token = await statementsOf(test.database, async () => {
      const answer = await redeem(provider, code, request.verifier);
      expect(answer.status).toBe(200);
    });
    expect(token).toEqual(["code_take"]);
  });

  it("the provider's description and keys ask nothing, and say the same as the library", async () => {
    for (const path of ["/.well-known/openid-configuration", "/oauth/jwks"]) {
      let ready: { status: number; body: string } | undefined;
      const asked = await statementsOf(test.database, async () => {
        ready = await send(provider, "GET", path);
      });
      expect(asked).toEqual([]);
      // With a query it is the library that answers.
      const library = await send(provider, "GET", `${path}?`);
      expect(ready?.status).toBe(200);
      expect(JSON.parse(ready?.body ?? "")).toEqual(JSON.parse(library.body));
    }
  });
});
