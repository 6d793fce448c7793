import shared from "@hutong/site/messages/zh-CN.json" with { type: "json" };
import {
  accountMenu,
  alertOf,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  type FreshPerson,
  freshName,
  freshPerson,
  sessionAt,
  signInAt,
  sites,
  sql,
  test,
} from "@hutong/testing/e2e";
import ui from "@hutong/ui/messages/zh-CN.json" with { type: "json" };
import type { Browser, Page } from "@playwright/test";
import words from "../messages/zh-CN.json" with { type: "json" };

const { linking } = words;
const refusal = { ...shared.refusal, ...words.refusal };
const otherPassword = "a quite other way in";
const leavingPassword = "vexing quilt and a lamp";

/** A shop owner and her older wholesale ID, as 小西 has in the demo world. */
async function twoIds(): Promise<{ readonly me: FreshPerson; readonly other: FreshPerson }> {
  const name = freshName("xiaoxi");
  const me = await freshPerson({ name });
  const other = await freshPerson({ name: `${name}-trade`, realm: "wholesale", password: otherPassword });
  return { me, other };
}

async function prove(page: Page, name: string, password = otherPassword): Promise<void> {
  await page.goto(`${sites.identity}/account/ids/link`);
  await page.locator("[name=identifier]").fill(name);
  await page.locator("[name=password]").fill(password);
  await page.getByRole("button", { name: linking.prove.submit }).click();
}

async function link(page: Page, name: string, password = otherPassword): Promise<void> {
  await prove(page, name, password);
  await page.getByRole("button", { name: linking.preview.confirm }).click();
  await page.waitForURL(/\/account\/ids\/history\/.*done=link/);
}

async function ownerOf(realm: string, name: string): Promise<string | undefined> {
  const [row] = await sql<{ user_id: string }>(
    "select user_id from accounts where realm = $1::realm and login_name = $2",
    [realm, name],
  );
  return row?.user_id;
}

async function otherBrowser(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage();
}

test("an older wholesale ID is linked, both worlds stand behind either door, it is unlinked, and that undone", async ({
  page,
  browser,
}) => {
  // Four browsers, one after the other: more than a usual journey.
  test.slow();
  const { me, other } = await twoIds();
  await signInAt(page, "retail", me.name);
  await page.goto(`${sites.identity}/login?next=/account/ids`);
  await prove(page, other.name);
  await expect(page.getByRole("main")).toContainText(other.name);
  await expect(page.getByRole("main")).toContainText(other.memberNo);
  await expectAccessible(page);
  expect(await ownerOf("wholesale", other.name)).toBe(other.userId);
  await page.getByRole("button", { name: linking.preview.confirm }).click();
  await page.waitForURL(/done=link/);
  const linked = page.url();
  expect(await ownerOf("wholesale", other.name)).toBe(me.userId);

  await page.goto(`${sites.wholesale}/login?next=/`);
  expect((await sessionAt(page, "wholesale")).siteAccount).toMatchObject({
    realm: "wholesale",
    loginName: other.name,
  });
  expect((await sessionAt(page, "retail")).siteAccount).toMatchObject({
    realm: "retail",
    loginName: me.name,
  });

  // From the other door, with the other name, and the one password.
  const second = await otherBrowser(browser);
  await signInAt(second, "wholesale", `wholesale/${other.name}`);
  await second.goto(`${sites.retail}/login?next=/`);
  expect((await sessionAt(second, "retail")).siteAccount).toMatchObject({ loginName: me.name });
  await second.context().close();

  const [account] = await sql<{ id: string }>("select id from accounts where login_name = $1", [other.name]);
  await page.goto(`${sites.identity}/account/ids/unlink/${account?.id}`);
  await expectAccessible(page);
  await page.locator("[name=password]").fill("short");
  await page.locator("[name=password]").press("Enter");
  await expect(page.locator("#password-error")).toContainText(refusal.field.password_too_short);
  await page.locator("[name=password]").fill(leavingPassword);
  await page.locator("[name=password]").press("Enter");
  await page.waitForURL(/done=unlink/);
  expect(await ownerOf("wholesale", other.name)).toBe(other.userId);
  expect((await sessionAt(page, "wholesale")).user).toBeNull();
  const third = await otherBrowser(browser);
  await signInAt(third, "wholesale", `wholesale/${other.name}`, "/", leavingPassword);
  await third.context().close();

  // The later of the two first: the linking offers no undoing yet.
  await page.goto(linked);
  await expect(page.getByRole("main")).toContainText(linking.history.state.later_operation);
  await page.goto(`${sites.identity}/account/ids/history`);
  await expectAccessible(page);
  await page.getByRole("link", { name: linking.history.detailsUndo }).first().click();
  await page.getByRole("button", { name: linking.history.undoSubmit }).click();
  await page.waitForURL(/done=undo/);
  expect(await ownerOf("wholesale", other.name)).toBe(me.userId);
  await page.goto(linked);
  await page.getByRole("button", { name: linking.history.undoSubmit }).click();
  await page.waitForURL(/done=undo/);
  expect(await ownerOf("wholesale", other.name)).toBe(other.userId);
  const fourth = await otherBrowser(browser);
  await signInAt(fourth, "wholesale", `wholesale/${other.name}`, "/", otherPassword);
  await fourth.context().close();
});

