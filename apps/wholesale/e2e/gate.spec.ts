import { randomUUID } from "node:crypto";
import {
  expect,
  type FreshPerson,
  freshCompany,
  freshName,
  freshPerson,
  freshSessions,
  freshShop,
  freshStanding,
  type RawAnswer,
  raw,
  readBuilt,
  type Standing,
  sessionCookie,
  signInAt,
  sites,
  sql,
  test,
} from "@hutong/testing/e2e";
import type { Browser } from "@playwright/test";
import words from "../messages/zh-CN.json" with { type: "json" };

const { wholesale } = sites;
const { gate, inquiry, supplier: supplierWords } = words;

/** Marks in what is for the trade alone; none of them stands anywhere else. */
const canaries = {
  company: "金丝雀制衣有限公司",
  person: "金丝雀联系人",
  phone: "0571-73519284",
  rule: "金丝雀规则",
  priceList: "CANARY-LIST",
  rulePieces: "614837",
  termsDays: "173",
  moq: "735192",
  thread: "金丝雀报价十二元",
} as const;

/** A number by itself, however it is written, and not a piece of an id or address; other marks as they are. */
function isIn(text: string, canary: string): boolean {
  if (!/^\d+$/.test(canary)) return text.includes(canary);
  return new RegExp(`(?<![\\w.-])${canary}(?![\\w-])`).test(text.replace(/(\d),(?=\d{3})/g, "$1"));
}

/** Days of credit are a small number: only beside their word. */
const termsWords = words.service.term.termsDays.replace("{value}", canaries.termsDays);
const marks = { ...canaries, termsDays: termsWords };

function leaksIn(answer: Pick<RawAnswer, "headers" | "body"> | undefined): string[] {
  if (!answer) return [];
  const text = `${JSON.stringify(answer.headers)}\n${answer.body}`;
  return Object.entries(marks)
    .filter(([, canary]) => isIn(text, canary))
    .map(([name]) => name);
}

interface Cage {
  readonly supplier: FreshPerson;
  readonly accountId: string;
  readonly style: string;
  readonly rule: string;
  readonly thread: string;
  readonly picture: string;
}

/** A supplier with a mark in everything that is for the trade alone, a thread of another's, and another's papers. */
async function freshCage(): Promise<Cage> {
  const supplier = await freshPerson({ realm: "wholesale", name: freshName("canary") });
  const accountId = await freshCompany(supplier.userId, `厂 ${supplier.name}`);
  const [style, rule, thread] = [randomUUID(), randomUUID(), randomUUID()];
  await sql(
    `insert into listings (id, account_id, market, title_zh, title_en, category, drawing, colours, sizes, moq, published_at)
      values ($1, $2, 'wholesale', $3, $3, 'womenswear', 'tee', '{indigo}', '{M}', $4, now())`,
    [style, accountId, `款 ${supplier.name}`, canaries.moq],
  );
  await sql(
    `insert into company_data (account_id, legal_name, credit_code, business_type, registered_address, contact_name,
        contact_phone, updated_at)
      values ($1, $2, '91330100799655058B', 'company', '浙江省嘉兴市南湖区中山东路 1 号', $3, $4, now())`,
    [accountId, canaries.company, canaries.person, canaries.phone],
  );
  await sql(
    `insert into service_rules (id, supplier_account_id, place, name, conditions, price_list, moq_pieces, terms_days)
      values ($1, $2, 1, $3, '[]', $4, $5, $6)`,
    [rule, accountId, canaries.rule, canaries.priceList, canaries.rulePieces, canaries.termsDays],
  );
  const buyer = await freshPerson({ realm: "wholesale" });
  await freshStanding(buyer.userId);
  await sql(
    `insert into inquiries (id, buyer_account_id, supplier_account_id, open_key, subject, opened_at, last_message_at)
      select $1, id, $2, gen_random_uuid(), $3, now(), now() from accounts where user_id = $4`,
    [thread, accountId, canaries.thread, buyer.userId],
  );
  return { supplier, accountId, style, rule, thread, picture: await freshPicture(buyer.userId) };
}

