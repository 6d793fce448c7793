import siteChinese from "@hutong/site/messages/zh-CN.json" with { type: "json" };
import {
  accountMenu,
  cookieBlockingProxy,
  expect,
  expectSignedIn,
  expectSignedOut,
  fillSignIn,
  freshPerson,
  hopsOf,
  sessionAt,
  signInAt,
  signOut,
  sites,
  sql,
  test,
  Visitor,
} from "@hutong/testing/e2e";
import chinese from "../messages/zh-CN.json" with { type: "json" };

const { signIn } = chinese;
const { problem } = siteChinese.site;
const landing = "/api/session";
const callback = "/api/auth/callback/hutong";
const sessionCookie = "__Host-hutong_session";

test.describe("two tabs", () => {
  for (const [first, second] of [
    ["retail", "retail"],
    ["retail", "wholesale"],
  ] as const) {
    test(`both begin, at ${first} and ${second}; each form works, one after the other`, async ({
      page,
      context,
    }) => {
      const person = await freshPerson();
      const other = await context.newPage();
      await page.goto(`${sites[first]}/login?next=${landing}`);
      await other.goto(`${sites[second]}/login?next=${landing}`);
      await fillSignIn(page, person.name);
      await page.waitForURL(sites[first] + landing);
      await fillSignIn(other, person.name);
      await other.waitForURL(sites[second] + landing);
      for (const site of new Set([first, second])) {
        expect((await sessionAt(page, site)).user?.id).toBe(person.userId);
      }
    });
  }

  test("the second signs in as somebody else: the browser is hers, and the first person is out", async ({
    page,
    context,
  }) => {
    const [one, two] = [await freshPerson(), await freshPerson()];
    const other = await context.newPage();
    await page.goto(`${sites.retail}/login?next=${landing}`);
    await other.goto(`${sites.wholesale}/login?next=${landing}`);
    await fillSignIn(page, one.name);
    await page.waitForURL(sites.retail + landing);
    await fillSignIn(other, two.name);
    await other.waitForURL(sites.wholesale + landing);
    expect((await sessionAt(page, "wholesale")).user?.id).toBe(two.userId);
    await page.goto(`${sites.identity}/login?next=${landing}`);
    expect((await sessionAt(page, "identity")).user?.id).toBe(two.userId);
    expect((await sessionAt(page, "retail")).user?.id).not.toBe(one.userId);
  });
});

test.describe("back and again", () => {
  test("the back button after signing in leads to no error, and she is still signed in", async ({ page }) => {
    const person = await freshPerson();
    await page.goto(`${sites.retail}/shops`);
    await page.getByRole("banner").locator("a[href='/login']").click();
    await expect(page.locator("[name=identifier]")).toBeVisible();
    await fillSignIn(page, person.name);
    await page.waitForURL(`${sites.retail}/`);
    await page.goBack();
    await expect(page.getByRole("heading", { name: signIn.expired.title })).toBeVisible();
    const hops = await hopsOf(page, async () => {
      await page.getByRole("main").getByRole("link", { name: signIn.expired.retail }).click();
      await page.waitForURL(`${sites.retail}/`);
    });
    expect(hops.some((hop) => hop.url.pathname.startsWith("/sign-in"))).toBe(false);
    await expect(accountMenu(page)).toContainText(person.displayName);
  });

  test("an answer of the provider that was used already just goes on; elsewhere it signs nobody in", async ({
    page,
    browser,
  }) => {
    const person = await freshPerson();
    await page.goto(`${sites.retail}/login?next=${landing}`);
    const hops = await hopsOf(page, async () => {
      await fillSignIn(page, person.name);
      await page.waitForURL(sites.retail + landing);
    });
    const used = hops.find((hop) => hop.url.pathname === callback)?.url.href ?? "";
    expect(used).toContain("code=");
    await page.goto(used);
    await expectSignedIn(page, "retail", person.name);
    expect(new URL(page.url()).origin + new URL(page.url()).pathname).not.toContain("problem");

    const stranger = await browser.newContext();
    const tab = await stranger.newPage();
    await tab.goto(used);
    await expect(tab.getByRole("heading", { name: problem.cookiesTitle })).toBeVisible();
    await expectSignedOut(tab, "retail");
    await stranger.close();
  });
});

