import {
  expect,
  expectSignedIn,
  fillSignIn,
  freshPerson,
  pidOf,
  raw,
  sessionAt,
  signInAt,
  sites,
  test,
} from "@hutong/testing/e2e";

const everySite = ["identity", "wholesale", "retail"] as const;
const landing = "/api/session";

/** Kills a part of the world and waits until its launcher has brought it back, as another process. */
async function killAndAwait(name: string): Promise<void> {
  const pid = await pidOf(name);
  process.kill(pid, "SIGKILL");
  const patience = { timeout: 60_000 };
  await expect.poll(() => pidOf(name).catch(() => pid), patience).not.toBe(pid);
  for (const site of everySite) {
    await expect
      .poll(
        () =>
          raw(site, "/readyz").then(
            ({ status }) => status,
            () => 0,
          ),
        patience,
      )
      .toBe(200);
  }
}

test.describe("a kill -9 in mid-sign-in loses nothing but, at worst, the unfinished sign-in", () => {
  test.describe.configure({ mode: "serial", timeout: 150_000 });

  for (const name of [...everySite, "postgres"]) {
    test(`${name}: the form that was open works once it is back, and who was signed in still is`, async ({
      page,
      browser,
    }) => {
      const [bystander, person] = [await freshPerson(), await freshPerson()];
      const context = await browser.newContext({ locale: "zh-CN" });
      const other = await context.newPage();
      for (const site of everySite) {
        await (site === "identity"
          ? signInAt(other, site, bystander.name, landing)
          : other.goto(`${sites[site]}/login?next=${landing}`));
      }
      await page.goto(`${sites.retail}/login?next=${landing}`);
      await expect(page.locator("[name=password]")).toBeVisible();

      await killAndAwait(name);

      await fillSignIn(page, person.name);
      await page.waitForURL(sites.retail + landing);
      await expectSignedIn(page, "retail", person.name);
      for (const site of everySite) {
        expect((await sessionAt(other, site)).user?.id, site).toBe(bystander.userId);
      }
      await context.close();
    });
  }
});