/** A picture of the application that a person's account is writing. */
async function freshPicture(userId: string): Promise<string> {
  const [application, picture] = [randomUUID(), randomUUID()];
  await sql(
    "insert into trader_applications (id, account_id, created_at) select $1, id, now() from accounts where user_id = $2",
    [application, userId],
  );
  await sql("insert into trader_pictures values ($1, $2, 'licence', $3, 1, 1, now())", [
    picture,
    application,
    Buffer.from([0xff, 0xd8, 0xff]),
  ]);
  return picture;
}

/** What does not end by itself, and where it is looked at. */
const elsewhere: Readonly<Record<string, string>> = {
  "/inquiries/stream": "inquiries.spec.ts: it tells ids of one's own threads",
};

/** Every address of the market that may say something of the cage: each route of the build, filled in, and its views. */
async function addressesOf(cage: Cage): Promise<string[]> {
  const fill: Readonly<Record<string, string>> = {
    "/suppliers/[loginName]": `/suppliers/${cage.supplier.name}`,
    "/goods/[id]": `/goods/${cage.style}`,
    "/inquiries/[id]": `/inquiries/${cage.thread}`,
    "/service/[rule]": `/service/${cage.rule}`,
    "/trader/pictures/[picture]": `/trader/pictures/${cage.picture}`,
    "/pictures/[drawing]/[colour]": "/pictures/tee/indigo",
    "/account/[account]/addresses/[address]": `/account/${cage.accountId}/addresses/${randomUUID()}`,
  };
  const { routes } = await readBuilt("wholesale");
  const own = routes
    .filter((route) => !(route in elsewhere))
    .map((route) => fill[route] ?? route.replace("[account]", cage.accountId));
  // A later route says here what to put into its address.
  expect(own.filter((address) => address.includes("["))).toEqual([]);
  const q = encodeURIComponent(cage.supplier.name);
  return [
    ...own,
    `/search?q=${q}`,
    `/search?q=${q}&sort=moq_up`,
    `/search?category=womenswear&sort=moq_up`,
    `/suppliers?q=${q}`,
    `/goods/${cage.style}?colour=indigo`,
    `/inquiries/new?supplier=${cage.supplier.name}&style=${cage.style}`,
    `/inquiries?show=all`,
    "/robots.txt",
    "/sitemap.xml",
    "/sitemap",
    "/feed.xml",
    "/manifest.webmanifest",
    `/_next/image?url=${encodeURIComponent("/pictures/tee/indigo")}&w=640&q=75`,
    `/_next/data/build/suppliers/${cage.supplier.name}.json`,
  ];
}

const ways: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  HTML: {},
  RSC: { rsc: "1" },
  "a prefetch": { rsc: "1", "next-router-prefetch": "1" },
  "a prefetched tree": { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
};

/** Asks for an address in every way that a page's script does. */
async function askAll(address: string, token: string | undefined) {
  const asked: { readonly way: string; readonly answer: RawAnswer }[] = [];
  for (const [way, headers] of Object.entries(ways)) {
    const path = way === "HTML" ? address : `${address}${address.includes("?") ? "&" : "?"}_rsc=canary`;
    const cookie = token === undefined ? {} : { cookie: `${sessionCookie}=${token}` };
    const ask = (to: string) => raw("wholesale", to, { headers: { ...headers, ...cookie } });
    const answer = await ask(path);
    asked.push({ way, answer });
    // Next sends a payload under the mark that it has computed itself.
    const to = new URL(answer.headers.location ?? "/", wholesale);
    if (to.searchParams.has("_rsc") && to.pathname === new URL(path, wholesale).pathname)
      asked.push({ way, answer: await ask(to.pathname + to.search) });
  }
  return asked;
}

