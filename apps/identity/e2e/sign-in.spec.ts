import shared from "@hutong/site/messages/zh-CN.json" with { type: "json" };
import {
  accountMenu,
  alertOf,
  expect,
  expectSignedIn,
  expectSignedOut,
  fillSignIn,
  freshMobile,
  freshName,
  freshPerson,
  freshSeat,
  sessionAt,
  signInAt,
  sites,
  sql,
  test,
  type Visit,
  Visitor,
} from "@hutong/testing/e2e";
import type { Page } from "@playwright/test";
import english from "../messages/en.json" with { type: "json" };
import chinese from "../messages/zh-CN.json" with { type: "json" };

const { signIn } = chinese;
const refusal = { ...shared.refusal, ...chinese.refusal };
const wrongPassword = "not the one that she uses";
/** The smallest page to come back to. */
const landing = "/api/session";

/** Opens the sign-in form of a site without a screen. */
async function openForm(visitor: Visitor): Promise<URL> {
  const visit = await visitor.get(`${sites.retail}/login?next=${landing}`);
  expect(visit.url.pathname).toMatch(/^\/sign-in\//);
  return visit.url;
}

function send(visitor: Visitor, form: URL, identifier: string, password: string): Promise<Visit> {
  return visitor.post(`${form.origin}${form.pathname}/submit`, { identifier, password });
}

/** A page without what differs from one request to the next: nonces, references, and what was typed. */
function comparable({ body, url }: Visit, typed: string): string {
  const uid = url.pathname.split("/")[2] ?? "";
  return body
    .replaceAll(/nonce(="|\\?":\\?")[^"\\]+/g, "nonce")
    .replaceAll(typed, "<typed>")
    .replaceAll(uid, "<uid>");
}

test.describe("SECURITY 16: sign-in tells nobody who is a member", () => {
  test("a wrong password and an unknown ID read the same, and what was typed stays", async ({ page }) => {
    const person = await freshPerson();
    await page.goto(`${sites.retail}/login?next=${landing}`);
    const form = new URL(page.url()).pathname;
    for (const identifier of [person.name, freshName()]) {
      await fillSignIn(page, identifier, wrongPassword);
      await expect(page.locator("[name=identifier]")).toHaveValue(identifier);
      await expect(alertOf(page, refusal.code.wrong_credentials)).toBeVisible();
      await expect(page.locator("[name=password]")).toHaveValue("");
      expect(new URL(page.url()).pathname).toBe(form);
    }
    await fillSignIn(page, person.name);
    await page.waitForURL(sites.retail + landing);
  });

  test("status, headers and page are the same for the wrong, the unknown, the frozen and the one without a password", async () => {
    const known = await freshPerson();
    const frozen = await freshPerson({ status: "frozen" });
    const silent = await freshPerson({ password: null });
    const visitor = new Visitor();
    const form = await openForm(visitor);
    const seen = new Map<string, string>();
    for (const typed of [
      known.name,
      known.email,
      frozen.name,
      silent.name,
      freshName(),
      `retail/${freshName()}`,
    ]) {
      const visit = await send(visitor, form, typed, wrongPassword);
      expect(visit.body).toContain(refusal.code.wrong_credentials);
      const statuses = visit.hops.map(({ answer }) => answer.status).join();
      const names = Object.keys(visit.headers).toSorted().join();
      seen.set(typed, [statuses, names, comparable(visit, typed)].join("\n"));
    }
    expect(new Set(seen.values()).size, [...seen.keys()].join()).toBe(1);
  });

  test("that a name exists in two realms is told only after a right password", async () => {
    const name = freshName();
    await freshPerson({ name, realm: "retail" });
    await freshPerson({ name, realm: "mall" });
    const visitor = new Visitor();
    const visit = await send(visitor, await openForm(visitor), name, wrongPassword);
    expect(visit.body).toContain(refusal.code.wrong_credentials);
    expect(visit.body).not.toContain(signIn.choose.title);
  });

  test("a frozen person is told so with her own password, in her language", async ({ page }) => {
    const person = await freshPerson({ status: "frozen" });
    await page.goto(`${sites.retail}/login?next=${landing}`);
    await fillSignIn(page, person.name);
    await expect(alertOf(page, refusal.code.frozen)).toBeVisible();
    await expectSignedOut(page, "retail");
  });
});

test.describe("every ID she owns signs in", () => {
  test("realm and name, in any case", async ({ page }) => {
    const person = await freshPerson({ realm: "deals" });
    await signInAt(page, "retail", `Deals/${person.name.toUpperCase()}`, landing);
    await expectSignedIn(page, "retail", person.name);
  });

  test("a bare name", async ({ page }) => {
    const person = await freshPerson({ realm: "wholesale" });
    await signInAt(page, "wholesale", ` ${person.name} `, landing);
    await expectSignedIn(page, "wholesale", person.name);
  });

  test("an e-mail address", async ({ page }) => {
    const person = await freshPerson();
    await signInAt(page, "retail", person.email.toUpperCase(), landing);
    await expectSignedIn(page, "retail", person.name);
  });

  test("a mobile number, as people write it", async ({ page }) => {
    const mobile = freshMobile();
    const person = await freshPerson({ contacts: [{ kind: "mobile", value: mobile, verified: true }] });
    const local = mobile.replace("+86", "");
    await signInAt(page, "retail", `${local.slice(0, 3)} ${local.slice(3, 7)} ${local.slice(7)}`, landing);
    await expectSignedIn(page, "retail", person.name);
  });

  test("a member number", async ({ page }) => {
    const person = await freshPerson();
    await signInAt(page, "retail", person.memberNo, landing);
    await expectSignedIn(page, "retail", person.name);
  });

  test("a staff name, for the shop it belongs to", async ({ page }) => {
    const [owner, staff] = await Promise.all([freshPerson(), freshPerson({ realm: "deals" })]);
    const { identifier } = await freshSeat(owner, staff, "bob");
    await signInAt(page, "retail", identifier, landing);
    const session = await sessionAt(page, "retail");
    expect(session.user?.id).toBe(staff.userId);
  });
});

test.describe("one name, two people", () => {
  async function twoPeople() {
    const name = freshName();
    const mine = "a password of the retail one";
    const shop = await freshPerson({ name, realm: "retail", password: mine });
    const mall = await freshPerson({ name, realm: "mall" });
    return { name, mine, shop, mall };
  }

  test("she is asked which, and chooses without typing again", async ({ page }) => {
    const { name, mine, shop } = await twoPeople();
    await page.goto(`${sites.retail}/login?next=${landing}`);
    await fillSignIn(page, name, mine);
    await expect(page.getByRole("heading", { name: signIn.choose.title })).toBeVisible();
    await expect(page.locator("[name=choice]")).toHaveCount(2);
    await expect(page.locator("[name=password]")).toHaveCount(0);
    await page.locator(`[name=choice][value="retail/${name}"]`).click();
    await page.waitForURL(sites.retail + landing);
    expect((await sessionAt(page, "retail")).user?.id).toBe(shop.userId);
  });

  test("the other's ID is not hers to choose", async ({ page }) => {
    const { name, mine } = await twoPeople();
    await page.goto(`${sites.retail}/login?next=${landing}`);
    await fillSignIn(page, name, mine);
    await page.locator(`[name=choice][value="mall/${name}"]`).click();
    await expect(alertOf(page, refusal.code.wrong_credentials)).toBeVisible();
    await expectSignedOut(page, "retail");
  });

  test("realm/name asks nothing", async ({ page }) => {
    const { name, mall } = await twoPeople();
    await signInAt(page, "retail", `mall/${name}`, landing);
    expect((await sessionAt(page, "retail")).user?.id).toBe(mall.userId);
  });
});

test("SECURITY 17: the 11th wrong try from one address is refused with a wait; the victim elsewhere gets in", async ({
  page,
}) => {
  const victim = await freshPerson();
  const bystander = await freshPerson();
  const thief = new Visitor();
  const form = await openForm(thief);
  for (let attempt = 1; attempt <= 10; attempt += 1) {
    const visit = await send(thief, form, victim.name, wrongPassword);
    expect(visit.body, `try ${attempt}`).toContain(refusal.code.wrong_credentials);
  }
  for (const [identifier, password] of [
    [victim.name, wrongPassword],
    [`  ${victim.name.toUpperCase()}`, wrongPassword],
    [victim.name, victim.password],
  ] as const) {
    const visit = await send(thief, form, identifier, password);
    expect(visit.body).toContain(refusal.code.throttled.split("{wait}")[0]);
    expect(visit.body).not.toContain(refusal.code.wrong_credentials);
    const waitSeconds = Number(visit.hops[0]?.answer.headers["retry-after"]);
    expect(waitSeconds).toBeGreaterThan(60);
    expect(waitSeconds).toBeLessThanOrEqual(900);
  }
  const other = await send(thief, form, bystander.name, bystander.password);
  expect(other.url.href).toBe(sites.retail + landing);
  await signInAt(page, "retail", victim.name, landing);
  await expectSignedIn(page, "retail", victim.name);
});

test("by keyboard alone: in, across and out", async ({ page }) => {
  const person = await freshPerson();
  await page.goto(`${sites.retail}/login?next=/shops`);
  await expect(page.locator("[name=identifier]")).toBeFocused();
  await page.keyboard.type(person.name);
  await page.keyboard.press("Tab");
  await expect(page.locator("[name=password]")).toBeFocused();
  await page.keyboard.type(person.password);
  await page.keyboard.press("Tab");
  await expect(page.locator("button[aria-controls=password]")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.locator("main form button[type=submit]")).toBeFocused();
  await page.keyboard.press("Enter");
  await page.waitForURL(`${sites.retail}/shops`);

  await page.keyboard.press("Tab");
  await expect(page.locator("a[href='#main']")).toBeFocused();
  await expect(page.locator("a[href='#main']")).toBeInViewport();
  const door = page.getByRole("banner").locator(`nav a[href^="${sites.wholesale}/login"]`);
  await tabTo(page, () => door.evaluate((link) => link === document.activeElement));
  await page.keyboard.press("Enter");
  await page.waitForURL(`${sites.wholesale}/`);

  const menu = accountMenu(page);
  await tabTo(page, () => menu.locator("summary").evaluate((one) => one === document.activeElement));
  await page.keyboard.press("Enter");
  const out = menu.locator("form[action='/logout'] button");
  await expect(out).toBeVisible();
  await tabTo(page, () => out.evaluate((button) => button === document.activeElement));
  await page.keyboard.press("Enter");
  await expect(menu).toHaveCount(0);
  await expectSignedOut(page, "retail");
});

/** Presses Tab until the focus is where `isThere` says; a person would give up much sooner. */
async function tabTo(page: Page, isThere: () => Promise<boolean>): Promise<void> {
  for (let presses = 0; presses < 25; presses += 1) {
    await page.keyboard.press("Tab");
    if (await isThere()) return;
  }
  throw new Error("25 times Tab did not lead there");
}

test("a double click sends the form once", async ({ page }) => {
  const person = await freshPerson();
  await page.goto(`${sites.retail}/login?next=${landing}`);
  let sent = 0;
  let letGo = () => {};
  const held = new Promise<void>((done) => {
    letGo = done;
  });
  await page.route("**/submit", async (route) => {
    sent += 1;
    await held;
    await route.continue();
  });
  await page.locator("[name=identifier]").fill(person.name);
  await page.locator("[name=password]").fill(person.password);
  const box = await page.locator("main form button[type=submit]").boundingBox();
  if (!box) throw new Error("the form has no button");
  // The mouse and the keyboard themselves: a locator would wait for the navigation that is held up.
  await page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2);
  await expect.poll(() => sent).toBeGreaterThan(0);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await page.keyboard.press("Enter");
  letGo();
  await page.waitForURL(sites.retail + landing);
  expect(sent).toBe(1);
});

