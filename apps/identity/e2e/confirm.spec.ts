import shared from "@hutong/site/messages/zh-CN.json" with { type: "json" };
import {
  alertOf,
  expect,
  expectAccessible,
  type FreshPerson,
  fillSignIn,
  freshPerson,
  hopsOf,
  sessionAt,
  signInAt,
  sites,
  sql,
  test,
} from "@hutong/testing/e2e";
import type { Page } from "@playwright/test";
import chinese from "../messages/zh-CN.json" with { type: "json" };

const { signIn } = chinese;
const refusal = { ...shared.refusal, ...chinese.refusal };
const landing = "/api/session";
const identity = sites.identity;

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

/** Signs in at the identity site and at a storefront, and lets it be an hour ago. */
async function signedInLongAgo(page: Page): Promise<FreshPerson> {
  const person = await freshPerson();
  await signInAt(page, "retail", person.name, landing);
  await page.goto(`${identity}/login?next=${landing}`);
  await sql("update sign_on_sessions set signed_in_at = now() - interval '1 hour' where user_id = $1", [
    person.userId,
  ]);
  return person;
}

async function signedInSecondsAgo(person: FreshPerson): Promise<number> {
  const [row] = await sql<{ age: number }>(
    "select extract(epoch from now() - signed_in_at)::int as age from sign_on_sessions where user_id = $1",
    [person.userId],
  );
  return row?.age ?? Number.NaN;
}

test("SECURITY 20: confirming that it is she asks for the password alone, leads back, and no other site notices", async ({
  page,
}) => {
  const person = await signedInLongAgo(page);
  const before = await page.context().cookies(identity);
  await page.goto(`${identity}/login?confirm=1&next=/account/activity`);
  await expect(heading(page)).toHaveText(signIn.confirm.title);
  await expect(page.getByRole("main")).toContainText(person.displayName);
  await expect(page.locator("[name=identifier]")).toHaveValue(`retail/${person.name}`);
  await expect(page.locator("[name=password]")).toBeFocused();
  await expectAccessible(page);
  await page.locator("[name=password]").fill("not the one that she uses");
  await page.locator("[name=password]").press("Enter");
  await expect(alertOf(page, refusal.code.wrong_credentials)).toBeVisible();
  await expect(heading(page)).toHaveText(signIn.confirm.title);
  await page.locator("[name=password]").fill(person.password);
  await page.locator("[name=password]").press("Enter");
  await page.waitForURL(`${identity}/account/activity`);
  expect(await signedInSecondsAgo(person)).toBeLessThan(60);
  const after = await page.context().cookies(identity);
  for (const name of ["__Host-hutong_session", "__Host-hutong_sign_on"]) {
    const value = (cookies: typeof after) => cookies.find((cookie) => cookie.name === name)?.value;
    expect(value(after), name).toBeTruthy();
    expect(value(after), `SECURITY 14: a new ${name}`).not.toBe(value(before));
  }
  expect((await sessionAt(page, "retail")).user?.id).toBe(person.userId);
});

test("SECURITY 20: a storefront asks in the same way, with the ID in use filled in", async ({ page }) => {
  const person = await signedInLongAgo(page);
  const hops = await hopsOf(page, () => page.goto(`${sites.retail}/login?confirm=1&next=${landing}`));
  const asked = hops.find(({ url }) => url.pathname === "/oauth/authorize")?.url.searchParams;
  expect(asked?.get("prompt")).toBe("login");
  expect(asked?.get("login_hint")).toBe(`retail/${person.name}`);
  await expect(page.locator("[name=identifier]")).toHaveValue(`retail/${person.name}`);
  await page.locator("[name=password]").fill(person.password);
  await page.locator("[name=password]").press("Enter");
  await page.waitForURL(sites.retail + landing);
  expect(await signedInSecondsAgo(person)).toBeLessThan(60);
  expect((await sessionAt(page, "identity")).user?.id).toBe(person.userId);
});

test("SECURITY 20: another person's password is told apart before anything changes", async ({ page }) => {
  const person = await signedInLongAgo(page);
  const other = await freshPerson();
  await page.goto(`${identity}/login?confirm=1&next=${landing}`);
  await fillSignIn(page, other.name);
  await expect(heading(page)).toHaveText(signIn.other.title);
  const main = page.getByRole("main");
  await expect(main).toContainText(other.displayName);
  await expect(main).toContainText(person.displayName);
  await expectAccessible(page);
  expect((await sessionAt(page, "retail")).user?.id).toBe(person.userId);
  await main.getByRole("link").click();
  await expect(heading(page)).toHaveText(signIn.confirm.title);
  await fillSignIn(page, other.name);
  await main.getByRole("button").click();
  await page.waitForURL(identity + landing);
  expect((await sessionAt(page, "identity")).user?.id).toBe(other.userId);
  expect((await sessionAt(page, "retail")).user).toBeNull();
});

test("nobody signed in is asked for nothing but the sign-in", async ({ page }) => {
  await page.goto(`${identity}/login?confirm=1&next=${landing}`);
  await expect(heading(page)).toHaveText(signIn.title);
});
