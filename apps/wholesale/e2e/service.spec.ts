import { randomUUID } from "node:crypto";
import {
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  type FreshPerson,
  freshPerson,
  freshSeat,
  signInAt,
  sites,
  sql,
  test,
} from "@hutong/testing/e2e";
import type { Page } from "@playwright/test";
import chinese from "../messages/zh-CN.json" with { type: "json" };

const { wholesale } = sites;
const { form, done, ...words } = chinese.service;
const { field } = chinese.refusal;

/** A supplier: somebody with a company in the market. */
async function freshSupplier(): Promise<FreshPerson> {
  const person = await freshPerson({ realm: "wholesale" });
  await sql(
    `insert into shops (account_id, kind, name, opened_at)
      select id, 'company', '老毕制衣', '2015-06-01' from accounts where user_id = $1`,
    [person.userId],
  );
  return person;
}

async function writeRule(page: Page, name: string, fill: () => Promise<unknown>): Promise<void> {
  await page.goto(`${wholesale}/service/new`);
  await page.locator("[name=name]").fill(name);
  await fill();
  await page.getByRole("button", { name: form.submit }).click();
  await page.waitForURL(/done=saved/);
}

const names = (page: Page) => page.getByRole("rowheader").allInnerTexts();

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a supplier writes rules, puts them in order, changes and deletes them", async ({ page }) => {
      const supplier = await freshSupplier();
      await signInAt(page, "wholesale", supplier.name, "/service");
      await expect(page.getByText(words.emptyTitle)).toBeVisible();
      await writeRule(page, "老客户", () => page.locator("[name=termsDays]").fill("7"));
      await writeRule(page, "皇冠店", async () => {
        await page.locator("[name=level]").selectOption("10001");
        await page.locator("[name=dispute_rate]").fill("1%");
        await page.locator("[name=region]").fill("浙江，广东广州");
        await page.locator("[name=priceList]").fill("B");
        await page.locator("[name=moqPieces]").fill("20");
        await page.locator("[name=hasPriority]").check();
      });
      await expect(page.getByText(done.saved)).toBeVisible();
      const row = page.getByRole("row", { name: "皇冠店" });
      for (const said of ["1 皇冠", "纠纷率 1% 以内", "浙江、广东广州", "价目表 B", "20 件起批", "优先发货"])
        await expect(row).toContainText(said);

      await page.getByRole("button", { name: words.upNamed.replace("{name}", "皇冠店") }).click();
      await expect(page.getByText(done.moved)).toBeVisible();
      expect(await names(page)).toEqual(["皇冠店", "老客户"]);

      await page.getByRole("link", { name: words.editNamed.replace("{name}", "皇冠店") }).click();
      await expect(page.locator("[name=dispute_rate]")).toHaveValue("1");
      await expect(page.locator("[name=region]")).toHaveValue("浙江,广东广州");
      await page.locator("[name=isEnabled]").uncheck();
      await page.getByRole("button", { name: form.submit }).click();
      await expect(page.getByRole("row", { name: "皇冠店" })).toContainText(words.off);

      await page.getByRole("button", { name: words.removeNamed.replace("{name}", "老客户") }).click();
      await expect(page.getByText(done.removed)).toBeVisible();
      expect((await names(page)).join()).toContain("皇冠店");
      await expect(page.getByRole("rowheader")).toHaveCount(1);
    });
  });
}

test("what is wrong is said at its field, and nothing typed is lost", async ({ page }) => {
  const supplier = await freshSupplier();
  await signInAt(page, "wholesale", supplier.name, "/service/new");
  await page.locator("[name=level]").selectOption("10001");
  await page.locator("[name=positive_rate]").fill("很高");
  await page.locator("[name=stability]").fill("13");
  await page.getByRole("button", { name: form.submit }).click();
  await expect(page.locator("#positive_rate-error")).toContainText(field.rule_value_invalid);
  await expect(page.locator("#stability-error")).toContainText(field.rule_value_out_of_bounds);
  await expect(page.locator("[name=positive_rate]")).toHaveValue("很高");
  await expect(page.locator("[name=level]")).toHaveValue("10001");
  await page.locator("[name=positive_rate]").fill("98");
  await page.locator("[name=stability]").fill("");
  await page.getByRole("button", { name: form.submit }).click();
  await expect(page.locator("#name-error")).toContainText(field.rule_name_empty);
  await page.locator("[name=name]").fill("好评店");
  await page.getByRole("button", { name: form.submit }).click();
  await expect(page.locator("#priceList-error")).toContainText(field.rule_gives_nothing);
  await expect(page.locator("[name=positive_rate]")).toHaveValue("98");
});

test("SECURITY 28: rules are the company's own: a buyer, another supplier and staff who are no managers", async ({
  page,
  browser,
}) => {
  const [supplier, other, staff] = [await freshSupplier(), await freshSupplier(), await freshPerson()];
  await sql("delete from accounts where user_id = $1", [staff.userId]);
  const { seatId } = await freshSeat(supplier, staff, "alice");
  const setRole = (role: string) =>
    sql("update staff_seats set role = $2::seat_role where id = $1", [seatId, role]);
  await setRole("viewer");
  await signInAt(page, "wholesale", supplier.name, "/service");
  await writeRule(page, "自家的", () => page.locator("[name=termsDays]").fill("7"));
  const [rule] = await sql<{ id: string }>(
    "select id from service_rules where name = '自家的' and supplier_account_id in (select id from accounts where user_id = $1)",
    [supplier.userId],
  );

  const stranger = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  await signInAt(stranger, "wholesale", other.name, "/service");
  for (const id of [rule?.id, randomUUID()])
    expect((await stranger.goto(`${wholesale}/service/${id}`))?.status()).toBe(404);

  const seated = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  await signInAt(seated, "wholesale", staff.email, "/service");
  await seated.getByRole("button", { name: words.removeNamed.replace("{name}", "自家的") }).click();
  await expect(seated.getByText(done.forbidden)).toBeVisible();
  await expect(seated.getByRole("rowheader")).toHaveCount(1);
  await setRole("buyer");
  expect((await seated.goto(`${wholesale}/service`))?.status()).toBe(404);

  const buyer = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  await signInAt(buyer, "wholesale", (await freshPerson()).name, "/");
  expect((await buyer.goto(`${wholesale}/service`))?.status()).toBe(404);
});

test("the pages are accessible and do not scroll sideways, empty and full, on a phone too", async ({
  page,
}) => {
  const supplier = await freshSupplier();
  await signInAt(page, "wholesale", supplier.name, "/service");
  const look = async () => {
    await expectAccessible(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await expectNoSidewaysScroll(page);
    await page.setViewportSize({ width: 1280, height: 800 });
  };
  await look();
  await page.goto(`${wholesale}/service/new`);
  await look();
  await writeRule(page, "皇冠店", async () => {
    await page.locator("[name=level]").selectOption("10001");
    await page.locator("[name=priceList]").fill("B");
  });
  await look();
});
