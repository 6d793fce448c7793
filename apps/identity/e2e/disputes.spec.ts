import shared from "@hutong/site/messages/zh-CN.json" with { type: "json" };
import {
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  freshPerson,
  freshSessions,
  raw,
  sessionCookie,
  signInAt,
  sites,
  sql,
  test,
} from "@hutong/testing/e2e";
import type { Browser, Page } from "@playwright/test";
import words from "../messages/zh-CN.json" with { type: "json" };

const { dispute } = words;
const { identity } = sites;
const statement = "这家店是我 2015 年开的，营业执照上是我的名字，密码被人改了。";

const newPage = async (browser: Browser, javaScriptEnabled = true) =>
  (await browser.newContext({ locale: "zh-CN", javaScriptEnabled })).newPage();

/** A screenshot, as good as any: the page itself. */
const shot = async (page: Page, name = "shot.jpg") => ({
  name,
  mimeType: "image/jpeg",
  buffer: await page.screenshot({ type: "jpeg" }),
});
const none = {
  name: "none.jpg",
  mimeType: "image/jpeg",
  buffer: Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"),
};

for (const javaScriptEnabled of [true, false]) {
  test(`a dispute ${javaScriptEnabled ? "with" : "without"} JavaScript: opened with pictures, nothing lost on the way, heard and decided`, async ({
    browser,
  }) => {
    test.setTimeout(120_000);
    const page = await newPage(browser, javaScriptEnabled);
    const owner = await freshPerson({ realm: "wholesale" });
    const claimant = await freshPerson();
    await signInAt(page, "identity", claimant.name, "/account/ids/dispute");
    await page.locator("[name=realm]").selectOption("wholesale");
    await page.locator("[name=loginName]").fill(owner.name);
    await page.locator("[name=statement]").fill("太短");
    await page.locator("[name=pictures]").setInputFiles([await shot(page), none]);
    await page.getByRole("button", { name: dispute.submit }).click();
    // What is wrong with words and pictures is said at once; what came through is there.
    await expect(page.locator("#statement-error")).toContainText(words.refusal.field.statement_too_short);
    await expect(page.locator("#pictures-error")).toContainText(shared.refusal.field.picture_kind);
    await expect(page.locator("[name=loginName]")).toHaveValue(owner.name);
    await expect(page.locator("[name=realm]")).toHaveValue("wholesale");
    await expect(page.getByText(dispute.kept)).toBeVisible();
    await page.locator("[name=statement]").fill(statement);
    await page.locator("[name=pictures]").setInputFiles([await shot(page, "licence.jpg")]);
    await page.getByRole("button", { name: dispute.submit }).click();
    await page.waitForURL(/done=opened/);
    const pictures = page.getByRole("main").locator("a img");
    await expect(pictures).toHaveCount(2);
    if (javaScriptEnabled) await expectAccessible(page);
    const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";

    const theirs = await newPage(browser, javaScriptEnabled);
    await signInAt(theirs, "identity", owner.name, `/account/ids/dispute/${id}`);
    await expect(theirs.getByRole("main")).toContainText(statement);
    await expect(theirs.getByRole("main").locator("img")).toHaveCount(0);
    await theirs.locator("[name=answer]").fill("2019 年我向他买下了这家店，有收据，号码 20190611。");
    await theirs.locator("[name=pictures]").setInputFiles([await shot(theirs)]);
    await theirs.getByRole("button", { name: dispute.answerSubmit }).click();
    await theirs.waitForURL(/done=answered/);
    await expect(theirs.getByRole("main").locator("a img")).toHaveCount(1);
    await theirs.context().close();

    const house = await newPage(browser);
    const administrator = await freshPerson({ adminRole: "operator" });
    await signInAt(house, "identity", administrator.name, `/admin/disputes?q=${owner.name}`);
    await house.getByRole("link", { name: owner.name }).click();
    await expect(house.getByRole("main").locator("a img")).toHaveCount(3);
    await expectAccessible(house);
    await house.setViewportSize({ width: 390, height: 844 });
    await expectNoSidewaysScroll(house);
    await house.locator("[name=outcome][value=for_claimant]").check();
    await house.locator("[name=reason]").fill("营业执照登记在申诉人名下，收据对不上号。");
    await house.getByRole("button", { name: words.admin.disputes.decideSubmit }).click();
    await house.waitForURL(/done=1/);
    await house.context().close();

    const [account] = await sql<{ user_id: string }>("select user_id from accounts where login_name = $1", [
      owner.name,
    ]);
    expect(account?.user_id).toBe(claimant.userId);
    await page.reload();
    await expect(page.getByRole("main")).toContainText(dispute.decided.for_claimant);
    await page.goto(`${identity}/account/ids`);
    await expect(page.getByRole("main")).toContainText(owner.name);
    await page.context().close();
  });
}