/** A search for what is hidden says back what was asked, and finds nothing by it. */
async function expectNotFound(cage: Cage, who: string, token: string | undefined): Promise<void> {
  for (const place of ["search", "suppliers"])
    for (const canary of [canaries.company, canaries.person, canaries.phone, canaries.priceList])
      for (const { way, answer } of await askAll(`/${place}?q=${encodeURIComponent(canary)}`, token))
        expect
          .soft(answer.body, `${who}: ${way} of ${place} for ${canary}`)
          .not.toContain(cage.supplier.name);
}

const isPublicFile = (address: string) => address.startsWith("/pictures/") || address.startsWith("/_next/");

/** Fails for every mark that comes through, and for every answer that could be kept or told apart by a tag. */
async function expectNoLeak(cage: Cage, who: string, token: string | undefined): Promise<void> {
  await expectNotFound(cage, who, token);
  for (const address of await addressesOf(cage)) {
    for (const { way, answer } of await askAll(address, token)) {
      const what = `${who}: ${way} of ${address}`;
      expect.soft(answer.status, what).toBeLessThan(500);
      expect.soft(leaksIn(answer), what).toEqual([]);
      if (isPublicFile(address)) continue;
      expect.soft(answer.headers["cache-control"] ?? "", what).toContain("no-store");
      expect.soft(answer.headers.etag, what).toBeUndefined();
    }
  }
}

async function tokenOf(person: FreshPerson): Promise<string> {
  const [account] = await sql<{ id: string }>(
    "select id from accounts where user_id = $1 order by realm = 'wholesale' desc limit 1",
    [person.userId],
  );
  const { token } = await freshSessions({ userId: person.userId, accountId: account?.id ?? null }, [
    "wholesale",
  ]);
  return token.wholesale ?? "";
}

/** Shows the cage to somebody who may see it, so that whatever the site keeps in its memory has seen it too. */
async function expectShown(cage: Cage): Promise<void> {
  const trader = await freshPerson({ realm: "wholesale" });
  await freshStanding(trader.userId);
  const token = await tokenOf(trader);
  // As a page and as a payload: the suite sees both, or it would show nothing.
  const seen = async (address: string) => {
    const asked = await askAll(address, token);
    return ["HTML", "RSC"].map((way) => leaksIn(asked.findLast((one) => one.way === way)?.answer).sort());
  };
  const all = ["company", "moq", "person", "phone", "priceList", "rule", "rulePieces", "termsDays"];
  expect(await seen(`/suppliers/${cage.supplier.name}`)).toEqual([all, all]);
  expect(await seen(`/goods/${cage.style}`)).toEqual([["moq"], ["moq"]]);
  expect(await seen(`/search?q=${cage.supplier.name}`)).toEqual([["moq"], ["moq"]]);
  // What the first page keeps for everybody may be some seconds old.
  await expect.poll(() => seen("/"), { timeout: 20_000 }).toEqual([["moq"], ["moq"]]);
}