test("two people link one ID at the same moment: one has it, the other is told", async ({ browser }) => {
  const other = await freshPerson({ realm: "wholesale", password: otherPassword });
  const rivals = await Promise.all([freshPerson(), freshPerson()]);
  const pages = await Promise.all(rivals.map(() => otherBrowser(browser)));
  for (const [index, page] of pages.entries()) {
    await signInAt(page, "identity", rivals[index]?.name ?? "", "/account/ids");
    await prove(page, other.name);
    await expect(page.getByRole("button", { name: linking.preview.confirm })).toBeVisible();
  }
  await Promise.all(pages.map((page) => page.getByRole("button", { name: linking.preview.confirm }).click()));
  const told = pages.map((page) =>
    Promise.race([
      page.waitForURL(/done=link/).then(() => "won"),
      alertOf(page, refusal.field.link_taken)
        .waitFor()
        .then(() => "told"),
    ]),
  );
  expect((await Promise.all(told)).toSorted()).toEqual(["told", "won"]);
  for (const page of pages) await page.context().close();
});

test("the first step into wholesale asks for an older ID; linked, she chooses which to use, and changes by one click", async ({
  page,
}) => {
  const { me, other } = await twoIds();
  await signInAt(page, "retail", me.name);
  await page.goto(`${sites.wholesale}/login?next=/`);
  const opened = (await sessionAt(page, "wholesale")).siteAccount?.loginName ?? "";
  await page.getByRole("main").locator("a[href*='account%2Fids%2Flink']").click();
  await page.waitForURL(/\/account\/ids\/link/);
  await expect(page.locator("[name=realm]")).toHaveValue("wholesale");
  await page.locator("[name=identifier]").fill(other.name);
  await page.locator("[name=password]").fill(otherPassword);
  await page.getByRole("button", { name: linking.prove.submit }).click();
  await expect(page.getByRole("radio", { name: new RegExp(`^${other.name}`) })).toBeChecked();
  await page.getByRole("button", { name: linking.preview.confirm }).click();
  await page.waitForURL(/done=link/);
  await page.goto(`${sites.wholesale}/login?next=/`);
  expect((await sessionAt(page, "wholesale")).siteAccount?.loginName).toBe(other.name);

  await page.goto(`${sites.wholesale}/search?q=x`);
  await accountMenu(page).locator("summary").click();
  await expectAccessible(page);
  await accountMenu(page).getByRole("button", { name: opened }).click();
  await page.waitForURL(/\/search\?q=x/);
  expect((await sessionAt(page, "wholesale")).siteAccount?.loginName).toBe(opened);
  // Remembered: a new sign-on starts with it.
  await page.evaluate(() =>
    fetch("/logout", { method: "POST", body: new URLSearchParams({ scope: "here" }), redirect: "manual" }),
  );
  await page.goto(`${sites.wholesale}/login?next=/`);
  expect((await sessionAt(page, "wholesale")).siteAccount?.loginName).toBe(opened);
});

