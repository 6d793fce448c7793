import shared from "@hutong/site/messages/zh-CN.json" with { type: "json" };
import {
  alertOf,
  demoPassword,
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

// They are all xixi's, and one makes her sign-on old.
test.describe.configure({ mode: "serial" });

const { bank, wallet, withdraw } = shared.accountArea;
const { field } = shared.refusal;

/** A card's number with its check digit; the sandbox bank behaves as the three digits before it say. */
function cardNumber(manner: string): string {
  const body = `62220${String(Math.random()).slice(2, 9)}${manner}`;
  const sum = [...body].reverse().reduce((total, digit, index) => {
    const value = index % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}

async function accountOf(loginName: string): Promise<{ id: string; userId: string }> {
  const [row] = await sql<{ id: string; userId: string }>(
    `select id, user_id as "userId" from accounts where realm = 'retail' and login_name = $1`,
    [loginName],
  );
  if (!row) throw new Error(`no account ${loginName}`);
  return row;
}

/** What a withdrawal did to what is available, in fen: others buy and withdraw there meanwhile. */
async function sumOf(accountId: string, withdrawalId: string): Promise<string | undefined> {
  const [row] = await sql<{ sum: string }>(
    `select sum(l.amount)::text as sum from ledger_lines l join ledger_entries e on e.id = l.entry_id
      join ledger_accounts a on a.id = l.account_id
      where e.reference = $1 and a.owner_account_id = $2::uuid and a.purpose = 'available'`,
    [withdrawalId, accountId],
  );
  return row?.sum;
}

async function addBank(page: Page, accountId: string, number: string): Promise<void> {
  await page.goto(`${sites.retail}/account/${accountId}/wallet/bank-accounts/new`);
  await page.locator("[name=bank]").selectOption("CMB");
  await page.locator("[name=holder]").fill("西西");
  await page.locator("[name=number]").fill(number);
  await page.getByRole("button", { name: bank.submit }).click();
  await page.waitForURL(/done=added/);
}

test("xixi adds a bank account once she has confirmed that it is she, withdraws, the bank pays, and the statement says so", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const { id, userId } = await accountOf("xixi");
  const home = `${sites.retail}/account/${id}/wallet`;
  await signInAt(page, "retail", "xixi", `/account/${id}/wallet`);
  await sql(
    `update sign_on_sessions set signed_in_at = now() - interval '1 hour' where uid =
      (select uid from sign_on_sessions where user_id = $1 order by signed_in_at desc limit 1)`,
    [userId],
  );
  await page.getByRole("link", { name: wallet.bankAccounts }).click();
  await page.getByRole("link", { name: bank.add }).first().click();
  // SECURITY 20: an hour ago is too long ago.
  await page.locator("[name=password]").fill(demoPassword);
  await page.locator("[name=password]").press("Enter");
  await page.waitForURL(/bank-accounts\/new/);
  const number = cardNumber("123");
  await page.locator("[name=bank]").selectOption("CMB");
  await page.locator("[name=holder]").fill("西西");
  await page.locator("[name=number]").fill(`${number.slice(0, -1)}${(Number(number.at(-1)) + 1) % 10}`);
  await page.getByRole("button", { name: bank.submit }).click();
  await expect(alertOf(page)).toContainText(field.bank_number_invalid);
  await expect(page.locator("[name=holder]")).toHaveValue("西西");
  await page.locator("[name=number]").fill(number);
  await page.getByRole("button", { name: bank.submit }).click();
  await page.waitForURL(/done=added/);
  await expect(page.getByText(number.slice(-4)).first()).toBeVisible();
  await expect(page.getByText(number)).toHaveCount(0);

  await page.goto(home);
  await page.getByRole("link", { name: wallet.withdraw, exact: true }).click();
  await page.locator(`[name=bankAccountId]`).last().check();
  await page.locator("[name=amountFen]").fill("abc");
  await page.getByRole("button", { name: withdraw.submit }).click();
  await expect(alertOf(page)).toContainText(field.amount_invalid);
  await expect(page.locator("[name=amountFen]")).toHaveValue("abc");
  await page.locator("[name=amountFen]").fill("2000.01");
  await page.getByRole("button", { name: withdraw.submit }).click();
  await expect(alertOf(page)).toContainText("¥2,000.00");
  await page.locator("[name=amountFen]").fill("123.45");
  const request = await page.locator("[name=id]").inputValue();
  await page.getByRole("button", { name: withdraw.submit }).dblclick();
  await page.waitForURL(/done=wait_send/);
  await expect(page.getByText(wallet.done.wait_send)).toBeVisible();
  const row = () => page.getByRole("row").filter({ hasText: "¥123.45" }).first();
  await expect(async () => {
    await page.reload();
    await expect(row()).toContainText(withdraw.state.paid, { timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  const [count] = await sql<{ count: string }>(
    "select count(*)::text as count from withdrawals where account_id = $1 and id = $2",
    [id, request],
  );
  expect(count?.count).toBe("1");
  expect(await sumOf(id, request)).toBe("-12345");
  await expect(page.getByText(wallet.happened.withdrawal.asked).first()).toBeVisible();
  await page.goto(`${home}?of=payout`);
  await expect(page.getByText(wallet.happened.withdrawal.paid).first()).toBeVisible();
  const [csv] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: wallet.download }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await csv.createReadStream()) chunks.push(Buffer.from(chunk));
  expect(Buffer.concat(chunks).toString("utf8")).toContain(wallet.happened.withdrawal.paid);
});

test("what the bank refuses comes back, and says why; on a phone too", async ({ page }) => {
  test.setTimeout(90_000);
  const { id } = await accountOf("xixi");
  await page.setViewportSize({ width: 390, height: 844 });
  await signInAt(page, "retail", "xixi", `/account/${id}/wallet`);
  await addBank(page, id, cardNumber("001"));
  await page.goto(`${sites.retail}/account/${id}/wallet/withdraw`);
  await expectNoSidewaysScroll(page);
  await page.locator("[name=bankAccountId]").last().check();
  await page.locator("[name=amountFen]").fill("5");
  const request = await page.locator("[name=id]").inputValue();
  await page.getByRole("button", { name: withdraw.submit }).click();
  await page.waitForURL(/done=wait_send/);
  await expect(async () => {
    await page.reload();
    await expect(page.getByText(withdraw.reason.holder_mismatch).first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await expectNoSidewaysScroll(page);
  expect(await sumOf(id, request)).toBe("0");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("staff for finance asks, the owner's hand is needed, and it can be taken back", async ({
    page,
    browser,
  }) => {
    test.setTimeout(90_000);
    const owner = await accountOf("xixi");
    const staff = await freshPerson();
    const { seatId } = await freshSeat(
      { userId: owner.userId, name: "xixi" } as Awaited<ReturnType<typeof freshPerson>>,
      staff,
      `fin-${String(Math.random()).slice(2, 8)}`,
    );
    await sql("update staff_seats set role = 'finance' where id = $1", [seatId]);
    const hers = await browser.newContext({ locale: "zh-CN" });
    const ownerPage = await hers.newPage();
    await signInAt(ownerPage, "retail", "xixi", `/account/${owner.id}/wallet`);
    await addBank(ownerPage, owner.id, cardNumber("124"));
    const [seat] = await sql<{ name: string }>("select name from staff_seats where id = $1", [seatId]);
    await signInAt(page, "retail", `xixi:${seat?.name}`, `/account/${owner.id}/wallet/withdraw`);
    await page.locator("[name=bankAccountId]").last().check();
    await page.locator("[name=amountFen]").fill("7.77");
    await page.getByRole("button", { name: withdraw.submit }).click();
    await page.waitForURL(/done=wait_owner/);
    await ownerPage.goto(`${sites.retail}/account/${owner.id}/wallet`);
    const row = ownerPage.getByRole("row").filter({ hasText: "¥7.77" }).first();
    await expect(row).toContainText(withdraw.state.wait_owner);
    await expect(row.getByRole("button", { name: withdraw.do.approve })).toBeVisible();
    await page.goto(`${sites.retail}/account/${owner.id}/wallet`);
    const theirs = page.getByRole("row").filter({ hasText: "¥7.77" }).first();
    await expect(theirs.getByRole("button", { name: withdraw.do.approve })).toHaveCount(0);
    await theirs.getByRole("button", { name: withdraw.do.cancel }).click();
    await page.waitForURL(/done=cancel/);
    await expect(page.getByRole("row").filter({ hasText: "¥7.77" }).first()).toContainText(
      withdraw.state.cancelled,
    );
    await sql("delete from staff_seats where id = $1", [seatId]);
    await hers.close();
  });
});
