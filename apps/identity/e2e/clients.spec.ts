import shared from "@hutong/site/messages/zh-CN.json" with { type: "json" };
import {
  accountMenu,
  alertOf,
  expect,
  type FreshPerson,
  freshName,
  freshPerson,
  raw,
  signInAt,
  sites,
  sql,
  test,
} from "@hutong/testing/e2e";
import type { Page } from "@playwright/test";
import chinese from "../messages/zh-CN.json" with { type: "json" };

const { admin, signIn } = chinese;
const refusal = { ...shared.refusal, ...chinese.refusal };
const words = admin.clients;
const identity = sites.identity;
const heading = (page: Page) => page.getByRole("heading", { level: 1 });

async function signInAs(page: Page, adminRole: "support" | "operator" | "auditor" | "owner") {
  const person = await freshPerson({ adminRole });
  await signInAt(page, "identity", person.name, "/account");
  return person;
}

async function makeOld(person: FreshPerson): Promise<void> {
  await sql("update sign_on_sessions set signed_in_at = now() - interval '1 hour' where user_id = $1", [
    person.userId,
  ]);
}

async function fillNew(page: Page, name: string): Promise<void> {
  await page.locator("[name=name]").fill(name);
  await page.locator("[name=redirectUris]").fill("https://books.example/cb\nhttp://localhost:3000/cb");
  await page.locator("[name=accessTokenSeconds]").fill("5");
  await page.locator("[name=requireConsent]").uncheck();
}

const submit = (page: Page) => page.getByRole("button", { name: words.new.submit }).click();

/** Creates a client through the page. @returns its id and the secret that was shown */
async function create(page: Page, name: string) {
  await page.goto(`${identity}/admin/clients/new`);
  await fillNew(page, name);
  await submit(page);
  const shown = page.locator("[data-issued] code");
  await expect(shown).toHaveCount(2);
  const [clientId = "", secret = ""] = await shown.allTextContents();
  return { clientId, secret };
}

