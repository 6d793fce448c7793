import { expect, signInAt, sites, sql, test } from "@hutong/testing/e2e";
import zh from "../messages/zh-CN.json" with { type: "json" };

const { retail } = sites;
const { refunds: words, orders } = zh;

/** An order of chen's at xixi's that was paid and shipped; its share lies in escrow. */
async function shippedOrder(): Promise<string> {
  const [row] = await sql<{ id: string }>(
    `select o.id from orders o join accounts b on b.id = o.buyer_account_id join accounts s on s.id = o.seller_account_id
     where b.login_name = 'chen' and s.login_name = 'xixi' and o.state = 'wait_seller_send_goods'
     order by o.placed_at desc limit 1`,
  );
  return row?.id ?? "";
}

type Page = Parameters<typeof signInAt>[0];

/** chen buys one thing of xixi's and pays. @returns the order and its total */
async function buyAsChen(page: Page): Promise<{ orderId: string; totalFen: bigint }> {
  const [sku] = await sql<{ id: string; listing: string; colour: string }>(
    `update skus set stock = 50 where id = (
      select k.id from skus k join listings l on l.id = k.listing_id join accounts a on a.id = l.account_id
      where a.login_name = 'xixi' and a.realm = 'retail' and l.market = 'retail' order by k.id limit 1)
     returning id, listing_id as listing, colour`,
  );
  await sql(
    `insert into trade_addresses
      (id, account_id, recipient, mobile, region_code, province, city, district, street, created_at, updated_at)
     select gen_random_uuid(), id, '陈', '13800138001', '330402', '浙江省', '嘉兴市', '南湖区', '中山东路 1 号', now(), now()
     from accounts where realm = 'retail' and login_name = 'chen'`,
  );
  await page.goto(`${retail}/goods/${sku?.listing}?colour=${sku?.colour}`);
  await page.locator(`input[name=sku][value="${sku?.id}"]`).check({ force: true });
  await page.getByRole("button", { name: zh.goods.toCart }).click();
  await page.getByRole("button", { name: zh.cart.go }).click();
  await page.getByRole("button", { name: zh.checkout.next }).click();
  await page.getByRole("button", { name: zh.checkout.submit }).click();
  await page.getByRole("button", { name: orders.pay, exact: true }).click();
  await page.getByRole("button", { name: zh.bank.submit }).click();
  await expect(page.getByText(orders.state.wait_seller_send_goods)).toBeVisible({ timeout: 15_000 });
  const orderId = await shippedOrder();
  const [row] = await sql<{ total: string }>(
    "select total_fen::text as total from orders where id = $1::uuid",
    [orderId],
  );
  return { orderId, totalFen: BigInt(row?.total ?? 0) };
}

const yuan = (fen: bigint) => `${fen / 100n}.${String(fen % 100n).padStart(2, "0")}`;

test("chen asks half of her money back, xixi declines, chen calls the house, which rules; xixi's statement says it to the fen", async ({
  page,
  browser,
}) => {
  test.slow();
  await signInAt(page, "retail", "chen");
  const { orderId, totalFen } = await buyAsChen(page);
  const half = totalFen / 2n;

  const hers = await browser.newContext({ locale: "zh-CN" });
  const shop = await hers.newPage();
  await signInAt(shop, "retail", "xixi");
  await shop.goto(`${retail}/orders/${orderId}`);
  await shop.locator("[name=carrier]").fill("顺丰速运");
  await shop.locator("[name=trackingNo]").fill("SF1234567890");
  await shop.getByRole("button", { name: orders.ship }).click();
  await shop.locator("[name=kind]").selectOption("collected");
  await shop.locator("[name=where]").fill("萧山集散点");
  await shop.getByRole("button", { name: orders.track }).click();
  await expect(shop.getByText("萧山集散点")).toBeVisible();

  // More than can be given back is refused, and what was typed stays.
  await page.goto(`${retail}/orders/${orderId}`);
  await expect(page.getByText(orders.parcelOf.collected)).toBeVisible();
  await page.getByRole("link", { name: orders.askRefund }).click();
  await page.locator("[name=reason]").selectOption("faulty");
  await page.locator("[name=words]").fill("袖口脱线");
  await page.locator("[name=amount]").fill(yuan(totalFen + 1n));
  await page.getByRole("button", { name: words.do.ask }).click();
  await expect(page.locator("#amount-error")).toBeVisible();
  await expect(page.locator("[name=words]")).toHaveValue("袖口脱线");
  await page.locator("[name=amount]").fill(yuan(half));
  await page.getByRole("button", { name: words.do.ask }).click();
  await expect(page.getByText(words.state.wait_seller_agree).first()).toBeVisible();
  const refundHref = new URL(page.url()).pathname;

  await shop.goto(`${retail}/seller/orders?show=refunds`);
  await shop.locator(`a[href="${refundHref}"]`).click();
  await shop.locator("[name=why]").fill("商品页写明了");
  await shop.locator("[name=offer]").fill("1");
  await shop.getByRole("button", { name: words.do.decline }).click();
  await expect(shop.getByText(words.state.seller_refuse_buyer).first()).toBeVisible();

  await page.reload();
  await page.locator("[name=plea]").fill("商品页没有写");
  await page.getByRole("button", { name: words.do.escalate }).click();
  await expect(page.getByText(words.state.in_dispute).first()).toBeVisible();
  await page.locator("[name=words]").fill("见图");
  await page.locator("[name=pictures]").setInputFiles({
    name: "cuff.png",
    mimeType: "image/png",
    buffer: await page.screenshot({ clip: { x: 0, y: 0, width: 400, height: 400 } }),
  });
  await page.getByRole("button", { name: words.do.say }).click();
  await expect(page.locator("img[src^='/refunds/pictures/']")).toBeVisible();

  const house = await browser.newContext({ locale: "zh-CN" });
  const desk = await house.newPage();
  await signInAt(desk, "identity", "admin", "/admin/trade-disputes");
  await desk.locator(`a[href="/admin/trade-disputes/${refundHref.split("/").at(-1)}"]`).click();
  await expect(desk.locator("img[src^='/admin/trade-disputes/pictures/']")).toBeVisible();
  await desk.locator("[name=amountFen]").fill(yuan(half));
  await desk.locator("[name=reason]").fill("图片显示脱线，商品页没有说明");
  await desk.locator("form:has([name=amountFen]) [type=submit]").click();
  await desk.waitForURL(/done=1$/);

  await page.reload();
  await expect(page.getByText(words.state.success).first()).toBeVisible();
  await page.goto(`${retail}/orders/${orderId}`);
  await page.getByRole("button", { name: orders.do.confirm }).click();
  await expect(page.getByText(orders.state.trade_finished)).toBeVisible();

  // What stays is the shop's, less the fee of what stays.
  const kept = totalFen - half;
  const [row] = await sql<{ fee: string; account: string }>(
    "select fee_fen::text as fee, seller_account_id::text as account from orders where id = $1::uuid",
    [orderId],
  );
  const fee = BigInt(row?.fee ?? 0);
  expect(fee).toBe((kept * 60n + 5_000n - 1n) / 10_000n);
  await shop.goto(`${retail}/account/${row?.account}/wallet?of=available`);
  const line = shop.getByRole("row").filter({ hasText: orderId });
  await expect(line).toContainText(yuan(kept - fee));
  await shop.goto(`${retail}/account/${row?.account}/wallet?of=escrow`);
  await expect(
    shop
      .getByRole("row")
      .filter({ hasText: orderId })
      .filter({ hasText: yuan(half) })
      .first(),
  ).toBeVisible();
  await Promise.all([hers.close(), house.close()]);
});
