import {
  alertOf,
  expect,
  expectSignedOut,
  freshPerson,
  freshSeat,
  sessionAt,
  signInAt,
  sites,
  sql,
  test,
} from "@hutong/testing/e2e";
import zh from "../messages/zh-CN.json" with { type: "json" };

type Page = Parameters<typeof signInAt>[0];

const { retail } = sites;
const { orders: words } = zh;

/** Goods of xixi's with pieces enough; an address for the account that the page acts for. */
async function prepare(page: Page, ownerId?: string) {
  const [sku] = await sql<{ id: string; listing: string; colour: string; price: string }>(
    `update skus set stock = 50 where id = (
      select k.id from skus k join listings l on l.id = k.listing_id join accounts a on a.id = l.account_id
      where a.login_name = 'xixi' and a.realm = 'retail' and l.market = 'retail' order by k.id limit 1)
     returning id, listing_id as listing, colour, price_fen::text as price`,
  );
  const { siteAccount } = await sessionAt(page, "retail");
  const [account] = await sql<{ id: string }>(
    ownerId
      ? "select id from accounts where user_id = $1 and realm = 'retail'"
      : "select id from accounts where member_no = $1 and realm = $2::realm",
    ownerId ? [ownerId] : [siteAccount?.memberNo, siteAccount?.realm],
  );
  await sql(
    `insert into trade_addresses
      (id, account_id, recipient, mobile, region_code, province, city, district, street, created_at, updated_at)
     values (gen_random_uuid(), $1, '陈', '13800138001', '330402', '浙江省', '嘉兴市', '南湖区', '中山东路 1 号', now(), now())`,
    [account?.id],
  );
  if (!sku || !account) throw new Error("the demo has no goods of xixi's");
  return { sku, accountId: account.id };
}

async function order(page: Page, sku: { id: string; listing: string; colour: string }, count = 1) {
  await page.goto(`${retail}/goods/${sku.listing}?colour=${sku.colour}`);
  await page.locator(`input[name=sku][value="${sku.id}"]`).check({ force: true });
  await page.locator("[name=count]").fill(String(count));
  await page.getByRole("button", { name: zh.goods.toCart }).click();
  await expect(page.getByText(zh.cart.added)).toBeVisible();
  await page.getByRole("button", { name: zh.cart.go }).click();
  await page.getByRole("button", { name: zh.checkout.next }).click();
  await page.getByRole("button", { name: zh.checkout.submit }).click();
}

test("chen buys from xixi, pays at the bank, xixi ships, chen confirms, and xixi has her money", async ({
  page,
  browser,
}) => {
  await signInAt(page, "retail", "chen");
  const { sku } = await prepare(page);
  await order(page, sku);
  await expect(page.getByText(words.state.wait_buyer_pay)).toBeVisible();
  const [, id = ""] = /orders\/([0-9a-f-]{36})/.exec(page.url()) ?? [];
  await page.getByRole("button", { name: words.pay, exact: true }).click();
  await page.getByRole("button", { name: zh.bank.submit }).click();
  await expect(page.getByText(words.state.wait_seller_send_goods)).toBeVisible({ timeout: 15_000 });

  const hers = await browser.newContext({ locale: "zh-CN" });
  const shop = await hers.newPage();
  await signInAt(shop, "retail", "xixi");
  await shop.goto(`${retail}/seller/orders`);
  await shop.locator(`a[href="/orders/${id}"]`).click();
  await shop.locator("[name=carrier]").fill("顺丰速运");
  await shop.locator("[name=trackingNo]").fill("1");
  await shop.getByRole("button", { name: words.ship }).click();
  await expect(shop.locator("#trackingNo-error")).toBeVisible();
  await expect(shop.locator("[name=carrier]")).toHaveValue("顺丰速运");
  await shop.locator("[name=trackingNo]").fill("SF1234567890");
  await shop.getByRole("button", { name: words.ship }).click();
  await expect(shop.getByText(words.state.wait_buyer_confirm_goods)).toBeVisible();

  await page.reload();
  await page.getByRole("button", { name: words.do.confirm }).click();
  await expect(page.getByText(words.state.trade_finished)).toBeVisible();
  await shop.reload();
  await expect(shop.getByText(words.received)).toBeVisible();
  const [moved] = await sql<{ total: string; fee: string; sum: string }>(
    `select o.total_fen::text as total, o.fee_fen::text as fee, (select sum(l.amount)::text from ledger_lines l
      join ledger_entries e on e.id = l.entry_id join ledger_accounts a on a.id = l.account_id
      where e.reference = o.id::text and a.purpose = 'available') as sum
     from orders o where o.id = $1`,
    [id],
  );
  expect(BigInt(moved?.sum ?? 0)).toBe(BigInt(moved?.total ?? 0) - BigInt(moved?.fee ?? 0));
  await hers.close();
});

test("a staff seat buys within its limits, is told which one holds it back, and is out once removed", async ({
  page,
}) => {
  const [owner, alice] = [await freshPerson(), await freshPerson()];
  await sql("delete from accounts where user_id = $1", [alice.userId]);
  const { seatId } = await freshSeat(owner, alice, "alice");
  await sql("update staff_seats set role = 'buyer' where id = $1", [seatId]);
  await signInAt(page, "retail", `${owner.name}:alice`);
  const { sku } = await prepare(page, owner.userId);
  // One piece and its way may be bought in an order, and one alone in a month.
  await sql("update staff_seats set order_limit_fen = $2, month_limit_fen = $3 where id = $1", [
    seatId,
    String(Number(sku.price) + 1_000),
    String(Number(sku.price) + 1_500),
  ]);
  await order(page, sku, 2);
  await expect(alertOf(page, sentence(zh.checkout.limit.order))).toBeVisible();
  await sql(
    "delete from cart_lines where sku_id = $1 and account_id = (select account_id from staff_seats where id = $2)",
    [sku.id, seatId],
  );
  await order(page, sku);
  await expect(page.getByText(words.state.wait_buyer_pay)).toBeVisible();
  await order(page, sku);
  await expect(alertOf(page, sentence(zh.checkout.limit.month))).toBeVisible();
  const [bought] = await sql<{ count: string }>(
    "select count(*) from orders o join staff_seats s on s.account_id = o.buyer_account_id where s.id = $1",
    [seatId],
  );
  expect(bought?.count).toBe("1");
  await sql("delete from staff_seats where id = $1", [seatId]);
  await expectSignedOut(page, "retail");
});

/** A sentence as far as it stands in each case. */
const sentence = (text: string) => text.split("{", 1)[0] ?? "";

test("whoever is not signed in does that first, and comes back to what she chose", async ({ page }) => {
  const [sku] = await sql<{ id: string; listing: string; colour: string }>(
    `update skus set stock = 50 where id = (
      select k.id from skus k join listings l on l.id = k.listing_id join accounts a on a.id = l.account_id
      where a.login_name = 'xixi' and l.market = 'retail' order by k.id limit 1)
     returning id, listing_id as listing, colour`,
  );
  await page.goto(`${retail}/goods/${sku?.listing}?colour=${sku?.colour}`);
  await page.locator(`input[name=sku][value="${sku?.id}"]`).check({ force: true });
  await page.getByRole("button", { name: zh.goods.toCart }).click();
  await page.locator("[name=identifier]").waitFor();
});