test.describe("SECURITY 5: an answer that is not the provider's to this browser is not accepted", () => {
  const mutations: Record<string, (answer: URLSearchParams) => void> = {
    "iss is missing": (answer) => answer.delete("iss"),
    "iss is another's": (answer) => answer.set("iss", "https://evil.example"),
    "iss has a slash more": (answer) => answer.set("iss", `${sites.identity}/`),
    "state is missing": (answer) => answer.delete("state"),
    "state is another's": (answer) => answer.set("state", "forged"),
    "code is forged": (answer) => answer.set("code", "A".repeat(43)),
  };
  for (const [name, mutate] of Object.entries(mutations)) {
    test(name, async () => {
      const { visitor, answer } = await answerOf();
      mutate(answer.searchParams);
      const visit = await visitor.get(answer, { stopAt: () => true });
      expect(visit.status).toBe(302);
      expect(visit.headers.location).toBe(`${sites.retail}/login?next=${encodeURIComponent(landing)}`);
      expect(visitor.cookie("retail", sessionCookie)).toBeUndefined();
      // Tried once more by itself, and then no more.
      const again = new URL(answer);
      const end = await visitor.get(again, { stopAt: () => true });
      expect(end.headers.location).toContain("/login/problem?reason=failed");
      expect(visitor.cookie("retail", sessionCookie)).toBeUndefined();
    });
  }

  test("one that was given to another browser (login CSRF)", async () => {
    const { answer } = await answerOf();
    const victim = new Visitor();
    await victim.get(`${sites.retail}/login?next=${landing}`);
    await victim.get(answer, { stopAt: () => true });
    expect(victim.cookie("retail", sessionCookie)).toBeUndefined();
    expect(JSON.parse((await victim.get(sites.retail + landing)).body)).toEqual({ user: null });
  });

  test("the true one is", async () => {
    const { visitor, answer } = await answerOf();
    expect(answer.searchParams.get("iss")).toBe(sites.identity);
    const visit = await visitor.get(answer);
    expect(visit.url.href).toBe(sites.retail + landing);
    expect(JSON.parse(visit.body).user).not.toBeNull();
  });

  /** Signs in up to the provider's answer, which the site has not seen yet. */
  async function answerOf(): Promise<{ visitor: Visitor; answer: URL }> {
    const person = await freshPerson();
    const visitor = new Visitor();
    const form = await visitor.get(`${sites.retail}/login?next=${landing}`);
    const visit = await visitor.post(
      `${form.url.origin}${form.url.pathname}/submit`,
      { identifier: person.name, password: person.password },
      { stopAt: (location) => location.pathname === callback },
    );
    return { visitor, answer: new URL(visit.headers.location ?? "") };
  }
});

test.describe("cookies refused", () => {
  test("by the site: the page says so, after one sign-in and no loop", async ({ browser }) => {
    const person = await freshPerson();
    const proxy = await cookieBlockingProxy(sites.retail);
    const context = await browser.newContext({ proxy, locale: "zh-CN" });
    try {
      const page = await context.newPage();
      await page.goto(`${sites.retail}/login?next=/`);
      const hops = await hopsOf(page, async () => {
        await fillSignIn(page, person.name);
        await expect(page.getByRole("heading", { name: problem.cookiesTitle })).toBeVisible();
      });
      expect(hops.length).toBeLessThanOrEqual(4);
      await expect(page.getByRole("link", { name: problem.again })).toBeVisible();
    } finally {
      await context.close();
      await proxy.close();
    }
  });

  test("by the account site: no form that could never work, but what to do", async ({ browser }) => {
    const proxy = await cookieBlockingProxy(sites.identity);
    const context = await browser.newContext({ proxy, locale: "zh-CN" });
    try {
      const page = await context.newPage();
      await page.goto(`${sites.retail}/login?next=/`);
      await expect(page.getByRole("main")).toContainText("cookie", { ignoreCase: true });
      await expect(page.locator("[name=password]")).toHaveCount(0);
      await expect(page.getByRole("main").getByRole("link", { name: signIn.expired.retail })).toBeVisible();
    } finally {
      await context.close();
      await proxy.close();
    }
  });
});

