import {
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  type FreshPerson,
  freshName,
  freshPerson,
  freshStanding,
  signInAt,
  sites,
  sql,
  test,
  Visitor,
} from "@hutong/testing/e2e";
import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import words from "../messages/zh-CN.json" with { type: "json" };

const { inquiry, certificate, supplier: supplierWords } = words;
const wholesale = sites.wholesale;

async function otherBrowser(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  return (await browser.newContext({ locale: "zh-CN", ...options })).newPage();
}

/** A supplier of the test's own. */
async function freshSupplier(): Promise<FreshPerson & { readonly accountId: string }> {
  const person = await freshPerson({ realm: "wholesale", name: freshName("maker") });
  const [account] = await sql<{ id: string }>("select id from accounts where user_id = $1", [person.userId]);
  const accountId = account?.id ?? "";
  await sql(
    `insert into shops (account_id, kind, name, region, opened_at) values ($1, 'company', $2, '浙江 绍兴', now())`,
    [accountId, `${person.name}厂`],
  );
  return { ...person, accountId };
}

/** A buyer who was let into the trade. */
async function freshTrader(): Promise<FreshPerson> {
  const person = await freshPerson({ realm: "wholesale" });
  await freshStanding(person.userId);
  return person;
}

async function seatIn(accountId: string, name: string, role: string): Promise<FreshPerson> {
  const person = await freshPerson();
  await sql(
    `insert into staff_seats (id, account_id, user_id, name, name_key, role)
      values (gen_random_uuid(), $1, $2, $3, $3, $4::seat_role)`,
    [accountId, person.userId, name, role],
  );
  return person;
}

async function ask(page: Page, subject: string, body: string): Promise<void> {
  await page.locator("[name=subject]").fill(subject);
  await page.locator("[name=quantity]").fill("120");
  await page.locator("form [name=body]").fill(body);
  await page.getByRole("button", { name: inquiry.submit }).click();
  await page.waitForURL(/\/inquiries\/[0-9a-f-]{36}$/);
  // The title comes after the address.
  await expect(page).toHaveTitle(new RegExp(subject));
}

const unread = (page: Page) => page.locator("nav a[href='/inquiries'] .num span[aria-hidden]");

test("xixi writes to laobi about a style; he sees it unread and answers; she sees the answer without a reload", async ({
  page,
  browser,
}) => {
  const subject = `询价 ${freshName("tee")}`;
  const [style] = await sql<{ id: string }>(
    `select l.id from listings l join accounts a on a.id = l.account_id
      where a.login_name = 'laobi' and l.market = 'wholesale' order by l.id limit 1`,
  );
  await page.goto(`${wholesale}/goods/${style?.id}`);
  await page.getByRole("main").getByRole("link", { name: inquiry.write, exact: true }).click();
  // Through sign-on, and back to the form about that style.
  await page.locator("[name=identifier]").fill("xixi");
  await page.locator("[name=password]").fill("two doors one key");
  await page.locator("[name=password]").press("Enter");
  await page.waitForURL(/\/inquiries\/new/);
  await ask(page, subject, "白色八十件，墨色四十件。\n领标换成我们的。");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(subject);
  await expect(page.locator("ol[aria-live] li")).toHaveCount(1);

  const laobi = await otherBrowser(browser);
  await signInAt(laobi, "wholesale", "laobi", "/inquiries?show=unread");
  await expect(unread(laobi)).toBeVisible();
  await laobi.getByRole("link", { name: subject }).click();
  await expect(laobi.locator("ol[aria-live] li").first()).toContainText("领标换成我们的。");
  await expect(laobi.locator("ol[aria-live] li").first()).toContainText("xixi");
  await laobi.locator("form [name=body]").fill("两色都有现货，换标两天。");
  await laobi.getByRole("button", { name: inquiry.send, exact: true }).click();
  await expect(laobi.locator("ol[aria-live] li")).toHaveCount(2);
  await expect(laobi.locator("form [name=body]")).toHaveValue("");

  await expect(page.locator("ol[aria-live] li")).toHaveCount(2);
  await expect(page.locator("ol[aria-live] li").nth(1)).toContainText("两色都有现货，换标两天。");
  // She has looked at it: it is not counted as unread, and he is told that it was read.
  await expect(laobi.locator("ol[aria-live] li").nth(1)).toContainText(inquiry.seen);
  await expect.poll(async () => (await threadOf(subject)).buyer_unread).toBe(0);
});

