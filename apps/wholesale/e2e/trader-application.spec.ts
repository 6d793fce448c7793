import shared from "@hutong/site/messages/zh-CN.json" with { type: "json" };
import {
  expect,
  type FreshPerson,
  freshPerson,
  freshSessions,
  raw,
  sessionCookie,
  signInAt,
  sites,
  sql,
  test,
} from "@hutong/testing/e2e";
import type { Page } from "@playwright/test";
import words from "../messages/zh-CN.json" with { type: "json" };

const { wholesale } = sites;
const { trader } = words;
const businessName = "城东布店";
const address = "浙江省嘉兴市南湖区中山东路 1 号";

/** A photograph, as good as any: the page itself. */
const photo = (page: Page) => page.screenshot({ type: "jpeg" });

async function fill(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(values)) await page.locator(`[name=${name}]`).fill(value);
}

const send = (page: Page) => page.getByRole("button", { name: trader.submit }).click();

for (const javaScriptEnabled of [true, false]) {
  test(`an application ${javaScriptEnabled ? "with" : "without"} JavaScript: what is wrong is said, nothing is lost, it is decided`, async ({
    browser,
  }) => {
    const page = await (await browser.newContext({ locale: "zh-CN", javaScriptEnabled })).newPage();
    const person = await freshPerson({ realm: "wholesale" });
    await signInAt(page, "wholesale", person.name, "/trader");
    await page.getByRole("link", { name: trader.way.papersGo }).click();
    await page.waitForURL(/\/trader\/apply$/);
    await page.locator("[name=kind][value=brick_and_mortar]").check();
    await fill(page, { businessName, uscc: "9133 0100 7996 5505 8X", address: "" });
    const file = { name: "licence.jpg", mimeType: "image/jpeg" };
    await page.locator("[name=licence]").setInputFiles({ ...file, buffer: await photo(page) });
    await page
      .locator("[name=shop_front]")
      .setInputFiles({ ...file, buffer: Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>") });
    await send(page);
    await expect(page.locator("#shop_front-error")).toContainText(shared.refusal.field.picture_kind);
    await expect(page.locator("[name=businessName]")).toHaveValue(businessName);
    // The licence came through: it is there and need not be chosen again.
    await expect(page.getByText(trader.kept)).toHaveCount(1);
    await page.locator("[name=shop_front]").setInputFiles({ ...file, buffer: await photo(page) });
    await send(page);
    await expect(page.locator("#uscc-error")).toBeVisible();
    await expect(page.locator("#address-error")).toBeVisible();
    await expect(page.getByText(trader.kept)).toHaveCount(2);
    await fill(page, { uscc: "9133 0100 7996 5505 8B", address });
    await send(page);
    await page.waitForURL(/\/trader\?done=sent$/);
    await expect(page.getByText(trader.state.waiting, { exact: true })).toBeVisible();
    await expect(page.getByRole("link", { name: trader.goOn })).toHaveCount(0);

    const operator = await freshPerson({ adminRole: "operator" });
    const house = await (await browser.newContext({ locale: "zh-CN" })).newPage();
    await signInAt(house, "identity", operator.name, `/admin/traders?q=${person.name}`);
    await house.getByRole("link", { name: businessName }).click();
    await expect(house.getByText("91330100799655058B")).toBeVisible();
    // Each stands within the link that names it: by itself it has no name, and no role.
    await expect(house.getByRole("main").locator("a img")).toHaveCount(2);
    await house.locator("[name=outcome][value=accepted]").check();
    await house.locator("[name=reason]").fill("执照与门店照片一致");
    await house.locator("form:has([name=reason]) [type=submit]").click();
    await house.waitForURL(/done=1$/);

    await page.goto(`${wholesale}/trader`);
    await expect(page.getByText(trader.openTitle)).toBeVisible();
    await expect(page.getByText("执照与门店照片一致")).toBeVisible();
    const [mail] = await sql<{ text: string }>("select text from messages where recipient = $1", [
      person.email,
    ]);
    expect(mail?.text).toContain("执照与门店照片一致");
    await page.getByRole("button", { name: trader.giveUp }).click();
    await page.waitForURL(/done=withdrawn$/);
    await expect(page.getByText(trader.closedTitle)).toBeVisible();
  });
}

async function cookieOf(person: FreshPerson, site: "wholesale" | "identity"): Promise<string> {
  const [account] = await sql<{ id: string }>("select id from accounts where user_id = $1", [person.userId]);
  const { token } = await freshSessions({ userId: person.userId, accountId: account?.id ?? null }, [site]);
  return `${sessionCookie}=${token[site]}`;
}

test("SECURITY 28: the picture of a paper is its owner's and the console's: shown, never kept, and runs nothing", async ({
  page,
}) => {
  const [owner, other, support] = [
    await freshPerson({ realm: "wholesale" }),
    await freshPerson({ realm: "wholesale" }),
    await freshPerson({ adminRole: "support" }),
  ];
  await signInAt(page, "wholesale", owner.name, "/trader/apply");
  await fill(page, { businessName, uscc: "91330100799655058B", address });
  await page
    .locator("[name=licence]")
    .setInputFiles({ name: "l.jpg", mimeType: "image/jpeg", buffer: await photo(page) });
  await send(page);
  await page.waitForURL(/done=sent$/);
  const src = await page.getByRole("main").locator("img").first().getAttribute("src");
  const id = src?.split("/").at(-1) ?? "";
  const ask = async (site: "wholesale" | "identity", path: string, person?: FreshPerson) =>
    raw(site, path, { headers: person ? { cookie: await cookieOf(person, site) } : {} });
  for (const answer of [
    await ask("wholesale", `/trader/pictures/${id}`, owner),
    await ask("identity", `/admin/traders/pictures/${id}`, support),
  ]) {
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      "content-type": "image/jpeg",
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
    });
    expect(answer.headers.etag).toBeUndefined();
  }
  const missing = crypto.randomUUID();
  for (const path of [id, missing]) {
    expect((await ask("wholesale", `/trader/pictures/${path}`, other)).status).toBe(404);
    expect((await ask("wholesale", `/trader/pictures/${path}`)).headers.location).toMatch(/\/login\?/);
    expect((await ask("identity", `/admin/traders/pictures/${path}`, other)).status).toBe(404);
    expect((await ask("identity", `/admin/traders/pictures/${path}`)).status).toBe(404);
  }
});

test("SECURITY 29: a body that is too large is refused at once, larger ones than elsewhere taken by the form alone", async () => {
  const startedAt = Date.now();
  const post = (path: string, bytes: number) =>
    raw("wholesale", path, {
      method: "POST",
      headers: {
        origin: wholesale,
        "content-type": "multipart/form-data; boundary=x",
        "content-length": String(bytes),
      },
    }).then(
      ({ status }) => status,
      () => 0,
    );
  expect(await post("/trader/apply", 40 * 1_048_576)).toBe(413);
  expect(await post("/trader", 2 * 1_048_576)).toBe(413);
  expect(await post("/inquiries/new", 2 * 1_048_576)).toBe(413);
  expect(Date.now() - startedAt).toBeLessThan(2_000);
});