test("SECURITY 28: a picture of a dispute is its side's and the console's: shown, never kept, and runs nothing", async ({
  page,
}) => {
  const [claimant, support] = [await freshPerson(), await freshPerson({ adminRole: "support" })];
  await signInAt(page, "identity", claimant.name, "/account/ids/dispute");
  await page.locator("[name=pictures]").setInputFiles([await shot(page)]);
  await page.getByRole("button", { name: dispute.submit }).click();
  await expect(page.getByText(dispute.kept)).toBeVisible();
  const [row] = await sql<{ id: string }>("select id from dispute_pictures where user_id = $1", [
    claimant.userId,
  ]);
  const ask = async (path: string, userId: string) => {
    const { token } = await freshSessions({ userId }, ["identity"]);
    return raw("identity", path, { headers: { cookie: `${sessionCookie}=${token.identity}` } });
  };
  // Not sent yet: hers alone.
  expect((await ask(`/admin/disputes/pictures/${row?.id}`, support.userId)).status).toBe(404);
  await page.locator("[name=realm]").selectOption("wholesale");
  await page.locator("[name=loginName]").fill("there-is-no-such-id");
  await page.locator("[name=statement]").fill(statement);
  await page.getByRole("button", { name: dispute.submit }).click();
  await page.waitForURL(/done=opened/);
  for (const answer of [
    await ask(`/account/ids/dispute/pictures/${row?.id}`, claimant.userId),
    await ask(`/admin/disputes/pictures/${row?.id}`, support.userId),
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
});

test("SECURITY 29: a body larger than others is for the forms of disputes, of whoever is signed in", async ({
  page,
}) => {
  const person = await freshPerson();
  const { token } = await freshSessions({ userId: person.userId }, ["identity"]);
  const post = (path: string, bytes: number, more: Readonly<Record<string, string>> = {}) =>
    raw("identity", path, {
      method: "POST",
      headers: {
        origin: identity,
        "content-type": "multipart/form-data; boundary=x",
        "content-length": String(bytes),
        // The body never comes: what is said next on the connection would be taken for it.
        connection: "close",
        ...more,
      },
    });
  const cookie = `${sessionCookie}=${token.identity}`;
  const startedAt = Date.now();
  const large = 2 * 1_048_576;
  expect((await post("/account/ids/dispute", 40 * 1_048_576, { cookie })).status).toBe(413);
  expect((await post("/account/ids/link", large, { cookie })).status).toBe(413);
  // Nobody's is read: she is led to sign in, and back.
  for (const stale of [{}, { cookie: `${sessionCookie}=made-up` }]) {
    const answer = await post("/account/ids/dispute", large, stale);
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe("/login?next=%2Faccount%2Fids%2Fdispute");
  }
  expect(Date.now() - startedAt).toBeLessThan(2_000);

  // With a script too: the answer of a form whose session has ended in the meantime is the way to sign in.
  await signInAt(page, "identity", person.name, "/account/ids/dispute");
  await page.locator("[name=realm]").selectOption("wholesale");
  await page.locator("[name=loginName]").fill("there-is-no-such-id");
  await page.locator("[name=statement]").fill(statement);
  const heavy = { name: "heavy.jpg", mimeType: "image/jpeg", buffer: Buffer.alloc(large, 1) };
  await page.locator("[name=pictures]").setInputFiles([heavy]);
  await sql("delete from site_sessions where user_id = $1", [person.userId]);
  await page.getByRole("button", { name: dispute.submit }).click();
  await page.waitForURL((url) => url.pathname === "/account/ids/dispute" && url.search === "");
  await expect(page.locator("[name=statement]")).toHaveValue("");
});
