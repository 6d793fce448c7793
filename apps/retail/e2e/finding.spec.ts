import { expect, expectNoSidewaysScroll, sites, sql, test } from "@hutong/testing/e2e";
import type { Page } from "@playwright/test";

const main = (page: Page) => page.getByRole("main");
const goods = (page: Page) => main(page).getByRole("article");
const search = (query: string) => `${sites.retail}/search?${new URLSearchParams(query)}`;

test("words in Chinese, by their sound and in English find the same dress", async ({ page }) => {
  for (const q of ["方领 连衣裙", "泡泡", "fangling lianyiqun", "square-neck dresses"]) {
    await page.goto(search(`q=${q}`));
    await expect(
      goods(page)
        .filter({ hasText: /法式方领泡泡袖连衣裙|French square-neck tea dress/ })
        .first(),
    ).toBeVisible();
  }
});

test("choices narrow the goods down, stand as chips, and go again; the price is a range", async ({
  page,
}) => {
  await page.goto(search("q=女"));
  const column = page.getByRole("complementary");
  const before = await goods(page).count();
  await column.getByRole("link", { name: /^(墨黑|Ink)/ }).click();
  await expect(page).toHaveURL(/colour=ink/);
  const chips = main(page).getByRole("list", { name: /已选条件|Chosen filters/ });
  await expect(chips.getByRole("link")).toHaveCount(2);
  await expect(column.getByRole("link", { name: /^(墨黑|Ink)/ })).toHaveAttribute("aria-current", "true");
  await column.locator("[name=from]").fill("100");
  await column.locator("[name=to]").fill("300");
  await column.locator("[name=to]").press("Enter");
  await expect(page).toHaveURL(/colour=ink.*from=100&to=300/);
  await expect(goods(page).first()).toBeVisible();
  for (const text of await goods(page).allTextContents()) {
    const yuan = Number(/¥\s*([\d.]+)/.exec(text)?.[1]);
    expect(yuan).toBeGreaterThanOrEqual(100);
    expect(yuan).toBeLessThanOrEqual(300);
  }
  await page.goto(search("q=女&from=300&to=100"));
  await expect(column.locator("[name=from]")).toHaveAttribute("aria-invalid", "true");
  await expect(column.locator("[name=from]")).toHaveValue("300");
  await expect(goods(page)).toHaveCount(before);
  await page.goto(search("q=女&colour=ink&size=M"));
  await chips.getByRole("link").last().click();
  await expect(page).toHaveURL(/\/search\?q=[^&]*$/);
});

test("suggestions: a combobox by keyboard, and Enter goes there", async ({ page }) => {
  await page.goto(`${sites.retail}/search`);
  const field = page.getByRole("combobox", { name: /搜索商品|Search goods/ });
  await page.keyboard.press("/");
  await expect(field).toBeFocused();
  await page.keyboard.type("lianyi");
  const options = page.getByRole("listbox").getByRole("option");
  await expect(options.filter({ hasText: "连衣裙" }).first()).toBeVisible();
  await expect(field).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("ArrowDown");
  const active = await field.getAttribute("aria-activedescendant");
  await expect(page.locator(`[id="${active}"]`)).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Escape");
  await expect(field).toHaveAttribute("aria-expanded", "false");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/search\?(q|category)=/);
  await expect(goods(page).first()).toBeVisible();
});

test("where nothing is found there are ways on", async ({ page }) => {
  await page.goto(search("q=连衣群"));
  await main(page).getByRole("link", { name: "连衣裙", exact: true }).first().click();
  await expect(goods(page).first()).toBeVisible();
  await page.goto(search("q=茶歇裙&colour=denim"));
  await main(page)
    .getByRole("link", { name: /不限条件|Without filters/ })
    .click();
  await expect(goods(page).first()).toBeVisible();
  await page.goto(search("q=女&page=900"));
  await expect(main(page).getByText(/最前面的一千款|first thousand styles/)).toBeVisible();
});

test("within a shop its own goods alone are found", async ({ page }) => {
  await page.goto(`${sites.retail}/shops/xixi`);
  await main(page).getByRole("searchbox").fill("女");
  await main(page).getByRole("searchbox").press("Enter");
  await expect(page).toHaveURL(/shop=retail%2Fxixi/);
  const shops = await goods(page)
    .locator("a[href^='/shops/']")
    .evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute("href")))]);
  expect(shops).toEqual(["/shops/xixi"]);
});

test("SECURITY 28: what a shop took down and what a frozen account sells is not found at the next request", async ({
  page,
}) => {
  const [listing] = await sql<{ id: string; account_id: string }>(
    `select l.id, l.account_id from listings l join accounts a on a.id = l.account_id
      where l.market = 'retail' and l.state = 'published' and a.login_name = 'wanqing' limit 1`,
  );
  const link = goods(page).locator(`a[href='/goods/${listing?.id}']`);
  const found = async () => {
    await page.goto(search("shop=retail/wanqing"));
    return link.count();
  };
  expect(await found()).toBe(1);
  await sql("update accounts set status = 'frozen' where id = $1::uuid", [listing?.account_id]);
  try {
    await page.goto(search("q=碎花茶歇裙"));
    await expect(link).toHaveCount(0);
  } finally {
    await sql("update accounts set status = 'active' where id = $1::uuid", [listing?.account_id]);
  }
  expect(await found()).toBe(1);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the field is a form, and choices are links", async ({ page }) => {
    await page.goto(`${sites.retail}/`);
    await page.locator("[name=q]").first().fill("衬衫");
    await page.locator("[name=q]").first().press("Enter");
    await expect(goods(page).first()).toBeVisible();
    await page.getByRole("complementary").getByRole("link", { name: /^M/ }).first().click();
    await expect(page).toHaveURL(/size=M/);
  });
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("the filters are a sheet", async ({ page }) => {
    await page.goto(search("q=女"));
    await expectNoSidewaysScroll(page);
    await page.locator("summary", { hasText: /筛选|Filters/ }).tap();
    await page.getByRole("link", { name: /^(墨黑|Ink)/ }).tap();
    await expect(page).toHaveURL(/colour=ink/);
    await expect(page.locator("summary", { hasText: /已选 1|Filters \(1\)/ })).toBeVisible();
    await expectNoSidewaysScroll(page);
  });
});
