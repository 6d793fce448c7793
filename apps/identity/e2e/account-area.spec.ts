import shared from "@hutong/site/messages/zh-CN.json" with { type: "json" };
import {
  alertOf,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  type FreshPerson,
  freshName,
  freshPerson,
  freshSeat,
  signInAt,
  sites,
  sql,
  test,
} from "@hutong/testing/e2e";
import type { Page } from "@playwright/test";
import identityWords from "../messages/zh-CN.json" with { type: "json" };

const words = shared.accountArea;
const otherPassword = "a quite other way in";

async function accountIdOf({ userId }: FreshPerson): Promise<string> {
  const [row] = await sql<{ id: string }>("select id from accounts where user_id = $1", [userId]);
  return row?.id ?? "";
}

/** A shop owner, and her older wholesale ID that is not linked yet, as 小西 has in the demo world. */
async function xiaoxi() {
  const name = freshName("xiaoxi");
  const me = await freshPerson({ name });
  const trade = await freshPerson({ name: `${name}-trade`, realm: "wholesale", password: otherPassword });
  const [shopId, tradeId] = [await accountIdOf(me), await accountIdOf(trade)];
  await sql(
    "insert into shops (account_id, kind, name, opened_at) values ($1, 'shop', '小西的布衣间', now())",
    [shopId],
  );
  return { me, trade, shopId, tradeId };
}

async function link(page: Page, name: string): Promise<void> {
  const { linking } = identityWords;
  await page.locator("[name=identifier]").fill(name);
  await page.locator("[name=password]").fill(otherPassword);
  await page.getByRole("button", { name: linking.prove.submit }).click();
  await page.getByRole("button", { name: linking.preview.confirm }).click();
  await page.waitForURL(/\/account\/ids\/history\/.*done=link/);
}

async function fillAddress(page: Page, street: string): Promise<void> {
  await page.locator("[name=recipient]").fill("小西");
  await page.locator("[name=mobile]").fill("138 0013 8002");
  await page.locator("[name=province]").selectOption({ label: "江苏省" });
  await page.locator("[name=city]").selectOption({ label: "苏州市" });
  await page.locator("[name=district]").selectOption({ label: "姑苏区" });
  await page.locator("[name=street]").fill(street);
}

test("the wholesale account is kept inside retail, the shop inside wholesale, and either door shows it at once", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const { me, trade, shopId, tradeId } = await xiaoxi();
  await signInAt(page, "retail", me.name, "/account");
  await expect(page.getByText(words.none.wholesaleTitle)).toBeVisible();
  await page.getByRole("link", { name: words.none.link }).click();
  await link(page, trade.name);

  await page.goto(`${sites.retail}/account/${tradeId}/addresses`);
  await page.getByRole("link", { name: words.addresses.add }).click();
  await page.locator("[name=mobile]").fill("123");
  await page.getByRole("button", { name: words.addresses.submit }).click();
  await expect(alertOf(page)).toContainText(shared.refusal.field.mobile_invalid);
  await fillAddress(page, "平江路 86 号");
  await page.getByRole("button", { name: words.addresses.submit }).click();
  await expect(page.getByText(words.addresses.done.saved)).toBeVisible();

  await page.goto(`${sites.retail}/account/${tradeId}/company`);
  await page.getByRole("link", { name: words.company.begin }).click();
  await page.locator("[name=legalName]").fill("苏州市小西布衣商行");
  await page.locator("[name=uscc]").fill("91330100799655058A");
  await page.locator("[name=businessType]").selectOption("sole_trader");
  await page.locator("[name=registeredAddress]").fill("江苏省苏州市姑苏区平江路 86 号");
  await page.locator("[name=contactName]").fill("小西");
  await page.locator("[name=contactPhone]").fill("13800138002");
  await page.getByRole("button", { name: words.company.submit }).click();
  await expect(alertOf(page)).toContainText(shared.refusal.field.credit_code_invalid);
  await page.locator("[name=uscc]").fill("91330100799655058B");
  await page.getByRole("button", { name: words.company.submit }).click();
  await expect(page.getByText(words.company.saved)).toBeVisible();

  // The other door shows the same.
  await page.goto(`${sites.wholesale}/login?next=/account/${tradeId}/addresses`);
  await expect(page.getByText("平江路 86 号").first()).toBeVisible();
  await page.goto(`${sites.wholesale}/account/${tradeId}/company`);
  await expect(page.getByText("91330100799655058B")).toBeVisible();

  // And the reverse: the shop is written inside wholesale, its visitors read it.
  await page.goto(`${sites.wholesale}/account/${shopId}`);
  await page.locator("[name=notice]").fill("周三晚八点上新");
  await page.getByRole("button", { name: words.profile.submit }).click();
  await expect(page.getByText(words.profile.saved)).toBeVisible();
  await page.goto(`${sites.retail}/shops/${me.name}`);
  await expect(page.getByText("周三晚八点上新")).toBeVisible();
});

