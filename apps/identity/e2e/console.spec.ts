import shared from "@hutong/site/messages/zh-CN.json" with { type: "json" };
import {
  expect,
  expectSignedIn,
  expectSignedOut,
  freshPerson,
  signInAt,
  sites,
  sql,
  test,
} from "@hutong/testing/e2e";
import type { Page } from "@playwright/test";
import zh from "../messages/zh-CN.json" with { type: "json" };

const { identity } = sites;
const { people, person: words } = zh.admin;

async function signInAdministrator(page: Page, adminRole: "owner" | "operator" | "support" | "auditor") {
  const admin = await freshPerson({ adminRole });
  await signInAt(page, "identity", admin.name, "/admin/people");
  return admin;
}

test("an administrator finds a person by her member number, freezes, unfreezes, and the audit shows it", async ({
  page,
  browser,
}) => {
  const her = await freshPerson();
  const hers = await browser.newContext({ locale: "zh-CN" });
  const herPage = await hers.newPage();
  await signInAt(herPage, "retail", her.name, "/api/session");
  await signInAdministrator(page, "operator");

  await page.keyboard.press("/");
  await page.keyboard.type(her.memberNo);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: her.displayName })).toBeVisible();
  // The keys are the script's: it may not have taken over yet.
  await expect(async () => {
    await page.keyboard.press("ArrowDown");
    await expect(page.getByRole("link", { name: her.displayName })).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: her.displayName })).toBeVisible();

  await page.getByRole("link", { name: words.act.freeze, exact: true }).click();
  await page.getByRole("button", { name: words.act.freeze }).click();
  await expect(page.getByRole("main").getByRole("alert").first()).toBeVisible();
  await page.locator("[name=reason]").fill("冒名举报 17 号");
  await page.getByRole("button", { name: words.act.freeze }).click();
  await expect(page.getByText(words.done.freeze)).toBeVisible();
  await expectSignedOut(herPage, "retail");

  await page.getByRole("link", { name: words.act.unfreeze, exact: true }).click();
  await page.locator("[name=reason]").fill("核实为本人");
  await page.getByRole("button", { name: words.act.unfreeze }).click();
  await expect(page.getByText(words.done.unfreeze)).toBeVisible();
  const audit = page.getByRole("list", { name: words.audit });
  await expect(audit).toContainText("冒名举报 17 号");
  await expect(audit).toContainText("核实为本人");
  await signInAt(herPage, "retail", her.name, "/api/session");
  await expectSignedIn(herPage, "retail", her.name);
  await hers.close();
});

test("SECURITY 20: an old sign-in confirms first, and what was typed is kept", async ({ page }) => {
  const her = await freshPerson();
  const admin = await signInAdministrator(page, "operator");
  await page.goto(`${identity}/admin/people/${her.userId}/freeze`);
  await page.locator("[name=reason]").fill("kept while confirming");
  await sql("update sign_on_sessions set signed_in_at = now() - interval '11 minutes' where user_id = $1", [
    admin.userId,
  ]);
  await page.getByRole("button", { name: words.act.freeze }).click();
  await page.getByRole("link", { name: shared.refusal.confirm }).click();
  await page.locator("[name=password]").fill(admin.password);
  await page.locator("[name=password]").press("Enter");
  await expect(page.locator("[name=reason]")).toHaveValue("kept while confirming");
  await page.getByRole("button", { name: words.act.freeze }).click();
  await expect(page.getByText(words.done.freeze)).toBeVisible();
});

test("the console is a missing page for everybody else; support reads and does nothing", async ({ page }) => {
  const her = await freshPerson();
  const paths = [
    "/admin",
    "/admin/people",
    `/admin/people/${her.userId}`,
    `/admin/people/${her.userId}/freeze`,
  ];
  const missing = await (await page.goto(`${identity}/nothing-here`))?.status();
  for (const path of paths) expect((await page.goto(identity + path))?.status(), path).toBe(missing);
  await signInAt(page, "identity", her.name, "/account");
  for (const path of paths) expect((await page.goto(identity + path))?.status(), path).toBe(404);

  await page.context().clearCookies();
  await signInAdministrator(page, "support");
  expect((await page.goto(`${identity}/admin/people/${her.userId}`))?.status()).toBe(200);
  await expect(page.getByRole("link", { name: words.act.freeze, exact: true })).toHaveCount(0);
  await expect(page.getByRole("main")).not.toContainText(her.email);
  expect((await page.goto(`${identity}/admin/people/${her.userId}/freeze`))?.status()).toBe(404);
});

