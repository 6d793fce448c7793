import {
  expect,
  expectNoSidewaysScroll,
  freshPerson,
  freshSeat,
  signInAt,
  sites,
  sql,
  test,
} from "@hutong/testing/e2e";
import type { Page } from "@playwright/test";

test.describe.configure({ timeout: 120_000 });

const saveButton = (page: Page) => page.getByRole("main").locator("form button[type=submit]").last();

/** Opens a shop with nothing but a name, and begins a dress in two colours and four sizes. */
async function openShopWithDress(
  page: Page,
): Promise<{ readonly accountPath: string; readonly ownerName: string; readonly userId: string }> {
  const owner = await freshPerson();
  await signInAt(page, "retail", owner.name, "/open-shop");
  await expect(page).toHaveURL(/\/shop\/open$/);
  await page.locator("[name=name]").fill("西西的衣橱");
  await saveButton(page).click();
  await expect(page).toHaveURL(/\/goods\?done=opened$/);
  const accountPath = new URL(page.url()).pathname.replace(/\/goods$/, "");
  await page.goto(`${sites.retail}${accountPath}/goods/new`);
  await page.locator("[name=titleZh]").fill("方领茶歇连衣裙");
  await page.locator("[name=category]").selectOption("dresses");
  await page.locator("[name=drawing]").selectOption("dress");
  for (const colour of ["ink", "rose"]) await page.locator(`[name=colour][value=${colour}]`).check();
  await page.locator("[name=intent][value=table]").click();
  await page.locator("[name='attribute.material.cotton']").check();
  await page.locator("[name=allPrice]").fill("189");
  await page.locator("[name=allStock]").fill("5");
  await page.locator("[name=intent][value=fill]").click();
  await expect(page.locator("[name='stock.rose.XL']")).toHaveValue("5");
  await page.locator("[name='price.rose.XL']").fill("199.5");
  await saveButton(page).click();
  await expect(page).toHaveURL(/\?done=saved$/);
  return { accountPath, ownerName: owner.name, userId: owner.userId };
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a shop is opened, a dress is drafted, published, repriced and taken down", async ({ page }) => {
      const { accountPath } = await openShopWithDress(page);
      const listingId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
      const goods = `${sites.retail}/goods/${listingId}`;
      const edit = page.url();
      expect((await page.goto(goods))?.status()).toBe(404);
      await page.goto(edit);
      await page.locator("[name=to][value=published] ~ button").click();
      await expect(page).toHaveURL(/\?done=shown$/);
      await page.goto(goods);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("方领茶歇连衣裙");

      await page.goto(`${sites.retail}${accountPath}/goods`);
      await page.locator("[name=ticked]").check();
      await page.locator("[name=act]").selectOption("reprice");
      await page.locator("[name=percent]").fill("-10");
      await page.locator("form[action$=bulk] button[type=submit]").click();
      await expect(page.getByRole("main")).toContainText("8");
      await page.getByRole("main").locator("form button[type=submit]").click();
      await expect(page).toHaveURL(/\?done=changed$/);
      const rows = await sql<{ fen: string }>(
        "select distinct price_fen::text as fen from skus where listing_id = $1 order by 1",
        [listingId],
      );
      expect(rows.map(({ fen }) => fen)).toEqual(["17010", "17955"]);

      await page.goto(`${sites.retail}${accountPath}/goods/${listingId}`);
      await page.locator("[name=to][value=taken_down] ~ button").click();
      await expect(page).toHaveURL(/\?done=shown$/);
      expect((await page.goto(goods))?.status()).toBe(404);
    });

    test("what was sold while she edits stays sold; what she typed is kept", async ({ page }) => {
      await openShopWithDress(page);
      const listingId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
      const sell = (colour: string) =>
        sql("update skus set stock = stock - 2 where listing_id = $1 and colour = $2 and size = 'M'", [
          listingId,
          colour,
        ]);
      const stockOf = async (colour: string) => {
        const [row] = await sql<{ stock: number }>(
          "select stock from skus where listing_id = $1 and colour = $2 and size = 'M'",
          [listingId, colour],
        );
        return row?.stock;
      };
      await page.goto(page.url().replace(/\?.*/, ""));
      await sell("ink");
      await sell("rose");
      await page.locator("[name='stock.rose.M']").fill("50");
      await page.locator("[name=titleZh]").fill("新标题");
      await saveButton(page).click();
      await expect(page.locator("[name='stock.rose.M']")).toHaveAttribute("aria-invalid", "true");
      await expect(page.locator("[name='stock.rose.M']")).toHaveValue("50");
      await expect(page.locator("[name=titleZh]")).toHaveValue("新标题");
      await saveButton(page).click();
      await expect(page).toHaveURL(/\?done=saved$/);
      expect([await stockOf("ink"), await stockOf("rose")]).toEqual([3, 50]);
    });
  });
}

test("customer service looks at stock and changes nothing", async ({ page, browser }) => {
  const { accountPath, userId, ownerName } = await openShopWithDress(page);
  const listingPath = new URL(page.url()).pathname;
  const staff = await freshPerson();
  const owner = { userId, name: ownerName } as Awaited<ReturnType<typeof freshPerson>>; // all that a seat needs
  const { seatId } = await freshSeat(owner, staff, "kefu");
  await sql("update staff_seats set role = 'service' where id = $1", [seatId]);
  const desk = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await signInAt(desk, "retail", staff.name, `${accountPath}/goods`);
  await expect(desk.getByRole("main")).toContainText("40");
  await expect(desk.locator("[name=ticked]")).toHaveCount(0);
  await expectNoSidewaysScroll(desk);
  await desk.goto(`${sites.retail}${listingPath}`);
  await expect(desk.locator("[name=titleZh]")).toHaveCount(0);
  await expect(desk.getByRole("main")).toContainText("199.50");
  expect((await desk.goto(`${sites.retail}${accountPath}/goods/new`))?.status()).toBe(404);
});
