import {
  expect,
  expectNoSidewaysScroll,
  freshPerson,
  raw,
  sessionAt,
  signInAt,
  sites,
  sql,
  test,
} from "@hutong/testing/e2e";
import type { Browser, Page } from "@playwright/test";
import zh from "../messages/zh-CN.json" with { type: "json" };

const { retail, identity } = sites;
const { orders, reviews: words } = zh;

/** A photograph, as good as any: the page itself. */
const photo = (page: Page) => page.screenshot({ type: "jpeg" });
const submit = (page: Page) => page.getByRole("button", { name: words.submit }).click();

/** Somebody's page of the shops, in a browser of her own. */
async function pageOf(browser: Browser, name: string, options: { javaScriptEnabled?: boolean } = {}) {
  const page = await (await browser.newContext({ locale: "zh-CN", ...options })).newPage();
  await signInAt(page, "retail", name);
  return page;
}

/** Whoever acts at the shops buys one of xixi's dresses at its page, pays, gets it, and says so. @returns the order */
async function buy(page: Page, shop: Page): Promise<{ id: string; listing: string }> {
  const [sku] = await sql<{ id: string; listing: string; colour: string }>(
    `update skus set stock = 50 where id = (
      select k.id from skus k join listings l on l.id = k.listing_id join accounts a on a.id = l.account_id
      where a.login_name = 'xixi' and a.realm = 'retail' and l.market = 'retail' and l.state = 'published'
      order by k.id limit 1)
     returning id, listing_id as listing, colour`,
  );
  if (!sku) throw new Error("the demo has no goods of xixi's");
  const { siteAccount } = await sessionAt(page, "retail");
  await sql(
    `insert into trade_addresses
      (id, account_id, recipient, mobile, region_code, province, city, district, street, created_at, updated_at)
     select gen_random_uuid(), id, '陈', '13800138001', '330402', '浙江省', '嘉兴市', '南湖区', '中山东路 1 号', now(), now()
     from accounts where member_no = $1 and realm = $2::realm`,
    [siteAccount?.memberNo, siteAccount?.realm],
  );
  await page.goto(`${retail}/goods/${sku.listing}?colour=${sku.colour}`);
  await page.locator(`input[name=sku][value="${sku.id}"]`).check({ force: true });
  await page.getByRole("button", { name: zh.goods.toCart }).click();
  await page.getByRole("button", { name: zh.cart.go }).click();
  await page.getByRole("button", { name: zh.checkout.next }).click();
  await page.getByRole("button", { name: zh.checkout.submit }).click();
  await page.waitForURL(/orders\/[0-9a-f-]{36}/);
  const [, id = ""] = /orders\/([0-9a-f-]{36})/.exec(page.url()) ?? [];
  await page.getByRole("button", { name: orders.pay, exact: true }).click();
  await page.getByRole("button", { name: zh.bank.submit }).click();
  await expect(page.getByText(orders.state.wait_seller_send_goods)).toBeVisible({ timeout: 30_000 });
  await shop.goto(`${retail}/orders/${id}`);
  await shop.locator("[name=carrier]").fill("顺丰速运");
  await shop.locator("[name=trackingNo]").fill("SF1234567890");
  await shop.getByRole("button", { name: orders.ship }).click();
  await expect(shop.getByText(orders.state.wait_buyer_confirm_goods)).toBeVisible();
  await page.goto(`${retail}/orders/${id}`);
  await page.getByRole("button", { name: orders.do.confirm }).click();
  await expect(page.getByText(orders.state.trade_finished)).toBeVisible();
  return { id, listing: sku.listing };
}

/** The points that xixi's shop shows. */
async function points(): Promise<number> {
  const [shop] = await sql<{ points: number }>(
    `select s.rating_points as points from shops s join accounts a on a.id = s.account_id
     where a.realm = 'retail' and a.login_name = 'xixi'`,
  );
  return shop?.points ?? 0;
}

// One after the other: both move what xixi's shop shows.
test.describe.configure({ mode: "default" });