test("a search is kept, its columns chosen, and saved as a file without formulas", async ({ page }) => {
  const her = await freshPerson({ displayName: `=1+1 ${Math.random().toString(36).slice(2)}` });
  await signInAdministrator(page, "support");
  await page.locator("[name=q]").fill(her.displayName);
  await page.locator("[name=q]").press("Enter");
  await expect(page.getByRole("link", { name: her.displayName })).toBeVisible();
  await page.getByText(zh.admin.views.title).click();
  await page.locator("[name=name]").fill("常查");
  await page.getByRole("button", { name: zh.admin.views.keep }).click();
  await expect(page.getByRole("link", { name: "常查" })).toBeVisible();

  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: zh.admin.table.export }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString("utf8");
  expect(text).toContain(`'${her.displayName}`);
  expect(text).toContain(her.memberNo);
  expect(text).not.toContain(her.email);

  await page.goto(`${identity}/admin/people?q=nobody-is-called-so&cols=since`);
  await expect(page.getByText(people.nothingTitle)).toBeVisible();
});

test("one ID is frozen and released: its site says so, her other IDs go on, and no new one is opened in its place", async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  const her = await freshPerson();
  const hers = await browser.newContext({ locale: "zh-CN" });
  const herPage = await hers.newPage();
  await signInAt(herPage, "retail", her.name, "/api/session");
  await signInAdministrator(page, "operator");
  await page.goto(`${identity}/admin/people/${her.userId}`);
  await page.getByRole("link", { name: `${words.act["freeze-id"]} ${her.name}`, exact: true }).click();
  await expect(page.getByRole("main")).toContainText(`retail/${her.name}`);
  await page.locator("[name=reason]").fill("被投诉售假，核查中");
  await page.getByRole("button", { name: words.act["freeze-id"] }).click();
  await expect(page.getByText(words.done["freeze-id"])).toBeVisible();
  await expectSignedOut(herPage, "retail");

  // Still signed on: the door of the frozen ID says what it is and leads to where it stands.
  await herPage.goto(`${sites.retail}/login?next=/`);
  await herPage.waitForURL(/\/login\/problem\?reason=frozen$/);
  await expect(herPage.getByText(shared.site.problem.frozenTitle)).toBeVisible();
  await herPage.getByRole("link", { name: shared.site.problem.toIds }).click();
  await expect(herPage.getByText(zh.account.ids.frozenTitle)).toBeVisible();
  const [count] = await sql<{ count: string }>("select count(*) from accounts where user_id = $1", [
    her.userId,
  ]);
  expect(count?.count).toBe("1");

  await page.getByRole("link", { name: `${words.act["unfreeze-id"]} ${her.name}`, exact: true }).click();
  await page.locator("[name=reason]").fill("核实无误");
  await page.getByRole("button", { name: words.act["unfreeze-id"] }).click();
  await expect(page.getByText(words.done["unfreeze-id"])).toBeVisible();
  await herPage.goto(`${sites.retail}/login?next=/api/session`);
  await expectSignedIn(herPage, "retail", her.name);
  await hers.close();
});

test("approvals, bulk acts and traders are filtered and kept like every table", async ({ page }) => {
  await signInAdministrator(page, "auditor");
  for (const place of ["approvals", "bulk", "traders"] as const) {
    await page.goto(`${identity}/admin/${place}?q=nobody-is-called-so`);
    await expect(page.getByText(zh.admin[place].nothingTitle)).toBeVisible();
    await page.getByText(zh.admin.views.title).click();
    await page.locator("[name=name]").fill("常查");
    await page.getByRole("button", { name: zh.admin.views.keep }).click();
    await expect(page.getByRole("link", { name: "常查" })).toHaveAttribute("href", /q=nobody-is-called-so/);
    await page.getByRole("link", { name: zh.admin.table.clear }).click();
    await page.waitForURL(new RegExp(`/admin/${place}$`));
  }
});
