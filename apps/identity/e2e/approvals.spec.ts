import { expect, freshPerson, signInAt, sites, sql, test } from "@hutong/testing/e2e";
import type { Browser, Page } from "@playwright/test";
import zh from "../messages/zh-CN.json" with { type: "json" };

const { identity } = sites;
const { approvals, merge, operations, person, stop } = zh.admin;

async function administrator(browser: Browser, adminRole: "operator" | "owner" | "auditor"): Promise<Page> {
  const admin = await freshPerson({ adminRole });
  const page = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  await signInAt(page, "identity", admin.name, "/admin/people");
  return page;
}

/** A person with a shop, or a company where her ID is a wholesale one. */
async function shopOwner(realm: "retail" | "wholesale") {
  const owner = await freshPerson({ realm });
  await sql(
    `insert into shops (account_id, kind, name, opened_at)
      select id, $2::shop_kind, $3, now() from accounts where user_id = $1`,
    [owner.userId, realm === "retail" ? "shop" : "company", `店 ${owner.name}`],
  );
  return owner;
}

async function idsOf(userId: string): Promise<string[]> {
  const rows = await sql<{ login_name: string }>(
    "select login_name from accounts where user_id = $1 order by login_name",
    [userId],
  );
  return rows.map((row) => row.login_name);
}

async function give(page: Page, reason: string, submit: string): Promise<void> {
  const form = page.locator("form", { has: page.getByRole("button", { name: submit, exact: true }) });
  await form.locator("[name=reason]").fill(reason);
  await form.getByRole("button", { name: submit, exact: true }).click();
}

test("two people with shops: one administrator asks, nobody approves her own, another approves, it is undone", async ({
  browser,
}) => {
  // Three administrators sign in one after the other.
  test.slow();
  const [her, other] = [await shopOwner("retail"), await shopOwner("wholesale")];
  const asking = await administrator(browser, "operator");
  await asking.goto(`${identity}/admin/people/${her.userId}`);
  await asking.getByRole("link", { name: person.act.merge }).click();
  await asking.locator("[name=q]").fill(other.memberNo);
  await asking.locator("[name=q]").press("Enter");
  await asking.getByRole("link", { name: merge.chooseNamed.replace("{name}", other.displayName) }).click();
  await expect(asking.getByText(merge.secondTitle)).toBeVisible();
  await expect(asking.getByRole("main")).toContainText(`店 ${other.name}`);
  await give(asking, "两份证件已核对", merge.ask);
  await expect(asking.getByText(approvals.done.asked)).toBeVisible();
  await expect(asking.getByText(approvals.ownTitle)).toBeVisible();
  await expect(asking.getByRole("button", { name: approvals.decide.approve })).toHaveCount(0);
  expect(await idsOf(her.userId)).toEqual([her.name]);
  const request = new URL(asking.url()).pathname;

  const reading = await administrator(browser, "auditor");
  expect((await reading.goto(identity + request))?.status()).toBe(200);
  await expect(reading.getByRole("main").locator("textarea")).toHaveCount(0);

  const second = await administrator(browser, "owner");
  await second.goto(`${identity}/admin/approvals`);
  await second.getByRole("link", { name: new RegExp(other.displayName) }).click();
  await expect(second.getByText("两份证件已核对").first()).toBeVisible();
  await give(second, "同意，已再次核对", approvals.decide.approve);
  await expect(second.getByText(approvals.done.approve)).toBeVisible();
  expect(await idsOf(her.userId)).toEqual([her.name, other.name].toSorted());

  await asking.goto(`${identity}/admin/people/${her.userId}`);
  const audit = asking.getByRole("list", { name: person.audit });
  await expect(audit).toContainText("同意，已再次核对");
  await expect(audit).toContainText("两份证件已核对");
  await asking.getByRole("link", { name: operations.undo }).first().click();
  await give(asking, "核对有误", person.act.undo);
  await expect(asking.getByText(person.done.undo)).toBeVisible();
  expect(await idsOf(her.userId)).toEqual([her.name]);
  expect(await idsOf(other.userId)).toEqual([other.name]);
});

test("what changes after it was asked for is not approved", async ({ browser }) => {
  const [her, other] = [await shopOwner("retail"), await shopOwner("wholesale")];
  const asking = await administrator(browser, "operator");
  await asking.goto(`${identity}/admin/people/${her.userId}/merge?from=${other.userId}`);
  await give(asking, "两份证件已核对", merge.ask);
  await asking.waitForURL(/approvals/);
  const second = await administrator(browser, "operator");
  await second.goto(asking.url().split("?")[0] ?? "");
  await second
    .locator("form", { has: second.getByRole("button", { name: approvals.decide.approve }) })
    .locator("[name=reason]")
    .fill("同意");
  await sql("update users set status = 'frozen' where id = $1", [other.userId]);
  await give(second, "同意，已核对", approvals.decide.approve);
  await expect(second.getByRole("main").getByRole("alert")).toContainText("情况有变化");
  await second.reload();
  await expect(second.getByText(approvals.changedTitle)).toBeVisible();
  await expect(second.getByRole("button", { name: approvals.decide.approve })).toHaveCount(0);
  await give(second, "情况已变，不同意", approvals.decide.refuse);
  await expect(second.getByText(approvals.done.refuse)).toBeVisible();
  expect(await idsOf(her.userId)).toEqual([her.name]);
});

test("one administrator merges two without shops, lets an ID go, and undoes it; refusals are pages with a way on", async ({
  browser,
}) => {
  const [her, other] = [await freshPerson(), await freshPerson({ realm: "mall" })];
  const page = await administrator(browser, "operator");
  await page.goto(`${identity}/admin/people/${her.userId}`);
  await page.getByRole("link", { name: `${person.act.unlink} ${her.name}` }).click();
  await expect(page.getByText(stop.unlink_only_id.title)).toBeVisible();
  await page.goto(`${identity}/admin/people/${her.userId}/merge?from=${her.userId}`);
  await expect(page.getByText(stop.merge_same_person.title)).toBeVisible();

  await page.goto(`${identity}/admin/people/${her.userId}/merge?from=${other.userId}`);
  await expect(page.getByText(merge.aloneTitle)).toBeVisible();
  await give(page, "同一个人", merge.submit);
  await expect(page.getByText(person.done.merge)).toBeVisible();
  expect(await idsOf(her.userId)).toEqual([her.name, other.name].toSorted());

  await page.getByRole("link", { name: `${person.act.unlink} ${other.name}` }).click();
  await page.locator("[name=contact]").fill("not an address");
  await give(page, "账号已转让", person.act.unlink);
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  await expect(page.locator("[name=reason]")).toHaveValue("账号已转让");
  await page.locator("[name=contact]").fill(`${other.name}-heir@example.com`);
  await page.getByRole("button", { name: person.act.unlink, exact: true }).click();
  await expect(page.getByText(person.done.unlink)).toBeVisible();
  expect(await idsOf(her.userId)).toEqual([her.name]);

  await page.getByRole("link", { name: operations.undo }).first().click();
  await give(page, "转让不成立", person.act.undo);
  await expect(page.getByText(person.done.undo)).toBeVisible();
  expect(await idsOf(her.userId)).toEqual([her.name, other.name].toSorted());
});