async function threadOf(subject: string) {
  const [row] = await sql<{ id: string; buyer_unread: number; supplier_unread: number; messages: number }>(
    `select id, buyer_unread, supplier_unread,
      (select count(*)::int from inquiry_messages m where m.inquiry_id = i.id) as messages
      from inquiries i where subject = $1`,
    [subject],
  );
  if (!row) throw new Error(`no inquiry ${subject}`);
  return row;
}

test("unread goes down when it is read; closed and reopened; staff answers by role, a viewer reads along", async ({
  page,
  browser,
}) => {
  const supplier = await freshSupplier();
  const buyer = await freshTrader();
  const subject = freshName("inquiry");
  await signInAt(page, "wholesale", buyer.name, `/suppliers/${supplier.name}`);
  await expect(page.getByText(supplierWords.responseNone.replace("{days}", "30"))).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: inquiry.write, exact: true }).click();
  // What is wrong is said, and what was typed stays.
  await page.locator("[name=quantity]").fill("a few");
  await page.locator("form [name=body]").fill("请报价");
  await page.getByRole("button", { name: inquiry.submit }).click();
  await expect(page.locator("#quantity-error")).toContainText(words.refusal.field.quantity);
  await expect(page.locator("form [name=body]")).toHaveValue("请报价");
  await ask(page, subject, "请报价");

  const viewer = await otherBrowser(browser);
  const seat = await seatIn(supplier.accountId, "reader", "viewer");
  await signInAt(viewer, "wholesale", `${supplier.name}:reader`, "/inquiries", seat.password);
  await viewer.getByRole("link", { name: subject }).click();
  await expect(viewer.getByText("请报价")).toBeVisible();
  await expect(viewer.locator("form [name=body]")).toHaveCount(0);
  await expect(viewer.getByText(words.seatRole.viewer)).toBeVisible();
  expect((await threadOf(subject)).supplier_unread).toBe(1);

  const service = await otherBrowser(browser);
  const helper = await seatIn(supplier.accountId, "mei", "service");
  await signInAt(service, "wholesale", `${supplier.name}:mei`, "/", helper.password);
  await expect(unread(service)).toHaveText("1");
  await service.locator("nav a[href='/inquiries']").click();
  await service.getByRole("link", { name: subject }).click();
  await expect(service.locator("form [name=body]")).toBeVisible();
  await expect(unread(service)).toHaveCount(0);
  await service.locator("form [name=body]").fill("十二元一件。");
  await service.locator("form [name=body]").press("Control+Enter");
  await expect(page.locator("ol[aria-live] li").nth(1)).toContainText(
    `${supplier.name} · ${words.seatRole.service} mei`,
  );

  await page.getByRole("button", { name: inquiry.close }).click();
  await expect(page.getByText(inquiry.closedText)).toBeVisible();
  await expect(service.getByText(inquiry.closedText)).toBeVisible();
  await service.getByRole("button", { name: inquiry.reopen }).click();
  await expect(page.locator("form [name=body]")).toBeVisible();
});

test("without JavaScript: asked, answered, and loaded anew nothing is sent twice", async ({ browser }) => {
  const supplier = await freshSupplier();
  const buyer = await freshTrader();
  const subject = freshName("plain");
  const page = await otherBrowser(browser, { javaScriptEnabled: false });
  await signInAt(page, "wholesale", buyer.name, `/inquiries/new?supplier=${supplier.name}`);
  await ask(page, subject, "请报价");
  await page.locator("form [name=body]").fill("还要吊牌。");
  await page.getByRole("button", { name: inquiry.send, exact: true }).click();
  await expect(page.locator("ol[aria-live] li")).toHaveCount(2);
  await expect(page.locator("form [name=body]")).toHaveValue("");
  await page.reload();
  await expect(page.locator("ol[aria-live] li")).toHaveCount(2);
  expect((await threadOf(subject)).messages).toBe(2);
});

test("one's own company is not asked; another's thread looks like a missing one", async ({ page }) => {
  const supplier = await freshSupplier();
  await signInAt(page, "wholesale", supplier.name, `/inquiries/new?supplier=${supplier.name}`);
  await expect(page.getByText(inquiry.bar.own_company)).toBeVisible();
  await expect(page.locator("form [name=body]")).toHaveCount(0);
  const [foreign] = await sql<{ id: string }>("select id from inquiries order by opened_at limit 1");
  const seen: string[] = [];
  for (const id of [foreign?.id, crypto.randomUUID(), "nothing"]) {
    await page.goto(`${wholesale}/inquiries/${id}`);
    seen.push(await page.getByRole("main").innerText());
  }
  expect(new Set(seen).size).toBe(1);
});

