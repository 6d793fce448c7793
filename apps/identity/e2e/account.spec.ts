import shared from "@hutong/site/messages/zh-CN.json" with { type: "json" };
import {
  accountMenu,
  alertOf,
  expect,
  expectSignedIn,
  expectSignedOut,
  fillSignIn,
  freshName,
  freshPerson,
  sessionAt,
  signInAt,
  sites,
  sql,
  test,
} from "@hutong/testing/e2e";
import type { Browser, Page } from "@playwright/test";
import english from "../messages/en.json" with { type: "json" };
import chinese from "../messages/zh-CN.json" with { type: "json" };

const { account } = chinese;
const refusal = { ...shared.refusal, ...chinese.refusal };
const everySite = ["retail", "wholesale", "identity"] as const;
const landing = "/api/session";

/** Signs a person in at all three sites of a browser. */
async function signInEverywhere(page: Page, name: string): Promise<void> {
  await signInAt(page, "retail", name, landing);
  await page.goto(`${sites.wholesale}/login?next=${landing}`);
  await page.goto(`${sites.identity}/login?next=${landing}`);
}

/** Another browser of a person, signed in at all three sites. */
async function otherBrowser(browser: Browser, name: string) {
  const context = await browser.newContext({ locale: "zh-CN" });
  const page = await context.newPage();
  await signInEverywhere(page, name);
  return { page, close: () => context.close() };
}

test("a new display name holds, and stands on the lane of every site", async ({ page }) => {
  const person = await freshPerson();
  const displayName = `阿青 ${freshName("n")}`;
  await signInEverywhere(page, person.name);
  await page.goto(`${sites.identity}/account`);
  const field = page.locator("[name=displayName]");
  await expect(field).toHaveValue(person.displayName);
  await field.fill(displayName);
  await field.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: account.profile.saved })).toBeVisible();
  await expect(accountMenu(page)).toContainText(displayName);
  await page.reload();
  await expect(field).toHaveValue(displayName);
  await page.goto(`${sites.retail}/shops`);
  await expect(accountMenu(page)).toContainText(displayName);
  await page.goto(`${sites.wholesale}/login/problem`);
  await expect(accountMenu(page)).toContainText(displayName);
});

test("an empty name is refused and the old one stays; a session that ended meanwhile loses nothing typed", async ({
  page,
}) => {
  const person = await freshPerson();
  await signInAt(page, "identity", person.name, "/account");
  const field = page.locator("[name=displayName]");
  await field.fill("   ");
  await field.press("Enter");
  await expect(page.locator("#displayName-error")).toContainText(refusal.field.display_name_empty);
  await sql("delete from sign_on_sessions where user_id = $1", [person.userId]);
  await field.fill("还没有存");
  await field.press("Enter");
  await expect(alertOf(page, refusal.code.not_signed_in)).toBeVisible();
  await expect(field).toHaveValue("还没有存");
  const [row] = await sql<{ display_name: string }>("select display_name from users where id = $1", [
    person.userId,
  ]);
  expect(row?.display_name).toBe(person.displayName);
});

test("every ID of hers is listed, with how it came to her", async ({ page }) => {
  const person = await freshPerson();
  await signInEverywhere(page, person.name);
  const wholesale = (await sessionAt(page, "wholesale")).siteAccount;
  await page.goto(`${sites.identity}/account/ids`);
  const main = page.getByRole("main");
  await expect(main.getByText(person.memberNo)).toBeVisible();
  await expect(main.getByText(wholesale?.memberNo ?? "?")).toBeVisible();
  await expect(main).toContainText(
    account.ids.proof.openedFrom.replace("{realm}", account.ids.realm.retail).replace("{name}", person.name),
  );
  await main.locator(`a[href="${sites.wholesale}/login?next=/"]`).click();
  await page.waitForURL(`${sites.wholesale}/`);
});

test("SECURITY 13: signing another browser out there ends it on every site at its next request, and not this one", async ({
  page,
  browser,
}) => {
  const person = await freshPerson();
  const other = await otherBrowser(browser, person.name);
  await signInEverywhere(page, person.name);
  await page.goto(`${sites.identity}/account/sessions`);
  const there = page.locator("li[data-sign-on]").filter({ has: page.locator("input[name=uid]") });
  await expect(there).toHaveCount(1);
  await there.getByRole("button").click();
  await expect(page.getByRole("status").filter({ hasText: account.sessions.ended })).toBeVisible();
  await expect(page.locator("li[data-sign-on]")).toHaveCount(1);
  for (const site of everySite) await expectSignedOut(other.page, site);
  await other.page.goto(`${sites.wholesale}/login?next=${landing}`);
  await expect(other.page.locator("[name=password]")).toBeVisible();
  for (const site of everySite) expect((await sessionAt(page, site)).user?.id, site).toBe(person.userId);
  await other.close();
});

test("signing out everywhere else leaves this browser alone", async ({ page, browser }) => {
  const person = await freshPerson();
  const others = [await otherBrowser(browser, person.name), await otherBrowser(browser, person.name)];
  await signInAt(page, "identity", person.name, "/account/sessions");
  await page.getByRole("button", { name: account.sessions.endAll }).click();
  await expect(page.getByRole("status").filter({ hasText: account.sessions.endedAll })).toBeVisible();
  for (const other of others) {
    for (const site of everySite) await expectSignedOut(other.page, site);
    await other.close();
  }
  await expectSignedIn(page, "identity", person.name);
});

