import {
  expect,
  expectSignedIn,
  expectSignedOut,
  fillSignIn,
  hopsOf,
  sessionAt,
  signInAt,
  sites,
  test,
} from "@hutong/testing/e2e";

test.describe("SECURITY 10: one sign-on, two doors, third-party cookies blocked", () => {
  test("a shop owner walks from retail into wholesale: three redirects, no page between, told once", async ({
    page,
  }) => {
    await signInAt(page, "retail", "xixi");
    await expect(page.getByRole("banner")).toContainText("xixi");
    const hops = await hopsOf(page, async () => {
      await page.getByRole("banner").locator(`a[href^="${sites.wholesale}/login"]`).first().click();
      await page.waitForURL(`${sites.wholesale}/`);
    });

    expect(hops.map((hop) => `${hop.status} ${hop.url.origin}${hop.url.pathname}`)).toEqual([
      `302 ${sites.wholesale}/login`,
      `303 ${sites.identity}/oauth/authorize`,
      `302 ${sites.wholesale}/api/auth/callback/hutong`,
      `200 ${sites.wholesale}/`,
    ]);
    expect(page.frames()).toHaveLength(1);

    const session = await sessionAt(page, "wholesale");
    expect(session.siteAccount).toMatchObject({ realm: "wholesale", loginName: "xixi" });
    const notice = page.getByRole("status").filter({ hasText: session.siteAccount?.memberNo ?? "" });
    await expect(notice).toBeVisible();
    await notice.getByRole("button").click();
    await expect(notice).toBeHidden();
    await page.reload();
    await expect(page.getByRole("banner")).toContainText("xixi");
    await expect(notice).toBeHidden();
  });

  test("a supplier walks from wholesale into retail", async ({ page }) => {
    await signInAt(page, "wholesale", "laobi");
    expect((await sessionAt(page, "wholesale")).siteAccount).toMatchObject({
      realm: "wholesale",
      loginName: "laobi",
    });
    const hops = await hopsOf(page, () => page.goto(`${sites.retail}/login?next=/`));
    expect(hops.at(-1)?.url.href).toBe(`${sites.retail}/`);
    expect(hops.filter((hop) => hop.status === 200)).toHaveLength(1);
    expect((await sessionAt(page, "retail")).siteAccount).toMatchObject({
      realm: "retail",
      loginName: "laobi",
    });
  });

  for (const [name, realm] of [
    ["lan-mall", "mall"],
    ["min-deals", "deals"],
  ] as const) {
    test(`a ${realm} ID enters both sites`, async ({ page }) => {
      await signInAt(page, "retail", name);
      expect((await sessionAt(page, "retail")).siteAccount).toMatchObject({ realm, loginName: name });
      await page.goto(`${sites.wholesale}/login?next=/`);
      expect((await sessionAt(page, "wholesale")).siteAccount).toMatchObject({
        realm: "wholesale",
        loginName: name,
      });
    });
  }

  test("staff enter both sites as themselves, for the shop", async ({ page }) => {
    await signInAt(page, "retail", "xixi:alice");
    const retail = await sessionAt(page, "retail");
    expect(retail.siteAccount).toMatchObject({ realm: "retail", loginName: "xixi" });
    expect(retail.seat).toEqual({ name: "alice", role: "buyer" });
    await page.goto(`${sites.wholesale}/login?next=/`);
    const wholesale = await sessionAt(page, "wholesale");
    expect(wholesale.siteAccount?.realm).toBe("wholesale");
    expect(wholesale.seat).toEqual({ name: "alice", role: "buyer" });
    expect(wholesale.user?.id).toBe(retail.user?.id);
  });

  test("goes to the page she wanted", async ({ page }) => {
    await signInAt(page, "retail", "chen", "/search?q=连衣裙");
    expect(page.url()).toBe(`${sites.retail}/search?q=%E8%BF%9E%E8%A1%A3%E8%A3%99`);
  });

  test("somebody signed in already goes straight on", async ({ page }) => {
    await signInAt(page, "retail", "chen");
    const hops = await hopsOf(page, () => page.goto(`${sites.retail}/login?next=/`));
    expect(hops.map((hop) => hop.status)).toEqual([302, 200]);
  });
});

test.describe("SECURITY 13: out means out, everywhere, at the next request", () => {
  for (const out of ["retail", "wholesale", "identity"] as const) {
    test(`signing out at ${out} ends all three`, async ({ page }) => {
      await signInAt(page, "retail", "lan-mall");
      await page.goto(`${sites.wholesale}/login?next=/`);
      await page.goto(`${sites.identity}/login?next=/account`);
      for (const site of ["retail", "wholesale", "identity"] as const)
        await expectSignedIn(page, site, "lan-mall");
      await page.goto(`${sites[out]}/`);
      const menu = page
        .getByRole("banner")
        .locator("details")
        .filter({ has: page.locator("form[action='/logout']") });
      await menu.locator("summary").click();
      await menu.locator("form[action='/logout'] button").click();
      await page.waitForLoadState();
      for (const site of ["retail", "wholesale", "identity"] as const) await expectSignedOut(page, site);
      await page.goto(`${sites.wholesale}/login?next=/`);
      await expect(page.locator("[name=password]")).toBeVisible();
    });
  }

  test("scope=here leaves the other sites alone", async ({ page }) => {
    await signInAt(page, "retail", "min-deals");
    await page.goto(`${sites.wholesale}/login?next=/`);
    await page.evaluate(() =>
      fetch("/logout", { method: "POST", body: new URLSearchParams({ scope: "here" }), redirect: "manual" }),
    );
    await expectSignedOut(page, "wholesale");
    await expectSignedIn(page, "retail", "min-deals");
  });

  test("a back-button look at a page of before shows nothing personal after a reload", async ({ page }) => {
    await signInAt(page, "retail", "chen");
    await page.evaluate(() => fetch("/logout", { method: "POST", redirect: "manual" }));
    await page.goBack().catch(() => undefined);
    await page.goto(`${sites.retail}/`);
    await expect(page.getByRole("banner")).not.toContainText("chen");
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("signing in, crossing and signing out work", async ({ page }) => {
    await page.goto(`${sites.retail}/login?next=/`);
    await fillSignIn(page, "chen");
    await page.waitForURL(`${sites.retail}/`);
    await expect(page.getByRole("banner")).toContainText("chen");
    await page.goto(`${sites.wholesale}/login?next=/`);
    await expect(page.getByRole("banner")).toContainText("chen");
    const menu = page
      .getByRole("banner")
      .locator("details")
      .filter({ has: page.locator("form[action='/logout']") });
    await menu.locator("summary").click();
    await menu.locator("form[action='/logout'] button").click();
    await page.goto(`${sites.retail}/`);
    await expect(page.getByRole("banner")).not.toContainText("chen");
  });
});
