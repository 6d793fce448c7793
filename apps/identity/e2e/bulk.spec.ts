import { expect, freshPerson, raw, sessionCookie, signInAt, sites, sql, test } from "@hutong/testing/e2e";
import type { Page } from "@playwright/test";
import zh from "../messages/zh-CN.json" with { type: "json" };

const { identity } = sites;
const { bulk } = zh.admin;

async function signInOperator(page: Page) {
  const admin = await freshPerson({ adminRole: "operator" });
  await signInAt(page, "identity", admin.name, "/admin/bulk");
  return admin;
}

test("a file of acts is looked at first, done once, and its rejects are a file", async ({ page }) => {
  const [one, two] = [await freshPerson(), await freshPerson()];
  await signInOperator(page);
  const csv = [
    "who,action,reason",
    `${one.memberNo},freeze,冒名举报 17 号`,
    `retail/${two.name},freeze,冒名举报 17 号`,
    "nobody-is-called-so,freeze,冒名举报 17 号",
    `${one.name},dance,冒名举报 17 号`,
  ].join("\n");
  const upload = async () => {
    await page.goto(`${identity}/admin/bulk`);
    await page
      .locator("[name=file]")
      .setInputFiles({ name: "acts.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
    await page.getByRole("button", { name: bulk.look }).click();
    await page.waitForURL(/\/admin\/bulk\/[\w-]+$/);
  };
  const frozen = async () =>
    (await sql("select 1 from users where id = any($1) and status = 'frozen'", [[one.userId, two.userId]]))
      .length;

  await upload();
  await expect(page.getByRole("row", { name: new RegExp(one.memberNo) })).toContainText(bulk.line.ready);
  await expect(page.getByRole("row", { name: /nobody-is-called-so/ })).toContainText(bulk.line.not_found);
  await expect(page.getByRole("row", { name: /dance/ })).toContainText(bulk.line.unknown_action);
  expect(await frozen()).toBe(0);

  await page.getByRole("button", { name: bulk.applySubmit.replace("{count, number}", "2") }).dblclick();
  await expect(page.getByRole("row", { name: new RegExp(one.memberNo) })).toContainText(bulk.line.done);
  expect(await frozen()).toBe(2);
  await expect(page.getByRole("button", { name: /^执行/ })).toHaveCount(0);
  const acts = await sql(
    "select 1 from audit_entries where action = 'person.frozen' and subject_user_id = any($1)",
    [[one.userId, two.userId]],
  );
  expect(acts).toHaveLength(2);

  const applied = page.url();
  await upload();
  expect(page.url().split("?")[0]).toBe(applied.split("?")[0]);

  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: bulk.rejects }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString("utf8");
  expect(text).toContain("nobody-is-called-so,freeze");
  expect(text).not.toContain(one.memberNo);
});

test("SECURITY 29: a file that is too big is refused at the wall within two seconds", async ({
  page,
  context,
}) => {
  await signInOperator(page);
  const cookie = (await context.cookies()).find(({ name }) => name === sessionCookie);
  const startedAt = performance.now();
  const answer = await raw("identity", "/admin/bulk", {
    method: "POST",
    headers: {
      cookie: `${sessionCookie}=${cookie?.value}`,
      origin: identity,
      "content-type": "multipart/form-data; boundary=x",
      "content-length": String(50 * 1024 * 1024),
    },
  });
  expect(answer.status).toBe(413);
  expect(performance.now() - startedAt).toBeLessThan(2_000);

  await page
    .locator("[name=file]")
    .setInputFiles({ name: "big.csv", mimeType: "text/csv", buffer: Buffer.alloc(1_000_001, "x") });
  await page.getByRole("button", { name: bulk.look }).click();
  await expect(page.getByText(bulk.tooBig)).toBeVisible();
});

test("support and auditors see what was done and do nothing", async ({ page }) => {
  const admin = await freshPerson({ adminRole: "auditor" });
  await signInAt(page, "identity", admin.name, "/admin/bulk");
  await expect(page.getByRole("heading", { level: 1, name: bulk.title })).toBeVisible();
  await expect(page.locator("[name=file]")).toHaveCount(0);
});