test.describe("a sign-in that cannot go on has a way on", () => {
  test("one that has run out says so, before and after it is sent, and starts again at the door", async ({
    page,
  }) => {
    const person = await freshPerson();
    await page.goto(`${sites.retail}/login?next=${landing}`);
    const uid = new URL(page.url()).pathname.split("/")[2] ?? "";
    await sql("delete from provider_records where model = 'Interaction' and id_hash = sha256($1::bytea)", [
      uid,
    ]);
    await fillSignIn(page, person.name);
    const title = page.getByRole("heading", { name: signIn.expired.title });
    await expect(title).toBeVisible();
    await page.reload();
    await expect(title).toBeVisible();
    await page.getByRole("main").getByRole("link", { name: signIn.expired.retail }).click();
    await signInHere(page, person.name);
    await page.waitForURL(`${sites.retail}/`);
  });

  test("one of another browser says the same, in English too", async ({ page, browser }) => {
    await page.goto(`${sites.retail}/login?next=${landing}`);
    const other = await browser.newContext({ locale: "en-US" });
    const tab = await other.newPage();
    await tab.goto(page.url());
    await expect(tab.getByRole("heading", { name: english.signIn.expired.title })).toBeVisible();
    await expect(tab.locator("[name=password]")).toHaveCount(0);
    await tab.getByRole("link", { name: english.signIn.expired.account }).click();
    await expect(tab.locator("[name=password]")).toBeVisible();
    await other.close();
  });
});