/** What the token endpoint says to a client: `invalid_client`, or that it knows it. */
async function tokenAnswer(clientId: string, secret: string): Promise<number> {
  const answer = await raw("identity", "/oauth/introspect", {
    method: "POST",
    headers: {
      authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString("base64")}`,
      "content-type": "application/x-www-form-urlencoded",
      "content-length": "7",
    },
    body: "token=x",
  });
  return answer.status;
}

test("an operator makes a site known, changes it, gives it a new secret, turns it away and lets it in again", async ({
  page,
}) => {
  test.slow();
  await signInAs(page, "operator");
  await accountMenu(page).locator("summary").click();
  await accountMenu(page).locator("a[href*='%2Fadmin']").click();
  await page.locator("a[href='/admin/clients']").click();
  await page.locator("a[href='/admin/clients/new']").click();
  const name = freshName("账房");
  const { clientId, secret } = await create(page, name);
  expect(await tokenAnswer(clientId, secret)).toBe(200);
  const [row] = await sql("select access_token_seconds, require_consent from clients where client_id = $1", [
    clientId,
  ]);
  expect(row).toEqual({ access_token_seconds: 300, require_consent: false });

  await page.goto(`${identity}/admin/clients/${clientId}`);
  expect(await page.content(), "the secret is shown once").not.toContain(secret);
  await page.locator("summary").filter({ hasText: words.join.stack.express }).click();
  await expect(page.locator("pre").filter({ hasText: /^import express/ })).toContainText(
    `clientID: "${clientId}"`,
  );
  await expect(page.locator("pre").filter({ hasText: /^import express/ })).toBeVisible();

  await page.locator("[name=idTokenAlg]").selectOption("RS256");
  await page.getByRole("button", { name: words.settings.submit, exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: words.settings.done })).toBeVisible();
  await page.reload();
  await expect(page.locator("[name=idTokenAlg]")).toHaveValue("RS256");

  await page.getByRole("button", { name: words.secret.submit }).click();
  const fresh = (await page.locator("[data-issued] code").last().textContent()) ?? "";
  expect(fresh).not.toBe(secret);
  await expect.poll(() => tokenAnswer(clientId, secret), { timeout: 8_000 }).toBe(401);
  expect(await tokenAnswer(clientId, fresh)).toBe(200);

  await page.goto(`${identity}/admin/clients/${clientId}`);
  const disable = page.getByRole("button", { name: words.disable.submit });
  await disable.click();
  await expect(page.locator("#state-reason-error")).toContainText(refusal.field.client_reason_missing);
  await page.locator("#state-reason").fill("网站被入侵");
  await disable.click();
  await expect(page.getByText(words.disabled, { exact: true })).toBeVisible();
  await expect.poll(() => tokenAnswer(clientId, fresh), { timeout: 8_000 }).toBe(401);
  await page.getByRole("button", { name: words.enable.submit }).click();
  await expect(page.getByText(words.active, { exact: true })).toBeVisible();
  await expect.poll(() => tokenAnswer(clientId, fresh), { timeout: 8_000 }).toBe(200);
  await page.goto(`${identity}/admin/clients`);
  await expect(page.getByRole("row").filter({ hasText: name })).toContainText("books.example");
});

test("SECURITY 1: an address that cannot be is refused by its line, with the reason, and nothing typed is lost", async ({
  page,
}) => {
  await signInAs(page, "owner");
  await page.goto(`${identity}/admin/clients/new`);
  const typed =
    "https://books.example/cb\nhttp://books.example/cb\n\nhttps://books.example/#x\nhttps://books.example/cb";
  await page.locator("[name=name]").fill("账房");
  await page.locator("[name=redirectUris]").fill(typed);
  await page.locator("[name=requireConsent]").uncheck();
  await submit(page);
  const error = page.locator("#redirectUris-error");
  for (const [line, why] of [
    [2, refusal.field.client_uri_insecure],
    [4, refusal.field.client_uri_fragment],
    [5, refusal.field.client_uri_twice],
  ] as const) {
    await expect(error).toContainText(refusal.line.replace("{line}", String(line)).replace("{why}", why));
  }
  await expect(page.locator("[name=redirectUris]")).toHaveValue(typed);
  await expect(page.locator("[name=requireConsent]")).not.toBeChecked();
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("SECURITY 20: a sign-in that grew old over the form is confirmed, and what was typed comes back", async ({
      page,
    }) => {
      const person = await signInAs(page, "operator");
      await page.goto(`${identity}/admin/clients/new`);
      const name = freshName("账房");
      await fillNew(page, name);
      await makeOld(person);
      await submit(page);
      await expect(alertOf(page, refusal.code.reauthenticate)).toBeVisible();
      await page.getByRole("main").getByRole("link", { name: refusal.confirm }).click();
      await expect(heading(page)).toHaveText(signIn.confirm.title);
      await page.locator("[name=password]").fill(person.password);
      await page.locator("[name=password]").press("Enter");
      await expect(heading(page)).toHaveText(words.new.title);
      await expect(page.locator("[name=name]")).toHaveValue(name);
      await expect(page.locator("[name=redirectUris]")).toHaveValue(
        "https://books.example/cb\nhttp://localhost:3000/cb",
      );
      await expect(page.locator("[name=accessTokenSeconds]")).toHaveValue("5");
      await expect(page.locator("[name=requireConsent]")).not.toBeChecked();
      await submit(page);
      await expect(page.locator("[data-issued] code")).toHaveCount(2);
    });
  });
}

test("SECURITY 20: the form of a new client begins with a confirmation where the sign-in is old", async ({
  page,
}) => {
  const person = await signInAs(page, "owner");
  await makeOld(person);
  await page.goto(`${identity}/admin/clients/new`);
  await expect(heading(page)).toHaveText(signIn.confirm.title);
  await page.locator("[name=password]").fill(person.password);
  await page.locator("[name=password]").press("Enter");
  await page.waitForURL(`${identity}/admin/clients/new`);
  await expect(page.locator("[name=name]")).toBeVisible();
});

test("SECURITY 28: support and auditors read, others find nothing there", async ({ page }) => {
  for (const role of ["support", "auditor"] as const) {
    await page.context().clearCookies();
    await signInAs(page, role);
    await page.goto(`${identity}/admin/clients/hutong-retail`);
    await expect(page.getByRole("main")).toContainText("hutong-retail");
    await expect(page.getByRole("main").locator("form")).toHaveCount(0);
    expect((await page.goto(`${identity}/admin/clients/new`))?.status()).toBe(404);
    expect((await page.goto(`${identity}/admin/clients/missing`))?.status()).toBe(404);
  }
  await page.context().clearCookies();
  const person = await freshPerson();
  await signInAt(page, "identity", person.name, "/account");
  for (const path of ["/admin/clients", "/admin/clients/new", "/admin/clients/hutong-retail"]) {
    expect((await page.goto(identity + path))?.status(), path).toBe(404);
  }
});
