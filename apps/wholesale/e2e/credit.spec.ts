import { expect, signInAt, sites, sql, test } from "@hutong/testing/e2e";
import chinese from "../messages/zh-CN.json" with { type: "json" };

const { credit } = chinese;

async function sumOf(loginName: string, index: string): Promise<number> {
  const [row] = await sql<{ points: number }>(
    `select sum(points)::int as points from reputation_points p join accounts a on a.id = p.account_id
      where a.realm = 'wholesale' and a.login_name = $1 and p.index = $2::point_index`,
    [loginName, index],
  );
  return row?.points ?? 0;
}

test("a buyer sees the points of her integrity, each with its reason and the supplier it came from", async ({
  page,
}) => {
  await signInAt(page, "wholesale", "xiaoxi-trade", "/credit");
  const integrity = page.locator("section#integrity");
  await expect(integrity.getByRole("heading", { level: 2 })).toHaveText(credit.index.integrity);
  await expect(
    integrity.getByText(String(await sumOf("xiaoxi-trade", "integrity")), { exact: true }),
  ).toBeVisible();
  await expect(integrity.getByRole("list", { name: credit.why })).toContainText(credit.reason.paid_on_time);
  await expect(integrity.getByRole("link", { name: "老毕制衣" }).first()).toBeVisible();
  await expect(page.locator("section#generosity")).toHaveCount(0);
});

test("a supplier's coefficient stands on its public page with its reasons, without the buyers behind them", async ({
  page,
}) => {
  const points = await sumOf("laobi", "generosity");
  await page.goto(`${sites.wholesale}/suppliers/laobi`);
  await page.getByText(credit.ofSupplier.replace("{points}", String(points))).click();
  await expect(page.getByRole("list", { name: credit.why })).toContainText(credit.reason.sample_given);
  expect(await page.content()).not.toContain("xiaoxi-trade");
  await signInAt(page, "wholesale", "laobi", "/credit");
  await expect(page.locator("section#generosity").getByText(String(points), { exact: true })).toBeVisible();
  await expect(page.locator("section#integrity")).toContainText(credit.empty.integrity);
});