async function signInHere(page: Page, identifier: string): Promise<void> {
  await expect(page.locator("[name=identifier]")).toBeVisible();
  await fillSignIn(page, identifier);
}

test.describe("SECURITY 14: a session cannot be planted", () => {
  test("a sign-in begun in one browser cannot be finished in another", async () => {
    const victim = await freshPerson();
    const [attacker, lured] = [new Visitor(), new Visitor()];
    const form = await openForm(attacker);
    const sent = await send(lured, form, victim.name, victim.password);
    expect(sent.body).toContain(signIn.expired.title);
    const resumed = await attacker.get(`${sites.identity}/oauth/authorize/${form.pathname.split("/")[2]}`);
    expect(JSON.parse((await attacker.get(sites.retail + landing)).body)).toEqual({ user: null });
    expect(attacker.cookie("retail", "__Host-hutong_session")).toBeUndefined();
    expect(resumed.url.origin).toBe(sites.identity);
  });

  test("another browser's answer signs nobody in, not even where a sign-on is under way", async () => {
    const attacker = await freshPerson();
    const [own, lured] = [new Visitor(), new Visitor()];
    const form = await openForm(own);
    const proof = { identifier: attacker.name, password: attacker.password };
    const asked = await own.post(`${form.origin}${form.pathname}/submit`, proof, {
      stopAt: ({ pathname }) => pathname.startsWith("/api/auth/callback/"),
    });
    const answer = String(asked.headers.location);
    expect(answer).toContain("code=");
    await openForm(lured);
    const followed = await lured.get(answer);
    expect(followed.url.pathname).toMatch(/^\/sign-in\//);
    expect(lured.cookie("retail", "__Host-hutong_session")).toBeUndefined();
    expect(JSON.parse((await lured.get(sites.retail + landing)).body)).toEqual({ user: null });
  });

  test("a session id that was there before signing in is worth nothing after", async ({ page, context }) => {
    const person = await freshPerson();
    const planted = "a".repeat(43);
    await context.addCookies([
      {
        name: "__Host-hutong_session",
        value: planted,
        url: sites.retail.replace("http:", "https:"),
        secure: true,
        httpOnly: true,
        sameSite: "Lax",
      },
    ]);
    await signInAt(page, "retail", person.name, landing);
    const session = (await context.cookies()).find((cookie) => cookie.name === "__Host-hutong_session");
    expect(session?.value).not.toBe(planted);
    const rows = await sql<{ n: number }>(
      "select count(*)::int as n from site_sessions where token_hash = sha256($1::bytea)",
      [planted],
    );
    expect(rows[0]?.n).toBe(0);
  });

  test("every sign-in gives new ids, of the sign-on too", async () => {
    const person = await freshPerson();
    const visitor = new Visitor();
    const ids = new Set<string | undefined>();
    for (const round of [1, 2]) {
      const form = await openForm(visitor);
      const visit = await send(visitor, form, person.name, person.password);
      expect(visit.url.pathname, `round ${round}`).toBe(landing);
      ids.add(visitor.cookie("retail", "__Host-hutong_session"));
      ids.add(visitor.cookie("identity", "__Host-hutong_sign_on"));
      await sql("delete from sign_on_sessions where user_id = $1", [person.userId]);
    }
    expect(ids.size).toBe(4);
    expect(ids).not.toContain(undefined);
  });
});