test.describe("SECURITY 14: sessions end by themselves", () => {
  for (const [how, change] of [
    ["expired", "expires_at = now() - interval '1 second'"],
    ["unused for more than a week", "last_seen_at = now() - interval '7 days 1 minute'"],
  ] as const) {
    test(`${how} at the site: signed out there; one click and the live sign-on brings her back without a page`, async ({
      page,
    }) => {
      const person = await freshPerson();
      await signInAt(page, "retail", person.name, "/shops");
      await expect(accountMenu(page)).toHaveCount(1);
      await sql(`update site_sessions set ${change} where user_id = $1`, [person.userId]);
      await page.reload();
      await expect(accountMenu(page)).toHaveCount(0);
      await expectSignedOut(page, "retail");
      const hops = await hopsOf(page, () => page.goto(`${sites.retail}/login?next=${landing}`));
      expect(hops.map((hop) => hop.status)).toEqual([302, 303, 302, 200]);
      await expectSignedIn(page, "retail", person.name);
    });
  }

  test("just before that it lasts, and a use is noted", async ({ page }) => {
    const person = await freshPerson();
    await signInAt(page, "retail", person.name, landing);
    await sql(
      "update site_sessions set last_seen_at = now() - interval '6 days 23 hours' where user_id = $1",
      [person.userId],
    );
    await expectSignedIn(page, "retail", person.name);
    const [row] = await sql<{ fresh: boolean }>(
      "select last_seen_at > now() - interval '1 minute' as fresh from site_sessions where user_id = $1",
      [person.userId],
    );
    expect(row?.fresh).toBe(true);
  });

  test("the sign-on over too: the form is asked for, at every site", async ({ page }) => {
    const person = await freshPerson();
    await signInAt(page, "retail", person.name, landing);
    await sql("update site_sessions set expires_at = now() - interval '1 second' where user_id = $1", [
      person.userId,
    ]);
    await sql("update sign_on_sessions set expires_at = now() - interval '1 second' where user_id = $1", [
      person.userId,
    ]);
    for (const site of ["retail", "wholesale", "identity"] as const) {
      await page.goto(`${sites[site]}/login?next=${landing}`);
      await expect(page.locator("[name=password]")).toBeVisible();
    }
    await fillSignIn(page, person.name);
    await page.waitForURL(sites.identity + landing);
  });

  test("a frozen person is out at the next request", async ({ page }) => {
    const person = await freshPerson();
    await signInAt(page, "retail", person.name, landing);
    await expectSignedIn(page, "retail", person.name);
    await sql("update users set status = 'frozen' where id = $1", [person.userId]);
    await expectSignedOut(page, "retail");
  });
});

test("SECURITY 13: the cookie of before opens nothing after signing out", async ({ page, context }) => {
  const person = await freshPerson();
  await signInAt(page, "retail", person.name, "/shops");
  const before = (await context.cookies()).filter((cookie) => /session|sign_on/.test(cookie.name));
  expect(before.length).toBeGreaterThanOrEqual(2);
  await signOut(page);
  await context.addCookies(before);
  await expectSignedOut(page, "retail");
  await page.goto(`${sites.retail}/login?next=${landing}`);
  await expect(page.locator("[name=password]")).toBeVisible();
});