test("SECURITY 13: the live stream is for whoever is signed in, and ends with the session", async ({
  page,
}) => {
  const buyer = await freshTrader();
  const turnedAway = await new Visitor().get(`${wholesale}/inquiries/stream`, { stopAt: () => true });
  expect(turnedAway.headers.location).toMatch(/\/login\?/);
  // A page that opens no stream of its own: what is seen is this one.
  await signInAt(page, "wholesale", buyer.name, "/api/session");
  const opened = await page.evaluate(async () => {
    const answer = await fetch("/inquiries/stream");
    const reader = answer.body?.getReader();
    const read = async () => {
      while (!(await reader?.read())?.done);
      return true;
    };
    Object.assign(window, { ended: read() });
    return answer.headers.get("content-type");
  });
  expect(opened).toContain("text/event-stream");
  await sql("delete from sign_on_sessions where user_id = $1", [buyer.userId]);
  const [account] = await sql<{ id: string }>("select id from accounts where user_id = $1", [buyer.userId]);
  // Something happens in her threads: the ended session is not told.
  await sql("select pg_notify('hutong_inquiries', $1)", [`${account?.id} something`]);
  expect(await page.evaluate(() => (window as unknown as { ended: Promise<boolean> }).ended)).toBe(true);
});

test("a supplier states a certificate; it is the supplier's word until the operator has checked it", async ({
  page,
}) => {
  const supplier = await freshSupplier();
  await signInAt(page, "wholesale", supplier.name, `/suppliers/${supplier.name}`);
  await page.getByRole("link", { name: certificate.manage }).click();
  await expect(page.getByText(certificate.emptyTitle)).toBeVisible();
  await page.getByRole("button", { name: certificate.save }).click();
  await expect(page.locator("#number-error")).toBeVisible();
  await page.locator("[name=kind]").selectOption("gots");
  await page.locator("[name=number]").fill("CU-1");
  await page.locator("[name=issuer]").fill("Control Union");
  await page.getByRole("button", { name: certificate.save }).click();
  await page.waitForURL(/done=added/);
  await expectAccessible(page);
  await page.goto(`${wholesale}/suppliers/${supplier.name}`);
  await expect(page.getByText(certificate.stated)).toBeVisible();
  await sql("update certificates set checked_at = now() where account_id = $1", [supplier.accountId]);
  await page.reload();
  await expect(page.getByText(certificate.checked, { exact: true })).toBeVisible();
  await page.goto(`${wholesale}/company/certificates`);
  await page.getByRole("main").getByRole("button", { name: /^删除/ }).click();
  await page.waitForURL(/done=removed/);
  await expect(page.getByText(certificate.emptyTitle)).toBeVisible();
});

test("the directory: narrowed by what they make, where, and words; nothing fits; on a phone", async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${wholesale}/suppliers`);
  await page.locator("[name=category]").selectOption("silk");
  await page.getByRole("button", { name: supplierWords.apply }).click();
  await page.waitForURL(/category=silk/);
  await expect(page.getByRole("link", { name: "苏锦真丝" })).toBeVisible();
  await expect(page.getByRole("link", { name: "华盛针织" })).toHaveCount(0);
  await page.goto(`${wholesale}/suppliers?region=浙江&sort=since`);
  await expect(page.getByRole("link", { name: "华盛针织" })).toBeVisible();
  await expect(page.getByRole("link", { name: "苏锦真丝" })).toHaveCount(0);
  await page.locator("#supplier-q").fill("nothing-is-called-so");
  await page.locator("#supplier-q").press("Enter");
  await expect(page.getByText(supplierWords.noneTitle)).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test("an inquiry on a phone stands within the screen", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const supplier = await freshSupplier();
  const buyer = await freshTrader();
  await signInAt(page, "wholesale", buyer.name, `/inquiries/new?supplier=${supplier.name}`);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await ask(page, freshName("phone"), `${"很长".repeat(80)} ${"x".repeat(300)}`);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.goto(`${wholesale}/inquiries`);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});
