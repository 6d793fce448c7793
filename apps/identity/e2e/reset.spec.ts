import shared from "@hutong/site/messages/zh-CN.json" with { type: "json" };
import {
  alertOf,
  expect,
  expectSignedIn,
  expectSignedOut,
  fillSignIn,
  freshMobile,
  freshName,
  freshPerson,
  newestCode,
  sessionAt,
  signInAt,
  sites,
  sql,
  test,
} from "@hutong/testing/e2e";
import type { Page } from "@playwright/test";
import chinese from "../messages/zh-CN.json" with { type: "json" };

const { reset, signIn } = chinese;
const refusal = { ...shared.refusal, ...chinese.refusal };
const newPassword = "vexing quilt and a lamp";
const landing = "/api/session";

async function askForCode(page: Page, identifier: string): Promise<void> {
  await page.goto(`${sites.identity}/reset`);
  await page.locator("[name=identifier]").fill(identifier);
  await page.locator("[name=identifier]").press("Enter");
  await expect(page.getByRole("status").filter({ hasText: reset.code.sentTitle })).toBeVisible();
}

async function finish(page: Page, code: string, password = newPassword): Promise<void> {
  await page.locator("[name=code]").fill(code);
  await page.locator("[name=password]").fill(password);
  await page.locator("[name=password]").press("Enter");
}

function otherThan(code: string): string {
  return code === "123456" ? "654321" : "123456";
}

test("SECURITY 18: a reset ends every session of hers at the next request, on all three sites", async ({
  page,
  browser,
}) => {
  const person = await freshPerson();
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await signInAt(other, "retail", person.name, landing);
  await other.goto(`${sites.wholesale}/login?next=${landing}`);
  await other.goto(`${sites.identity}/login?next=${landing}`);
  for (const site of ["retail", "wholesale", "identity"] as const) {
    expect((await sessionAt(other, site)).user?.id, site).toBe(person.userId);
  }

  await page.goto(`${sites.retail}/login?next=${landing}`);
  await page.getByRole("link", { name: signIn.forgot }).click();
  await page.locator("[name=identifier]").fill(person.email);
  await page.locator("[name=identifier]").press("Enter");
  await expect(page.locator("[name=code]")).toBeVisible();
  await finish(page, await newestCode(person.email));
  await expect(page.getByRole("heading", { name: reset.done.title })).toBeVisible();

  for (const site of ["retail", "wholesale", "identity"] as const) await expectSignedOut(other, site);
  await other.goto(`${sites.wholesale}/login?next=${landing}`);
  await fillSignIn(other, person.name);
  await expect(alertOf(other)).toBeVisible();
  await elsewhere.close();

  await page.getByRole("main").getByRole("link", { name: reset.done.signIn }).click();
  await fillSignIn(page, person.name, newPassword);
  await page.waitForURL(`${sites.identity}/account`);
  await expectSignedIn(page, "identity", person.name);
});

test("SECURITY 18: nobody is signed in by a reset, and a frozen person stays frozen", async ({ page }) => {
  const person = await freshPerson({ status: "frozen" });
  await askForCode(page, person.email);
  await finish(page, await newestCode(person.email));
  await expect(page.getByRole("heading", { name: reset.done.title })).toBeVisible();
  await expectSignedOut(page, "identity");
  await page.goto(`${sites.retail}/login?next=${landing}`);
  await fillSignIn(page, person.name, newPassword);
  await expect(alertOf(page, refusal.code.frozen)).toBeVisible();
});

test("by a login name, to her mobile number", async ({ page }) => {
  const mobile = freshMobile();
  const person = await freshPerson({ contacts: [{ kind: "mobile", value: mobile, verified: true }] });
  await sql("delete from contacts where user_id = $1 and kind = 'email'", [person.userId]);
  await askForCode(page, `retail/${person.name}`);
  await finish(page, await newestCode(mobile));
  await expect(page.getByRole("heading", { name: reset.done.title })).toBeVisible();
  await signInAt(page, "retail", person.name, landing, newPassword);
  await expectSignedIn(page, "retail", person.name);
});

test("SECURITY 16: an unknown ID gets the same pages, and no code is right", async ({ page }) => {
  const person = await freshPerson();
  const seen: string[] = [];
  for (const identifier of [
    person.email,
    `${freshName("nobody")}@example.com`,
    person.name,
    freshName("nobody"),
  ]) {
    await askForCode(page, identifier);
    expect(page.url()).toMatch(/\/reset\/code\?ticket=[0-9a-f-]{36}$/);
    seen.push(await page.getByRole("main").ariaSnapshot());
    const isHers = identifier === person.email || identifier === person.name;
    await finish(page, isHers ? otherThan(await newestCode(person.email)) : "123456");
    await expect(page.locator("#code-error")).toContainText(refusal.field.code_wrong);
    seen.push(await page.getByRole("main").ariaSnapshot());
  }
  expect(new Set(seen).size).toBe(2);
});

test("a weak new password is refused with its reason, and the code is still good; used, it is not", async ({
  page,
}) => {
  const person = await freshPerson();
  await askForCode(page, person.email);
  const code = await newestCode(person.email);
  const ticketPage = page.url();
  await finish(page, code, "passwordpassword");
  await expect(page.locator("#password-error")).toContainText(refusal.field.password_breached);
  await finish(page, code);
  await expect(page.getByRole("heading", { name: reset.done.title })).toBeVisible();
  await page.goto(ticketPage);
  await finish(page, code, "another lamp beside the gate");
  await expect(page.locator("#code-error")).toContainText(refusal.field.code_wrong);
  await signInAt(page, "retail", person.name, landing, newPassword);
  await expectSignedIn(page, "retail", person.name);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a reset works", async ({ page }) => {
    const person = await freshPerson();
    await askForCode(page, person.email);
    await finish(page, await newestCode(person.email));
    await expect(page.getByRole("heading", { name: reset.done.title })).toBeVisible();
  });
});