test("staff who may only look are shown no form, and a stranger's account is not there", async ({ page }) => {
  const { me, shopId, tradeId } = await xiaoxi();
  const viewer = await freshPerson();
  const { seatId } = await freshSeat(me, viewer, "look");
  await sql("update staff_seats set role = 'viewer' where id = $1", [seatId]);
  await signInAt(page, "retail", viewer.name, "/account");
  await page.goto(`${sites.retail}/account/${shopId}`);
  await expect(page.getByText(words.readOnly)).toBeVisible();
  await expect(page.locator("main form")).toHaveCount(0);
  expect((await page.goto(`${sites.retail}/account/${shopId}/addresses/new`))?.status()).toBe(404);
  for (const id of [tradeId, crypto.randomUUID(), "nothing"])
    expect((await page.goto(`${sites.retail}/account/${id}`))?.status()).toBe(404);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("an address is written, region by region", async ({ page }) => {
    const me = await freshPerson();
    const accountId = await accountIdOf(me);
    await signInAt(page, "retail", me.name, `/account/${accountId}/addresses/new`);
    const showRegions = page.getByRole("button", { name: words.addresses.showRegions });
    await page.locator("[name=recipient]").fill("小西");
    await page.locator("[name=province]").selectOption({ label: "江苏省" });
    await showRegions.click();
    await page.locator("[name=city]").selectOption({ label: "苏州市" });
    await showRegions.click();
    await page.locator("[name=district]").selectOption({ label: "姑苏区" });
    await expect(page.locator("[name=recipient]")).toHaveValue("小西");
    await page.locator("[name=mobile]").fill("13800138002");
    await page.locator("[name=street]").fill("平江路 86 号");
    await page.getByRole("button", { name: words.addresses.submit }).click();
    await expect(page.getByText(words.addresses.done.saved)).toBeVisible();
    await expect(page.getByText("江苏省 苏州市 姑苏区")).toBeVisible();
  });
});

test("what waits in the threads of the wholesale account is seen inside retail, as it comes", async ({
  page,
}) => {
  const trader = await freshPerson({ realm: "wholesale" });
  const supplier = await freshPerson({ realm: "wholesale" });
  const [mine, theirs] = [await accountIdOf(trader), await accountIdOf(supplier)];
  await signInAt(page, "retail", trader.name, `/account/${mine}`);
  const counts = (open: number, unread: number) =>
    words.inquiries.replace("{open}", String(open)).replace("{unread}", String(unread));
  await expect(page.getByText(counts(0, 0))).toBeVisible();
  await sql(
    `insert into inquiries (id, buyer_account_id, supplier_account_id, open_key, subject, opened_at, last_message_at, buyer_unread)
     values (gen_random_uuid(), $1, $2, gen_random_uuid(), '棉麻', now(), now(), 1)`,
    [mine, theirs],
  );
  await expect(page.getByText(counts(1, 1))).toBeVisible({ timeout: 15_000 });
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
});