test("chen buys and says that it runs small; the goods show it, xixi answers, her figures move, a report is decided", async ({
  browser,
}) => {
  test.slow();
  const [page, shop] = [await pageOf(browser, "chen"), await pageOf(browser, "xixi")];
  const { id, listing } = await buy(page, shop);
  const before = await points();

  await page.goto(`${retail}/orders/to-review`);
  await page.locator(`a[href="/orders/${id}/review/1"]`).click();
  // What is missing is said; what was typed and the picture that came through are kept.
  await page.locator("[name=score][value='1']").check({ force: true });
  await page.locator("[name=description][value='5']").check({ force: true });
  await page.locator("[name=fit][value=small]").check({ force: true });
  await page.locator("[name=words]").fill("偏小，建议拍大一码。面料舒服，没有色差。");
  const file = { mimeType: "image/jpeg" };
  await page.locator("[name=pictures]").setInputFiles([
    { ...file, name: "a.jpg", buffer: await photo(page) },
    { ...file, name: "b.jpg", buffer: Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>") },
  ]);
  await submit(page);
  await expect(page.locator("#pictures-error")).toBeVisible();
  await expect(page.locator("[name=words]")).toHaveValue(/偏小/);
  await expect(page.locator("[name=fit][value=small]")).toBeChecked();
  await expect(page.getByText(words.kept)).toBeVisible();
  await submit(page);
  await expect(page.locator("#service-error")).toBeVisible();
  await page.locator("[name=service][value='5']").check({ force: true });
  await page.locator("[name=delivery][value='4']").check({ force: true });
  await submit(page);
  await expect(page.getByText(words.done.shown)).toBeVisible();
  const [review] = await sql<{ id: string; picture: string; colour: string; size: string }>(
    `select r.id, p.id as picture, r.colour, r.size from reviews r join review_pictures p on p.review_id = r.id
     where r.order_id = $1::uuid`,
    [id],
  );
  expect(review).toBeDefined();

  // Everybody reads it, in the colour and size that were bought.
  const reader = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  await reader.goto(`${retail}/goods/${listing}`);
  const shown = reader.locator("#reviews article").first();
  await expect(shown).toContainText("偏小，建议拍大一码");
  await expect(shown).toContainText(words.fit.small);
  await expect(shown).toContainText(review?.size === "one" ? zh.goods.oneSize : (review?.size ?? ""));
  await expect(shown.locator("img")).toBeVisible();
  const picture = await raw("retail", `/reviews/pictures/${review?.picture}?small`);
  expect(picture.status).toBe(200);
  expect(picture.headers["cache-control"]).toBe("public, max-age=600");
  expect(picture.headers["content-security-policy"]).toBe("default-src 'none'; sandbox");
  await reader.goto(
    `${retail}/goods/${listing}/reviews?only=pictured&colour=${review?.colour}&size=${review?.size}`,
  );
  await expect(reader.getByText("偏小，建议拍大一码").first()).toBeVisible();
  await reader.goto(`${retail}/goods/${listing}/reviews?only=neutral`);
  await expect(reader.getByText(words.noneFits)).toBeVisible();

  // The shop's figures follow within seconds.
  await expect.poll(points, { timeout: 10_000 }).toBe(before + 1);
  await reader.goto(`${retail}/shops/xixi`);
  await expect(reader.getByRole("heading", { name: words.ratings })).toBeVisible();

  const { siteAccount } = await sessionAt(shop, "retail");
  const [account] = await sql<{ id: string }>(
    "select id from accounts where member_no = $1 and realm = $2::realm",
    [siteAccount?.memberNo, siteAccount?.realm],
  );
  await shop.goto(`${retail}/account/${account?.id}/reviews`);
  const form = shop.locator(`form:has([value="${review?.id}"])`);
  await form.locator("textarea").fill("加微信 xixi888 给您换");
  await form.getByRole("button").click();
  await expect(shop.locator(`#words-${review?.id}-error`)).toBeVisible();
  await expect(form.locator("textarea")).toHaveValue("加微信 xixi888 给您换");
  await form.locator("textarea").fill("亲，已记下，这款确实偏小一码。");
  await form.getByRole("button").click();
  await expect(shop.getByText(words.done.answered)).toBeVisible();

  await page.goto(`${retail}/orders/${id}/review/1`);
  await expect(page.getByText("这款确实偏小一码")).toBeVisible();
  await page.locator("[name=words]").fill("洗了三次，没有变形。");
  await page.getByRole("button", { name: words.followUpSubmit }).click();
  await expect(page.getByText(words.done.followed)).toBeVisible();

  // A reader finds it helpful and reports it; the house hides it, and everything of it is gone.
  const other = await pageOf(browser, (await freshPerson()).name);
  await other.goto(`${retail}/goods/${listing}/reviews`);
  const one = other.locator("li", { hasText: "洗了三次，没有变形。" });
  await one.getByRole("button").click();
  await expect(one.getByRole("button")).toContainText("1");
  await one.getByRole("link", { name: words.report }).click();
  await other.locator("[name=reason][value=other]").check();
  await other.getByRole("button", { name: words.reportSubmit }).click();
  await expect(other.getByText(words.done.reported)).toBeVisible();
  const support = await freshPerson({ adminRole: "support" });
  const house = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  await signInAt(house, "identity", support.name, `/admin/reviews?q=chen`);
  await house.locator(`a[href="/admin/reviews/${review?.id}"]`).click();
  await house.locator("[name=outcome][value=hide]").check();
  await house.locator("[name=reason]").fill("照片不是商品");
  await house.locator("form:has([name=reason]) [type=submit]").click();
  await house.waitForURL(/done=1$/);
  expect((await raw("retail", `/reviews/pictures/${review?.picture}`)).status).toBe(404);
  await other.goto(`${retail}/goods/${listing}/reviews`);
  await expect(other.getByText("洗了三次，没有变形。")).toHaveCount(0);
  await expect.poll(points, { timeout: 10_000 }).toBe(before);
  await page.goto(`${retail}/orders/${id}/review/1`);
  await expect(page.getByText("照片不是商品")).toBeVisible();
  await house.goto(`${identity}/admin/reviews/${review?.id}`);
  await house.locator("[name=outcome][value=show]").check();
  await house.locator("[name=reason]").fill("核对过了，是商品");
  await house.locator("form:has([name=reason]) [type=submit]").click();
  await house.waitForURL(/done=1$/);
  await expect.poll(points, { timeout: 10_000 }).toBe(before + 1);
});

test("without JavaScript, on a phone: an anonymous bad review with a contact waits to be looked at", async ({
  browser,
}) => {
  test.slow();
  const buyer = await freshPerson();
  const [page, shop] = [await pageOf(browser, buyer.name), await pageOf(browser, "xixi")];
  const { id, listing } = await buy(page, shop);
  const plain = await (
    await browser.newContext({
      locale: "zh-CN",
      javaScriptEnabled: false,
      viewport: { width: 390, height: 844 },
      storageState: await page.context().storageState(),
    })
  ).newPage();
  await plain.goto(`${retail}/orders/${id}/review/1`);
  await expectNoSidewaysScroll(plain);
  await plain.locator("[name=words]").fill("线头多，要退的联系我 13800138000");
  await submit(plain);
  await expect(plain.locator("#score-error")).toBeVisible();
  await expect(plain.locator("[name=words]")).toHaveValue(/线头多/);
  await plain.locator("[name=score][value='-1']").check({ force: true });
  for (const aspect of ["description", "service", "delivery"])
    await plain.locator(`[name=${aspect}][value='2']`).check({ force: true });
  await plain.locator("[name=anonymous]").check();
  await submit(plain);
  await expect(plain.getByText(words.done.held)).toBeVisible();
  await plain.goto(`${retail}/goods/${listing}/reviews`);
  await expect(plain.getByText("线头多")).toHaveCount(0);
  await expectNoSidewaysScroll(plain);

  const support = await freshPerson({ adminRole: "support" });
  const house = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  await signInAt(house, "identity", support.name, `/admin/reviews?q=${buyer.name}`);
  await house.getByRole("link", { name: /线头多/ }).click();
  await house.locator("[name=outcome][value=show]").check();
  await house.locator("[name=reason]").fill("电话是买家自己的");
  await house.locator("form:has([name=reason]) [type=submit]").click();
  await house.waitForURL(/done=1$/);
  await plain.goto(`${retail}/goods/${listing}/reviews?only=bad`);
  const said = plain.getByRole("article").filter({ hasText: "线头多" });
  await expect(said).toContainText(words.anonymous);
  await expect(said).not.toContainText(buyer.name);
});