test.describe("the price-leak suite", () => {
  test.describe.configure({ timeout: 180_000 });

  test("what is for the trade alone: a verified trader sees all of it, nobody signed in none of it", async () => {
    const cage = await freshCage();
    await expectShown(cage);
    await expectNoLeak(cage, "anonymous", undefined);
  });

  for (const standing of ["waiting", "refused", "expired", "withdrawn"] satisfies Standing[]) {
    test(`somebody whose application is ${standing} sees none of it`, async () => {
      const cage = await freshCage();
      await expectShown(cage);
      const person = await freshPerson({ realm: "wholesale" });
      await freshStanding(person.userId, standing);
      await expectNoLeak(cage, standing, await tokenOf(person));
    });
  }

  test("chen, a consumer, sees none of it; robots and sitemaps list nothing", async ({ page, browser }) => {
    const cage = await freshCage();
    await expectShown(cage);
    await signInAt(page, "wholesale", "chen", `/suppliers/${cage.supplier.name}`);
    const cookies = await page.context().cookies(wholesale);
    await expectNoLeak(cage, "chen", cookies.find(({ name }) => name === sessionCookie)?.value ?? "");
    for (const path of ["/robots.txt", "/sitemap.xml"])
      expect((await raw("wholesale", path)).status, path).toBe(404);
    // What the browser has drawn, and fetched beforehand, holds none of it either; no picture's name says anything.
    await page.goto(`${wholesale}/suppliers/${cage.supplier.name}`);
    await page.mouse.wheel(0, 2_000);
    const names = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
    const drawn = { headers: {}, body: `${await page.content()}\n${names.join("\n")}` };
    expect(leaksIn(drawn)).toEqual([]);
    await expectCaged(browser, cage);
  });

  test("a link that ends closes the gate at the next page", async () => {
    const cage = await freshCage();
    const person = await freshPerson();
    await freshShop(person.userId, "小店");
    const other = await freshPerson({ realm: "wholesale" });
    // One statement: an account and its open link change hands together.
    await sql(
      `with moved as (update accounts set user_id = $1 where user_id = $2 returning id)
        update links set user_id = $1 where account_id in (select id from moved) and ended_at is null`,
      [person.userId, other.userId],
    );
    const [account] = await sql<{ id: string }>(
      "select id from accounts where user_id = $1 and realm = 'wholesale'",
      [person.userId],
    );
    const { token } = await freshSessions({ userId: person.userId, accountId: account?.id ?? null }, [
      "wholesale",
    ]);
    const ask = async () =>
      leaksIn(
        await raw("wholesale", `/suppliers/${cage.supplier.name}`, {
          headers: { cookie: `${sessionCookie}=${token.wholesale}` },
        }),
      );
    expect(await ask()).toContain("phone");
    await sql("update accounts set status = 'frozen' where user_id = $1 and realm = 'retail'", [
      person.userId,
    ]);
    expect(await ask()).toEqual([]);
  });
});

/** The bytes of the goods' pictures are the drawing's: they say nothing of the supplier. */
async function expectCaged(browser: Browser, cage: Cage): Promise<void> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${wholesale}/goods/${cage.style}`);
  const bodies = await page.evaluate(() =>
    Promise.all([...document.images].map(async ({ src }) => `${src}\n${await (await fetch(src)).text()}`)),
  );
  expect(bodies.length).toBeGreaterThan(0);
  expect(leaksIn({ headers: {}, body: bodies.join("\n") })).toEqual([]);
}

test("chen, who has no shop, meets the gate and sees the ways in", async ({ page }) => {
  await signInAt(page, "wholesale", "chen", "/suppliers/laobi");
  await expect(page.getByText(gate.title)).toBeVisible();
  await expect(page.getByText(supplierWords.contact.lead)).toHaveCount(0);
  await page.getByRole("main").getByRole("link", { name: inquiry.write, exact: true }).first().click();
  await expect(page.getByText(inquiry.bar.not_verified)).toBeVisible();
  await expect(page.locator("form [name=body]")).toHaveCount(0);
  await page.getByRole("main").getByRole("link", { name: gate.way }).click();
  await page.waitForURL(/\/trader$/);
  await expect(page.getByText(words.trader.closedTitle)).toBeVisible();
  for (const way of [words.trader.way.link, words.trader.way.papers])
    await expect(page.getByRole("heading", { name: way })).toBeVisible();
});

test("xixi, whose shop has a level, is in at once", async ({ page }) => {
  await signInAt(page, "wholesale", "xixi", "/trader");
  await expect(page.getByText(words.trader.openTitle)).toBeVisible();
  await expect(page.getByText(words.trader.by.shop)).toBeVisible();
  await page.goto(`${wholesale}/suppliers/laobi`);
  await expect(page.getByText(supplierWords.contact.lead)).toBeVisible();
});
