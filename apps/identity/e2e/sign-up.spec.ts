import shared from "@hutong/site/messages/zh-CN.json" with { type: "json" };
import {
  alertOf,
  expect,
  expectSignedOut,
  fillSignIn,
  freshMobile,
  freshName,
  freshPerson,
  newestCode,
  sessionAt,
  signOut,
  sites,
  sql,
  test,
} from "@hutong/testing/e2e";
import type { Page } from "@playwright/test";
import english from "../messages/en.json" with { type: "json" };
import chinese from "../messages/zh-CN.json" with { type: "json" };

const { signUp } = chinese;
const refusal = { ...shared.refusal, ...chinese.refusal };
const goodPassword = "vexing quilt and a lamp";

function freshEmail(): string {
  return `${freshName("new")}@example.com`;
}

/** Opens the form for new people from a site. */
async function openSignUp(
  page: Page,
  site: "retail" | "wholesale" = "retail",
  next = "/api/session",
): Promise<void> {
  await page.goto(`${sites[site]}/join?next=${encodeURIComponent(next)}`);
  await expect(page.locator("[name=contact]")).toBeVisible();
}

interface NewPersonForm {
  readonly contact: string;
  readonly password?: string;
  readonly displayName?: string;
}

async function fillSignUp(page: Page, form: NewPersonForm): Promise<void> {
  await page.locator("[name=contact]").fill(form.contact);
  await page.locator("[name=displayName]").fill(form.displayName ?? "");
  await page.locator("[name=password]").fill(form.password ?? goodPassword);
  await page.locator("[name=password]").press("Enter");
}

async function typeCode(page: Page, code: string): Promise<void> {
  await page.locator("[name=code]").fill(code);
  await page.locator("[name=code]").press("Enter");
}

function otherThan(code: string): string {
  return code === "123456" ? "654321" : "123456";
}

async function peopleWith(contact: string): Promise<number> {
  const [row] = await sql<{ n: number }>("select count(*)::int as n from contacts where value = $1", [
    contact,
  ]);
  return row?.n ?? 0;
}

test("by e-mail from retail, with the code of the mailbox page: signed in there, with a retail ID of her own", async ({
  page,
  context,
}) => {
  const email = freshEmail();
  const name = freshName("wanderer");
  await page.goto(`${sites.retail}/shops`);
  await page.getByRole("banner").locator("a[href='/join']").click();
  await fillSignUp(page, { contact: email, displayName: name });
  await expect(page.getByRole("heading", { name: signUp.code.title })).toBeVisible();
  await expect(page.getByRole("main")).toContainText(email);

  const mailbox = await context.newPage();
  await mailbox.goto(`${sites.identity}/dev/mailbox`);
  await mailbox.locator("[name=to]").fill(email);
  await mailbox.locator("[name=to]").press("Enter");
  const message = mailbox.locator(`article[data-recipient="${email}"]`);
  await expect(message).toHaveCount(1);
  await typeCode(page, (await message.locator("[data-code]").first().textContent()) ?? "");
  await page.waitForURL(`${sites.retail}/`);
  expect((await sessionAt(page, "retail")).siteAccount).toMatchObject({ realm: "retail", loginName: name });

  await signOut(page);
  for (const identifier of [email, name]) {
    await page.goto(`${sites.retail}/login?next=/api/session`);
    await fillSignIn(page, identifier, goodPassword);
    await page.waitForURL(`${sites.retail}/api/session`);
    await page.evaluate(() => fetch("/logout", { method: "POST", redirect: "manual" }));
    await expectSignedOut(page, "retail");
  }
});

test("by mobile from wholesale, without a name: signed in there, with a wholesale ID", async ({ page }) => {
  const mobile = freshMobile();
  await openSignUp(page, "wholesale");
  await fillSignUp(page, { contact: mobile.replace("+86", "") });
  await expect(page.locator("[name=code]")).toBeVisible();
  const code = await newestCode(mobile);
  await typeCode(page, `${code.slice(0, 3)} ${code.slice(3)}`);
  await page.waitForURL(`${sites.wholesale}/api/session`);
  const session = await sessionAt(page, "wholesale");
  expect(session.siteAccount?.realm).toBe("wholesale");
  expect(session.siteAccount?.loginName).toMatch(/^hu[a-z2-7]{8}$/);
});

test("from the account site: a person without an ID yet, who walks into retail and gets one", async ({
  page,
}) => {
  const email = freshEmail();
  await page.goto(`${sites.identity}/`);
  await page.getByRole("main").locator("a[href='/join?next=/account']").click();
  await fillSignUp(page, { contact: email, displayName: "小明" });
  await typeCode(page, await newestCodeOf(page, email));
  await page.waitForURL(`${sites.identity}/account`);
  await page.goto(`${sites.identity}/account/ids`);
  await expect(page.getByRole("main")).toContainText(chinese.account.ids.emptyTitle);
  await page.goto(`${sites.retail}/login?next=/api/session`);
  expect((await sessionAt(page, "retail")).siteAccount?.realm).toBe("retail");
});

