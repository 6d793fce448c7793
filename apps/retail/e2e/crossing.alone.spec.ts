import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { dataDir, expect, expectSignedIn, freshPerson, signInAt, sites, test } from "@hutong/testing/e2e";

/** The calls that came to the provider from the servers of sites so far, by the identity site's own log. */
async function serverCalls(): Promise<string[]> {
  const log = await readFile(join(dataDir, "logs", "identity.log"), "utf8");
  return [
    ...log.matchAll(/"path":"(\/oauth\/(?:token|userinfo|jwks|introspect|par)|\/\.well-known\/[^"]*)"/g),
  ].map(([, path = ""]) => path);
}

test("SECURITY 10: crossing to the other door costs one call between servers", async ({ page }) => {
  const person = await freshPerson();
  await signInAt(page, "retail", person.name, "/api/session");
  // Its first sign-on ever may make a site read the provider's metadata.
  await page.goto(`${sites.wholesale}/login?next=/api/session`);
  await page.evaluate(() =>
    fetch("/logout", { method: "POST", body: new URLSearchParams({ scope: "here" }), redirect: "manual" }),
  );
  const before = await settled();
  await page.goto(`${sites.wholesale}/login?next=/api/session`);
  await expectSignedIn(page, "wholesale", person.name);
  await expect.poll(async () => (await serverCalls()).length).toBeGreaterThan(before);
  expect((await serverCalls()).slice(before)).toEqual(["/oauth/token"]);
});

/** The number of calls once two looks in a row agree. */
async function settled(): Promise<number> {
  let last = -1;
  await expect
    .poll(async () => {
      const before = last;
      last = (await serverCalls()).length;
      return last === before;
    })
    .toBe(true);
  return last;
}