test("from the other door: the first step into retail asks for an older ID too, once", async ({ page }) => {
  const me = await freshPerson({ realm: "wholesale" });
  await signInAt(page, "wholesale", me.name);
  await page.goto(`${sites.retail}/login?next=/`);
  const ask = page.getByRole("main").locator("a[href*='account%2Fids%2Flink']");
  await expect(ask).toBeVisible();
  // Postponed by leaving it where it is; answered by reading it away.
  await page.reload();
  await expect(ask).toBeVisible();
  await page.getByRole("main").getByRole("button", { name: ui.ui.notice.dismiss }).click();
  await expect(ask).toHaveCount(0);
  await page.reload();
  await expect(ask).toHaveCount(0);
  await page.goto(`${sites.identity}/login?next=/account/ids`);
  await page.getByRole("link", { name: words.account.ids.haveAnother }).click();
  await page.waitForURL(/\/account\/ids\/link/);
});

test("SECURITY 16: a wrong password and an unknown ID are refused alike, and what was typed stays", async ({
  page,
}) => {
  const { me, other } = await twoIds();
  await signInAt(page, "identity", me.name, "/account/ids");
  for (const name of [other.name, freshName("nobody")]) {
    await prove(page, name, "not the password at all");
    await expect(alertOf(page, refusal.code.wrong_credentials)).toBeVisible();
    await expect(page.locator("[name=identifier]")).toHaveValue(name);
  }
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 780 } });

  test("an ID is proven, linked and the linking undone", async ({ page }) => {
    const { me, other } = await twoIds();
    await signInAt(page, "identity", me.name, "/account/ids");
    await expectNoSidewaysScroll(page);
    await prove(page, other.name, "wrong");
    await expect(page.locator("[name=identifier]")).toHaveValue(other.name);
    await link(page, other.name);
    await expectNoSidewaysScroll(page);
    await page.getByRole("button", { name: linking.history.undoSubmit }).click();
    await page.waitForURL(/done=undo/);
    expect(await ownerOf("wholesale", other.name)).toBe(other.userId);
  });
});

test("another's proof, entry, ID and dispute are not there; nobody but administrators sees the disputes", async ({
  page,
  browser,
}) => {
  const { me, other } = await twoIds();
  const stranger = await freshPerson();
  await signInAt(page, "identity", me.name, "/account/ids");
  await prove(page, other.name);
  await expect(page.getByRole("button", { name: linking.preview.confirm })).toBeVisible();
  const preview = page.url();
  await page.getByRole("button", { name: linking.preview.confirm }).click();
  await page.waitForURL(/done=link/);
  const entry = page.url();
  const theirs = await otherBrowser(browser);
  await signInAt(theirs, "identity", stranger.name, "/account/ids");
  const [account] = await sql<{ id: string }>("select id from accounts where login_name = $1", [other.name]);
  const missing = "0190a1b2-0000-7000-8000-000000000000";
  for (const address of [
    preview,
    entry,
    `${sites.identity}/account/ids/link/${missing}`,
    `${sites.identity}/account/ids/link/x`,
    `${sites.identity}/account/ids/history/${missing}`,
    `${sites.identity}/account/ids/unlink/${account?.id}`,
    `${sites.identity}/account/ids/unlink/x`,
    `${sites.identity}/account/ids/dispute/${missing}`,
    `${sites.identity}/admin/disputes`,
    `${sites.identity}/admin/disputes/${missing}`,
  ]) {
    const answer = await theirs.goto(address);
    expect(answer?.status(), address).toBe(404);
  }
  await theirs.context().close();
});
