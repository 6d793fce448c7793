import {
  expect,
  freshPerson,
  freshRelation,
  freshShop,
  freshSupplier,
  signInAt,
  sites,
  test,
} from "@hutong/testing/e2e";
import type { Page } from "@playwright/test";

test.use({ locale: "en-US" });

/** The card of a buyer in a supplier's list. */
async function cardOf(page: Page, buyer: string) {
  await page.goto(`${sites.wholesale}/buyers#buyer-${buyer}`);
  return page.locator(`#buyer-${buyer}`);
}

/** The file of buyers, as the page's own link gets it. */
function fileOf(page: Page): Promise<{ status: number; text: string }> {
  return page.evaluate(async () => {
    const answer = await fetch("/buyers/export");
    return { status: answer.status, text: await answer.text() };
  });
}

test("SECURITY 23: she is asked once, chooses what to show; a supplier sees exactly that; withdrawn, it is withheld at the next look, and she sees who looked", async ({
  browser,
  page,
}) => {
  test.slow();
  const [owner, supplier] = [await freshPerson(), await freshSupplier()];
  await freshShop(owner.userId, "小店");
  await signInAt(page, "wholesale", owner.name);
  const question = page.getByRole("status").filter({ hasText: "What may suppliers see of your shop?" });
  await question.getByRole("link", { name: "Choose" }).click();
  const claim = (name: string) => page.getByRole("group", { name: new RegExp(`^${name}:`) });
  await expect(claim("Shop level").getByLabel("Suppliers I deal with")).toBeChecked();
  await expect(claim("Dispute rate").getByLabel("Nobody")).toBeChecked();
  await claim("Dispute rate").getByLabel("Suppliers I deal with").check();
  await claim("Region").getByLabel("Nobody").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved. It holds from the next look on.")).toBeVisible();
  await expect(claim("Dispute rate").getByLabel("Suppliers I deal with")).toBeChecked();
  await page.goto(`${sites.wholesale}/`);
  await expect(question).toHaveCount(0);

  const buyer = await freshRelation(owner.userId, supplier.accountId);
  const theirs = await (await browser.newContext({ locale: "en-US" })).newPage();
  await signInAt(theirs, "wholesale", supplier.name);
  const card = await cardOf(theirs, buyer);
  await expect(card).toContainText("小店");
  await expect(card.locator("dl dt")).toHaveText(["Shop level", "Dispute rate"]);
  await expect(card).toContainText("0.42%");
  await expect(card).toContainText(/Endorsed by Hutong, computed/);
  await expect(card.getByRole("list", { name: "Withheld by the buyer" })).toContainText("Region");
  expect(await theirs.content()).not.toContain("浙江");

  await page.goto(`${sites.wholesale}/passport?preset=closed`);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved. It holds from the next look on.")).toBeVisible();
  const after = await cardOf(theirs, buyer);
  await theirs.reload();
  await expect(after.locator("dl dt")).toHaveCount(0);
  await expect(after).toContainText("keeps every figure to herself");
  expect(await theirs.content()).not.toContain("0.42%");

  await page.goto(`${sites.wholesale}/passport/looks`);
  const rows = page.getByRole("row").filter({ hasText: `厂 ${supplier.name}` });
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(0)).toContainText("nothing");
  await expect(rows.nth(1)).toContainText("Shop level, Dispute rate");
  await theirs.context().close();
});

test("who is no supplier sees nobody's passport", async ({ page }) => {
  const person = await freshPerson();
  await signInAt(page, "wholesale", person.name);
  await page.goto(`${sites.wholesale}/buyers`);
  await expect(page.getByText("This list is for suppliers")).toBeVisible();
  expect((await fileOf(page)).status).toBe(404);
});

test("the file of buyers holds no formula, and says what is withheld", async ({ page }) => {
  const [owner, supplier] = [await freshPerson(), await freshSupplier()];
  await freshShop(owner.userId, "=1+1");
  await signInAt(page, "wholesale", owner.name);
  await freshRelation(owner.userId, supplier.accountId);
  await page.context().clearCookies();
  await signInAt(page, "wholesale", supplier.name);
  const file = (await fileOf(page)).text;
  expect(file).toContain("浙江 杭州");
  expect(file).toContain("withheld");
  expect(file.split(/[\r\n]+/).filter((line) => /(^|,)"?[=+@-]/.test(line))).toEqual([]);
});