test("a wrong code is refused, a new one voids the first, and a used one works no more", async ({
  page,
  browser,
}) => {
  const email = freshEmail();
  await openSignUp(page);
  await fillSignUp(page, { contact: email });
  const first = await newestCodeOf(page, email);
  await typeCode(page, otherThan(first));
  await expect(alertOf(page, refusal.code.wrong_code)).toBeVisible();
  expect(await peopleWith(email)).toBe(0);

  await page.getByRole("button", { name: signUp.code.again }).click();
  await expect(page.getByRole("status").filter({ hasText: signUp.code.sentAgain })).toBeVisible();
  const second = await newestCodeOf(page, email);
  if (first !== second) {
    await typeCode(page, first);
    await expect(alertOf(page, refusal.code.wrong_code)).toBeVisible();
  }
  const codePage = page.url();
  await typeCode(page, second);
  await page.waitForURL(`${sites.retail}/api/session`);
  expect(await peopleWith(email)).toBe(1);

  const other = await browser.newContext({ locale: "zh-CN" });
  const tab = await other.newPage();
  await openSignUp(tab);
  const { pathname } = new URL(tab.url());
  await tab.goto(`${sites.identity}${pathname}/code${new URL(codePage).search}`);
  await typeCode(tab, second);
  await expect(alertOf(tab, refusal.code.expired)).toBeVisible();
  await expectSignedOut(tab, "retail");
  expect(await peopleWith(email)).toBe(1);
  await other.close();
});

test("what was typed stays after a refusal, but for the password", async ({ page }) => {
  await openSignUp(page);
  await fillSignUp(page, { contact: "nobody", displayName: "小红" });
  await expect(page.locator("#contact-error")).toContainText(refusal.field.contact_invalid);
  await expect(page.locator("[name=contact]")).toHaveValue("nobody");
  await expect(page.locator("[name=displayName]")).toHaveValue("小红");
  await expect(page.locator("[name=password]")).toHaveValue("");
});

test("SECURITY 16: a taken address gets the same pages and no account; only its owner is told", async ({
  page,
}) => {
  const owner = await freshPerson();
  const free = freshEmail();
  const seen: string[] = [];
  for (const contact of [owner.email, free]) {
    await openSignUp(page);
    await fillSignUp(page, { contact });
    await expect(page.locator("[name=code]")).toBeVisible();
    const code = contact === free ? otherThan(await newestCodeOf(page, free)) : "123456";
    seen.push(await readPage(page, contact));
    await typeCode(page, code);
    await expect(alertOf(page)).toBeVisible();
    seen.push(await readPage(page, contact));
    await page.getByRole("button", { name: signUp.code.again }).click();
    await expect(page.getByRole("status").filter({ hasText: signUp.code.sentAgain })).toBeVisible();
    seen.push(await readPage(page, contact));
  }
  expect(seen.slice(0, 3)).toEqual(seen.slice(3));
  expect(seen[1]).toContain(refusal.code.wrong_code);
  expect(await peopleWith(owner.email)).toBe(1);
  const messages = await sql<{ text: string }>("select text from messages where recipient = $1", [
    owner.email,
  ]);
  expect(messages.length).toBe(2);
  for (const { text } of messages) expect(text).not.toMatch(/\d{6}/);
});

/** What a page says and where it is, without what differs by chance. */
async function readPage(page: Page, typed: string): Promise<string> {
  const text = `${new URL(page.url()).pathname}\n${await page.getByRole("main").ariaSnapshot()}`;
  return text.replaceAll(/\/sign-in\/[^/]+/g, "/sign-in/…").replaceAll(typed, "<typed>");
}

for (const [language, locale, catalogue] of [
  ["Chinese", "zh-CN", chinese],
  ["English", "en-US", english],
] as const) {
  test.describe(`SECURITY 15: weak passwords are refused with a reason (${language})`, () => {
    test.use({ locale });
    const { field } = catalogue.refusal;
    const weak = {
      "too short": ["fourteen chars", field.password_too_short],
      guessable: ["passwordpassword", field.password_breached],
      "her own name": ["wanderlust lamp quilt 7", field.password_own_name],
      "her own address": ["own-address@example.com", field.password_own_name],
    } as const;

    test(Object.keys(weak).join(", "), async ({ page }) => {
      await openSignUp(page);
      for (const [why, [password, reason]] of Object.entries(weak)) {
        await fillSignUp(page, { contact: "own-address@example.com", displayName: "Wanderlust", password });
        await expect(page.locator("#password-error"), why).toContainText(reason);
        await expect(page.locator("[name=code]"), why).toHaveCount(0);
      }
    });
  });
}

test.describe("SECURITY 15: what is long enough is taken as it is", () => {
  for (const [what, password] of [
    ["15 characters without digits or signs", "vexingquiltlamp"],
    [
      "64 characters and more, with spaces and Chinese",
      `胡同里的灯 and ${"a lamp beside the quiet gate ".repeat(3)}`,
    ],
  ] as const) {
    test(what, async ({ page }) => {
      const email = freshEmail();
      await openSignUp(page);
      await fillSignUp(page, { contact: email, password });
      await typeCode(page, await newestCodeOf(page, email));
      await page.waitForURL(`${sites.retail}/api/session`);
      const [row] = await sql<{ secret: string }>(
        "select secret from credentials where user_id = (select user_id from contacts where value = $1)",
        [email],
      );
      expect(row?.secret).toMatch(/^\$argon2id\$v=19\$m=(\d{5,}),t=[2-9],p=\d/);
      expect(Number(row?.secret.match(/m=(\d+)/)?.[1])).toBeGreaterThanOrEqual(19_456);
    });
  }
});

/** The newest code, once the page that asks for it is there: it has been sent by then. */
async function newestCodeOf(page: Page, contact: string): Promise<string> {
  await expect(page.locator("[name=code]")).toBeVisible();
  return newestCode(contact);
}