test("another person's session cannot be ended, and looks like one that is gone", async ({
  page,
  browser,
}) => {
  const [person, stranger] = [await freshPerson(), await freshPerson()];
  const own = await otherBrowser(browser, person.name);
  const hers = await otherBrowser(browser, stranger.name);
  const [row] = await sql<{ uid: string }>("select uid from sign_on_sessions where user_id = $1", [
    stranger.userId,
  ]);
  await signInAt(page, "identity", person.name, "/account/sessions");
  await page.locator("input[name=uid]").evaluate((input: HTMLInputElement, uid) => {
    input.value = uid;
  }, row?.uid ?? "");
  await page
    .locator("li[data-sign-on]")
    .filter({ has: page.locator("input[name=uid]") })
    .getByRole("button")
    .click();
  await page.waitForURL(/ended=one/);
  for (const site of everySite)
    expect((await sessionAt(hers.page, site)).user?.id, site).toBe(stranger.userId);
  for (const site of everySite) expect((await sessionAt(own.page, site)).user?.id, site).toBe(person.userId);
  await own.close();
  await hers.close();
});

test("language and theme, chosen at one door, hold on all three sites and in her other browser", async ({
  page,
  browser,
}) => {
  const person = await freshPerson();
  await signInEverywhere(page, person.name);
  await page.goto(`${sites.retail}/shops`);
  const html = page.locator("html");
  await expect(html).toHaveAttribute("lang", "zh-CN");
  const preferences = page
    .getByRole("banner")
    .locator("details")
    .filter({ hasNot: page.locator("form[action='/logout']") });
  await preferences.locator("summary").click();
  await preferences.locator("button[name=locale][value=en]").click();
  await expect(html).toHaveAttribute("lang", "en");
  await expect(page).toHaveURL(`${sites.retail}/shops`);
  if (!(await preferences.locator("button[name=theme]").first().isVisible())) {
    await preferences.locator("summary").click();
  }
  await preferences.locator("button[name=theme][value=dark]").click();
  await expect(html).toHaveAttribute("data-theme", "dark");
  await expect(page).toHaveURL(`${sites.retail}/shops`);
  for (const path of [
    `${sites.wholesale}/login/problem`,
    `${sites.identity}/account/security`,
    `${sites.retail}/login/problem`,
  ]) {
    await page.goto(path);
    await expect(html).toHaveAttribute("lang", "en");
    await expect(html).toHaveAttribute("data-theme", "dark");
  }
  const other = await otherBrowser(browser, person.name);
  await other.page.goto(`${sites.identity}/account`);
  await expect(other.page.getByRole("heading", { level: 1 })).toHaveText(english.account.profile.title);
  await expect(other.page.locator("html")).toHaveAttribute("data-theme", "dark");
  await other.close();
});

test("SECURITY 16: somebody who is not signed in sees none of it, and is taken back after signing in", async ({
  page,
}) => {
  const person = await freshPerson();
  for (const path of [
    "/account",
    "/account/ids",
    "/account/sessions",
    "/account/security",
    "/account/activity",
  ]) {
    await page.goto(sites.identity + path);
    await expect(page.locator("[name=password]"), path).toBeVisible();
  }
  await fillSignIn(page, person.name);
  await page.waitForURL(`${sites.identity}/account/activity`);
  await expect(page.getByRole("main")).toContainText(person.name);
});

test.describe("changing the password", () => {
  const next = "vexing quilt and a lamp";

  async function change(page: Page, current: string, wanted: string): Promise<void> {
    await page.locator("[name=current]").fill(current);
    await page.locator("[name=next]").fill(wanted);
    await page.locator("[name=next]").press("Enter");
  }

  test("SECURITY 13: every other browser is out, this one stays, the old password is dead", async ({
    page,
    browser,
  }) => {
    const person = await freshPerson();
    const other = await otherBrowser(browser, person.name);
    await signInEverywhere(page, person.name);
    await page.goto(`${sites.identity}/account/security`);
    await change(page, person.password, next);
    await expect(page.getByRole("status").filter({ hasText: account.security.done })).toBeVisible();
    for (const site of everySite) await expectSignedOut(other.page, site);
    for (const site of everySite) expect((await sessionAt(page, site)).user?.id, site).toBe(person.userId);
    await other.page.goto(`${sites.retail}/login?next=${landing}`);
    await fillSignIn(other.page, person.name);
    await expect(alertOf(other.page, refusal.code.wrong_credentials)).toBeVisible();
    await fillSignIn(other.page, person.name, next);
    await other.page.waitForURL(sites.retail + landing);
    await other.close();
  });

  test("SECURITY 15: a wrong present password, a weak new one and the same again are refused at their fields", async ({
    page,
  }) => {
    const person = await freshPerson();
    await signInAt(page, "identity", person.name, "/account/security");
    await change(page, "not the present one", next);
    await expect(page.locator("#current-error")).toContainText(refusal.field.password_wrong);
    await change(page, person.password, "short");
    await expect(page.locator("#next-error")).toContainText(refusal.field.password_too_short);
    await change(page, person.password, `${person.name} and a lamp`);
    await expect(page.locator("#next-error")).toContainText(refusal.field.password_own_name);
    const [row] = await sql<{ same: boolean }>(
      "select created_at = changed_at as same from credentials where user_id = $1",
      [person.userId],
    );
    expect(row?.same).toBe(true);
  });
});
