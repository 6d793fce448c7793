import { readdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import {
  accountMenu,
  alertOf,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  type FreshPerson,
  fillSignIn,
  freshClient,
  freshCompany,
  freshMobile,
  freshName,
  freshPerson,
  freshRefund,
  freshRelation,
  freshShop,
  freshStanding,
  sessionAt,
  signInAt,
  sites,
  sql,
  test,
} from "@hutong/testing/e2e";
import type { Page } from "@playwright/test";
import { finishedOrder, freshReview } from "./authorization/review-entries.ts";

/** A state of a page: how one comes to it. `route` is the page's folder, as Next has it. */
interface Place {
  readonly route: string;
  readonly open: (page: Page) => Promise<unknown>;
  /** What axe passes over there. */
  readonly except?: string;
}

const landing = "/api/session";

/** A place that is opened by its address. */
function at(address: string, route: string): Place {
  return { route, open: (page) => page.goto(address) };
}

/** What both shopping sites have. */
function shoppingPlaces(site: "retail" | "wholesale", shops: string, shopName: string): Place[] {
  const origin = sites[site];
  return [
    at(`${origin}/`, `${site}/`),
    at(`${origin}/search`, `${site}/search`),
    at(`${origin}/search?q=${encodeURIComponent("衣")}`, `${site}/search`),
    at(`${origin}/search?q=nothing-is-called-so`, `${site}/search`),
    at(`${origin}/search?q=${encodeURIComponent("女")}&colour=ink&from=abc&sort=sales`, `${site}/search`),
    at(`${origin}/${shops}`, `${site}/${shops}`),
    at(`${origin}/${shops}/${shopName}`, `${site}/${shops}/[loginName]`),
    {
      route: `${site}/goods/[id]`,
      open: async (page) => {
        const [listing] = await sql<{ id: string }>(
          "select id from listings where market = $1::market order by id limit 1",
          [site],
        );
        await page.goto(`${origin}/goods/${listing?.id}`);
      },
    },
    at(`${origin}/login/problem?reason=cookies`, `${site}/login/problem`),
    at(`${origin}/nothing-here`, `${site}/not-found`),
  ];
}

const identity = sites.identity;

const openPlaces: Place[] = [
  at(`${identity}/`, "identity/"),
  at(`${identity}/login/problem?reason=failed`, "identity/login/problem"),
  at(`${identity}/problem?error=invalid_request&ref=0123456789abcdef`, "identity/problem"),
  at(`${identity}/problem?error=invalid_client&ref=0123456789abcdef`, "identity/problem"),
  at(`${identity}/sign-out`, "identity/sign-out"),
  at(`${identity}/sign-out?done=1`, "identity/sign-out"),
  at(`${identity}/reset`, "identity/reset"),
  at(`${identity}/reset/done`, "identity/reset/done"),
  at(`${identity}/verify`, "identity/verify"),
  at(`${identity}/dev/mailbox`, "identity/dev/mailbox"),
  at(`${identity}/dev/mailbox?to=nobody-at-all`, "identity/dev/mailbox"),
  // Its samples of the lane are landmarks within a page that has its own; every other page shows the lane itself.
  { ...at(`${identity}/dev/ui`, "identity/dev/ui"), except: "#lane" },
  at(`${identity}/nothing-here`, "identity/not-found"),
  at(`${identity}/sign-in/of-nobody`, "identity/sign-in/[uid]"),
  // With somebody from a provider: upstream.alone.spec.ts.
  at(`${identity}/sign-in/of-nobody/newcomer/none`, "identity/sign-in/[uid]/newcomer/[visit]"),
  at(`${identity}/upstream/problem?why=stale`, "identity/upstream/problem"),
  at(
    `${identity}/upstream/problem?why=failed&uid=of-nobody-at-all-1&ref=0123456789abcdef`,
    "identity/upstream/problem",
  ),
];

async function openForm(page: Page): Promise<void> {
  await page.goto(`${sites.retail}/login?next=${landing}`);
  await expect(page.locator("[name=password]")).toBeVisible();
}

async function openSignUp(page: Page, contact: string): Promise<void> {
  await page.goto(`${sites.retail}/join?next=${landing}`);
  await page.locator("[name=contact]").fill(contact);
  await page.locator("[name=password]").fill("vexing quilt and a lamp");
  await page.locator("[name=password]").press("Enter");
}

async function openResetCode(page: Page): Promise<void> {
  await page.goto(`${identity}/reset`);
  await page.locator("[name=identifier]").fill(freshName("nobody"));
  await page.locator("[name=identifier]").press("Enter");
  await expect(page.locator("[name=code]")).toBeVisible();
}

const formPlaces: Place[] = [
  { route: "identity/sign-in", open: (page) => page.goto(`${identity}/sign-in`) },
  {
    route: "identity/sign-in/[uid]",
    open: async (page) => {
      await openForm(page);
      await fillSignIn(page, freshName(), "not the one that she uses");
      await expect(alertOf(page)).toBeVisible();
    },
  },
  {
    route: "identity/sign-in/[uid]",
    open: async (page) => {
      const name = freshName();
      await freshPerson({ name, realm: "retail" });
      await freshPerson({ name, realm: "deals" });
      await openForm(page);
      await fillSignIn(page, name);
      await expect(page.locator("[name=choice]")).toHaveCount(2);
    },
  },
  {
    route: "identity/sign-in/[uid]/sign-up",
    open: (page) => page.goto(`${sites.retail}/join?next=${landing}`),
  },
  {
    route: "identity/sign-in/[uid]/sign-up",
    open: async (page) => {
      await openSignUp(page, "nobody");
      await expect(alertOf(page)).toBeVisible();
    },
  },
  {
    route: "identity/sign-in/[uid]/sign-up/code",
    open: async (page) => {
      await openSignUp(page, `${freshName()}@example.com`);
      await page.locator("[name=code]").fill("000000x");
      await page.locator("[name=code]").press("Enter");
      await expect(alertOf(page)).toBeVisible();
    },
  },
  { route: "identity/reset/code", open: openResetCode },
  {
    route: "identity/reset/code",
    open: async (page) => {
      await openResetCode(page);
      await page.locator("[name=code]").fill("123456");
      await page.locator("[name=password]").fill("short");
      await page.locator("[name=password]").press("Enter");
      await expect(alertOf(page)).toBeVisible();
    },
  },
];

/** The preview of linking another ID of hers, which is made for it. */
async function openLinkPreview(page: Page): Promise<void> {
  const other = await freshPerson({
    realm: "wholesale",
    contacts: [{ kind: "mobile", value: freshMobile() }],
  });
  await page.goto(`${identity}/account/ids/link`);
  await page.locator("[name=identifier]").fill(other.name);
  await page.locator("[name=password]").fill(other.password);
  await page.locator("[name=password]").press("Enter");
  await expect(page.locator("[name=proposal]")).toBeAttached();
}

async function openDispute(page: Page): Promise<string> {
  await page.goto(`${identity}/account/ids/dispute`);
  await page.locator("[name=realm]").selectOption("mall");
  await page.locator("[name=loginName]").fill(freshName("nobody"));
  await page.locator("[name=statement]").fill("This shop has been mine since 2015, here are its papers.");
  await page.getByRole("main").locator("form button[type=submit]").click();
  await page.waitForURL(/done=opened/);
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

/** A provider that has no button: nobody else sees it. */
async function unusedProvider(): Promise<string> {
  const [row] = await sql<{ id: string }>(
    `insert into upstream_providers (id, slug, issuer, client_id, name_zh, name_en, scopes, disabled_at)
     values (gen_random_uuid(), 'looked-at', 'https://login.example.com', 'x', '某某登录', 'Some login', '{openid}', now())
     on conflict (slug) do update set client_id = 'x' returning id`,
  );
  return row?.id ?? "";
}

/** The ways of linking, in the order of one who walks them. */
const linkingPlaces: Place[] = [
  at(`${identity}/account/ids/history`, "identity/account/ids/history"),
  at(`${identity}/account/ids/link?realm=wholesale`, "identity/account/ids/link"),
  { route: "identity/account/ids/link/[proposal]", open: openLinkPreview },
  {
    route: "identity/account/ids/history/[operation]",
    open: async (page) => {
      await openLinkPreview(page);
      await page.locator("form:has([name=proposal]) button[type=submit]").click();
      await page.waitForURL(/done=link/);
    },
  },
  at(`${identity}/account/ids/history`, "identity/account/ids/history"),
  {
    route: "identity/account/ids/unlink/[account]",
    open: async (page) => {
      await page.goto(`${identity}/account/ids`);
      await page.locator("a[href*='/account/ids/unlink/']").first().click();
      await expect(page.locator("[name=account]")).toBeAttached();
    },
  },
  at(`${identity}/account/ids/dispute`, "identity/account/ids/dispute"),
  { route: "identity/account/ids/dispute/[dispute]", open: openDispute },
];

const accountPlaces: Place[] = [
  ...linkingPlaces,
  at(`${identity}/account`, "identity/account"),
  at(`${identity}/account/ids`, "identity/account/ids"),
  at(`${identity}/account/staff`, "identity/account/staff"),
  {
    route: "identity/account/staff/invite/[account]",
    open: async (page) => {
      await page.goto(`${identity}/account/staff`);
      await page.getByRole("main").locator("a[href*='/invite/']").first().click();
      await page.locator("[name=name]").fill("a:b");
      await page.getByRole("main").locator("form button").click();
      await expect(alertOf(page)).toBeVisible();
    },
  },
  {
    route: "identity/join/[id]",
    open: async (page) => {
      const name = freshName("seat");
      await page.goto(`${identity}/account/staff`);
      await page.getByRole("main").locator("a[href*='/invite/']").first().click();
      await page.locator("[name=name]").fill(name);
      await page.locator("[name=contact]").fill(`${name}@example.com`);
      await page.getByRole("main").locator("form button").click();
      await page.waitForURL(/done=invited/);
      const [row] = await sql<{ id: string }>("select id from seat_invitations where name = $1", [name]);
      await page.goto(`${identity}/join/${row?.id}`);
    },
  },
  {
    route: "identity/account/staff/[seat]",
    open: async (page) => {
      const session = await sessionAt(page, "identity");
      const [account] = await sql<{ id: string }>("select id from accounts where user_id = $1 limit 1", [
        session.user?.id,
      ]);
      const staff = await freshPerson();
      const name = freshName("staff");
      const [seat] = await sql<{ id: string }>(
        `insert into staff_seats (id, account_id, user_id, name, name_key, role)
         values (gen_random_uuid(), $1, $2, $3, $3, 'buyer') returning id`,
        [account?.id, staff.userId, name],
      );
      await page.goto(`${identity}/account/staff/${seat?.id}`);
    },
  },
  at(`${identity}/account/sessions`, "identity/account/sessions"),
  at(`${identity}/account/security`, "identity/account/security"),
  at(`${identity}/account/security?done=added`, "identity/account/security"),
  at(`${identity}/account/security/add/${crypto.randomUUID()}`, "identity/account/security/add/[visit]"),
  {
    route: "identity/account/security/remove/[identity]",
    open: async (page) => {
      const session = await sessionAt(page, "identity");
      const provider = await unusedProvider();
      const [row] = await sql<{ id: string }>(
        `insert into upstream_identities (id, user_id, provider_id, issuer, subject)
         values (gen_random_uuid(), $1, $2, 'https://login.example.com', gen_random_uuid()::text) returning id`,
        [session.user?.id, provider],
      );
      await page.goto(`${identity}/account/security/remove/${row?.id}`);
    },
  },
  at(`${identity}/account/security`, "identity/account/security"),
  at(`${identity}/account/activity`, "identity/account/activity"),
  at(`${identity}/account/consents`, "identity/account/consents"),
  at(`${identity}/account/passport`, "identity/account/passport"),
  at(`${identity}/account/passport/present`, "identity/account/passport/present"),
  at(`${identity}/sign-out`, "identity/sign-out"),
  {
    route: "identity/account",
    open: async (page) => {
      await page.goto(`${identity}/account`);
      await accountMenu(page).locator("summary").click();
    },
  },
  {
    route: "identity/sign-in/[uid]/consent",
    open: async (page) => {
      await page.goto(await freshClient());
      await expect(page.locator("[name=answer]").first()).toBeVisible();
    },
  },
];

const consolePlaces: Place[] = [
  at(`${identity}/admin`, "identity/admin"),
  at(`${identity}/admin/people`, "identity/admin/people"),
  at(`${identity}/admin/keys`, "identity/admin/keys"),
  at(`${identity}/admin/people?q=xixi`, "identity/admin/people"),
  at(`${identity}/admin/people?q=nobody-is-called-so`, "identity/admin/people"),
  {
    route: "identity/admin/people/[id]",
    open: async (page) => {
      const [row] = await sql<{ id: string }>(
        "select user_id as id from accounts where login_key = 'xixi' limit 1",
      );
      await page.goto(`${identity}/admin/people/${row?.id}`);
    },
  },
  ...["freeze", "role"].map((act) => ({
    route: "identity/admin/people/[id]/[act]",
    open: async (page: Page) => {
      const her = await freshPerson();
      await page.goto(`${identity}/admin/people/${her.userId}/${act}`);
      await page.getByRole("main").locator("form button").click();
      await expect(alertOf(page)).toBeVisible();
    },
  })),
  {
    route: "identity/admin/people/[id]/[act]",
    open: async (page) => {
      const her = await freshPerson();
      const [account] = await sql<{ id: string }>("select id from accounts where user_id = $1", [her.userId]);
      await page.goto(`${identity}/admin/people/${her.userId}/unlink?item=${account?.id}`);
    },
  },
  {
    route: "identity/admin/people/[id]/merge",
    open: async (page) => {
      const [into, from] = [await freshPerson(), await freshPerson()];
      await page.goto(`${identity}/admin/people/${into.userId}/merge?from=${from.userId}`);
      await page.getByRole("main").locator("form button").click();
      await expect(alertOf(page)).toBeVisible();
    },
  },
  at(`${identity}/admin/approvals`, "identity/admin/approvals"),
  {
    route: "identity/admin/approvals/[request]",
    open: async (page) => {
      const people = await Promise.all(Array.from({ length: 3 }, () => freshPerson()));
      const [row] = await sql<{ id: string }>(
        `insert into merge_requests (id, from_user_id, into_user_id, reason, facts_digest, asked_by_id, expires_at, open_key)
          values (gen_random_uuid(), $1, $2, 'papers seen', '', $3, now() + interval '1 day', gen_random_uuid()::text)
          returning id`,
        people.map(({ userId }) => userId),
      );
      await page.goto(`${identity}/admin/approvals/${row?.id}`);
    },
  },
  at(`${identity}/admin/bulk`, "identity/admin/bulk"),
  {
    route: "identity/admin/bulk/[batch]",
    open: async (page) => {
      const her = await freshPerson();
      await page.goto(`${identity}/admin/bulk`);
      await page
        .locator("[name=text]")
        .fill(`who,action,reason\n${her.name},freeze,reported\nnobody,freeze,reported`);
      await page.locator("form:has([name=text]) [type=submit]").click();
      await page.waitForURL(/\/admin\/bulk\/[\w-]+$/);
    },
  },
  at(`${identity}/admin/clients`, "identity/admin/clients"),
  at(`${identity}/admin/clients/hutong-retail`, "identity/admin/clients/[clientId]"),
  {
    route: "identity/admin/clients/new",
    open: async (page) => {
      await page.goto(`${identity}/admin/clients/new`);
      await page.locator("[name=redirectUris]").fill("http://books.example/cb");
      await page.locator("form:has([name=redirectUris]) [type=submit]").click();
      await expect(page.locator("#redirectUris-error")).toBeVisible();
    },
  },
  {
    route: "identity/admin/clients/[clientId]",
    open: async (page) => {
      const clientId = new URL(await freshClient()).searchParams.get("client_id");
      await page.goto(`${identity}/admin/clients/${clientId}`);
      for (const summary of await page.getByRole("main").locator("summary").all()) await summary.click();
    },
  },
  at(`${identity}/admin/upstreams`, "identity/admin/upstreams"),
  {
    route: "identity/admin/upstreams/[slug]",
    open: async (page) => {
      await unusedProvider();
      await page.goto(`${identity}/admin/upstreams/looked-at`);
    },
  },
  {
    route: "identity/admin/upstreams/new",
    open: async (page) => {
      await page.goto(`${identity}/admin/upstreams/new`);
      await page.locator("[name=issuer]").fill("https://10.0.0.1");
      await page.locator("form:has([name=issuer]) [type=submit]").click();
      await expect(alertOf(page)).toBeVisible();
    },
  },
  at(`${identity}/admin/disputes`, "identity/admin/disputes"),
  {
    route: "identity/admin/disputes/[dispute]",
    open: async (page) => page.goto(`${identity}/admin/disputes/${await openDispute(page)}`),
  },
  at(`${identity}/admin/traders`, "identity/admin/traders"),
  at(`${identity}/admin/traders?q=nobody-is-called-so&show=decided`, "identity/admin/traders"),
  {
    route: "identity/admin/traders/[application]",
    open: async (page) => {
      const trader = await freshPerson({ realm: "wholesale" });
      await freshStanding(trader.userId, "waiting");
      const [row] = await sql<{ id: string }>(
        "select t.id from trader_applications t join accounts a on a.id = t.account_id where a.user_id = $1",
        [trader.userId],
      );
      await page.goto(`${identity}/admin/traders/${row?.id}`);
    },
  },
  at(`${identity}/admin/trade-disputes`, "identity/admin/trade-disputes"),
  {
    route: "identity/admin/trade-disputes/[dispute]",
    open: async (page) => {
      const buyer = await freshPerson();
      const [account] = await sql<{ id: string }>("select id from accounts where user_id = $1", [
        buyer.userId,
      ]);
      const { refundId } = await freshRefund(account?.id ?? "");
      await page.goto(`${identity}/admin/trade-disputes/${refundId}`);
      await page.locator("form:has([name=amountFen]) [type=submit]").click();
      await expect(alertOf(page)).toBeVisible();
    },
  },
  at(`${identity}/admin/reviews`, "identity/admin/reviews"),
  at(`${identity}/admin/reviews?q=nobody-is-called-so&show=hidden`, "identity/admin/reviews"),
  at(`${identity}/admin/reviews/words`, "identity/admin/reviews/words"),
  {
    route: "identity/admin/reviews/[review]",
    open: async (page) => {
      await page.goto(`${identity}/admin/reviews/${(await freshReview("held")).id}`);
    },
  },
  at(`${identity}/admin/audit`, "identity/admin/audit"),
  at(`${identity}/admin/audit?person=nobody-is-called-so&from=2026-01-01`, "identity/admin/audit"),
];

/** The passport of a shop that is made for it, then a supplier's list of buyers. */
const passportPlaces: Place[] = [
  at(`${sites.wholesale}/passport`, "wholesale/passport"),
  {
    route: "wholesale/passport",
    open: async (page) => {
      const session = await sessionAt(page, "wholesale");
      await freshShop(session.user?.id ?? "", "小店");
      await page.goto(`${sites.wholesale}/passport?preset=order`);
    },
  },
  // With the question what suppliers may see.
  at(`${sites.wholesale}/`, "wholesale/"),
  at(`${sites.wholesale}/passport/looks`, "wholesale/passport/looks"),
  at(`${sites.wholesale}/buyers`, "wholesale/buyers"),
  {
    route: "wholesale/buyers",
    open: async (page) => {
      const session = await sessionAt(page, "wholesale");
      const company = await freshCompany(session.user?.id ?? "", "厂");
      const buyer = await freshPerson({ realm: "wholesale" });
      const name = await freshRelation(buyer.userId, company);
      await page.goto(`${sites.wholesale}/buyers?sort=level#buyer-${name}`);
    },
  },
  // The company of the place before.
  at(`${sites.wholesale}/service`, "wholesale/service"),
  {
    route: "wholesale/service/[rule]",
    open: async (page) => {
      await page.goto(`${sites.wholesale}/service/new`);
      await page.locator("[name=stability]").fill("13");
      await page.locator("form:has([name=stability]) [type=submit]").click();
      await expect(alertOf(page)).toBeVisible();
    },
  },
];

const crossingPlaces: Place[] = [
  at(`${sites.retail}/`, "retail/"),
  at(`${sites.retail}/developers`, "retail/developers"),
  // With the notice that an account was opened, which waits to be read.
  at(`${sites.wholesale}/`, "wholesale/"),
  at(`${sites.wholesale}/credit`, "wholesale/credit"),
  {
    route: "wholesale/suppliers",
    open: async (page) => {
      await page.goto(`${sites.wholesale}/suppliers`);
      await accountMenu(page).locator("summary").click();
    },
  },
  at(`${sites.wholesale}/suppliers?q=nothing-is-called-so`, "wholesale/suppliers"),
  at(`${sites.wholesale}/company/certificates`, "wholesale/company/certificates"),
  at(`${sites.wholesale}/inquiries`, "wholesale/inquiries"),
  at(`${sites.wholesale}/trader`, "wholesale/trader"),
  // Shut: nobody has let her in yet.
  at(`${sites.wholesale}/inquiries/new?supplier=laobi`, "wholesale/inquiries/new"),
  {
    route: "wholesale/trader/apply",
    open: async (page) => {
      await page.goto(`${sites.wholesale}/trader/apply`);
      await page.locator("form:has([name=uscc]) [type=submit]").click();
      await expect(alertOf(page)).toBeVisible();
    },
  },
  // With the application that the place before began, then let in.
  at(`${sites.wholesale}/trader`, "wholesale/trader"),
  {
    route: "wholesale/trader",
    open: async (page) => {
      const { user } = await sessionAt(page, "wholesale");
      await freshStanding(user?.id ?? "");
      await page.goto(`${sites.wholesale}/trader`);
    },
  },
  at(`${sites.wholesale}/suppliers/laobi`, "wholesale/suppliers/[loginName]"),
  {
    route: "wholesale/inquiries/new",
    open: async (page) => {
      await page.goto(`${sites.wholesale}/inquiries/new?supplier=laobi`);
      await page.locator("form:has([name=subject]) [type=submit]").click();
      await expect(page.locator("#subject-error")).toBeVisible();
    },
  },
  {
    route: "wholesale/inquiries/[id]",
    open: async (page) => {
      await page.locator("[name=subject]").fill(freshName("inquiry"));
      await page.locator("form [name=body]").fill("How many colours are in stock?");
      await page.locator("form:has([name=subject]) [type=submit]").click();
      await page.waitForURL(/inquiries\/[0-9a-f-]{36}$/);
    },
  },
  at(`${sites.wholesale}/inquiries`, "wholesale/inquiries"),
];

/** A refund in dispute of the account that acts at the shops. */
async function ownRefund(page: Page) {
  const { user } = await sessionAt(page, "retail");
  const [mine] = await sql<{ id: string }>(
    "select account_id as id from site_sessions where user_id = $1 and client_id = 'hutong-retail' limit 1",
    [user?.id],
  );
  return freshRefund(mine?.id ?? "");
}

/** Buying, step by step: from the cart to the bank. */
const buyingPlaces: Place[] = [
  {
    route: "retail/refunds/[id]",
    open: async (page) => {
      await page.goto(`${sites.retail}/refunds/${(await ownRefund(page)).refundId}`);
    },
  },
  {
    route: "retail/orders/[id]",
    open: async (page) => {
      await page.goto(`${sites.retail}/orders/${(await ownRefund(page)).orderId}`);
    },
  },
  {
    route: "retail/orders/[id]/refund",
    open: async (page) => {
      const { orderId, refundId } = await ownRefund(page);
      await sql("update orders set open_refund_id = null, due_at = now() + interval '9 days' where id = $1", [
        orderId,
      ]);
      await sql("update refunds set state = 'closed', ended_at = now() where id = $1", [refundId]);
      await page.goto(`${sites.retail}/orders/${orderId}/refund`);
      await page.getByRole("main").locator("form button[type=submit]").last().click();
      await expect(alertOf(page)).toBeVisible();
    },
  },
  at(`${sites.retail}/orders?show=refunds`, "retail/orders"),
  at(`${sites.retail}/cart`, "retail/cart"),
  at(`${sites.retail}/orders`, "retail/orders"),
  at(`${sites.retail}/orders/to-review`, "retail/orders/to-review"),
  {
    route: "retail/orders/[id]/review/[place]",
    open: async (page) => {
      const { user } = await sessionAt(page, "retail");
      const [row] = await sql<{ id: string }>(
        "select account_id as id from site_sessions where user_id = $1 and client_id = 'hutong-retail' limit 1",
        [user?.id],
      );
      await page.goto(`${sites.retail}/orders/${await finishedOrder(row?.id ?? "")}/review/1`);
      await page.getByRole("main").locator("form [type=submit]").click();
      await expect(alertOf(page)).toBeVisible();
    },
  },
  {
    route: "retail/goods/[id]/reviews",
    open: async (page) => {
      await page.goto(`${sites.retail}/goods/${(await freshReview()).listingId}/reviews`);
    },
  },
  {
    route: "retail/reviews/[review]/report",
    open: async (page) => {
      await page.goto(`${sites.retail}/reviews/${(await freshReview()).id}/report`);
    },
  },
  at(`${sites.retail}/seller/orders`, "retail/seller/orders"),
  {
    route: "retail/cart",
    open: async (page) => {
      const { user } = await sessionAt(page, "retail");
      await sql(
        `with goods as (
          update skus set stock = 50 where id = (
            select k.id from skus k join listings l on l.id = k.listing_id join accounts a on a.id = l.account_id
            where a.login_name = 'xixi' and l.market = 'retail' order by k.id limit 1) returning id, price_fen
        )
        insert into cart_lines (account_id, sku_id, count, seen_price_fen, added_at)
        select s.account_id, g.id, 2, g.price_fen + 100, now() from goods g, site_sessions s
        where s.user_id = $1 and s.client_id = 'hutong-retail' limit 1`,
        [user?.id],
      );
      await page.goto(`${sites.retail}/cart`);
    },
  },
  at(`${sites.retail}/checkout`, "retail/checkout"),
  {
    route: "retail/checkout",
    open: async (page) => {
      const { user } = await sessionAt(page, "retail");
      const [row] = await sql<{ id: string }>(
        `insert into trade_addresses
          (id, account_id, recipient, mobile, region_code, province, city, district, street, created_at, updated_at)
         select gen_random_uuid(), account_id, '小西', '13800138002', '330402', '浙江省', '嘉兴市', '南湖区', '中山东路 1 号', now(), now()
         from site_sessions where user_id = $1 and client_id = 'hutong-retail' limit 1 returning id`,
        [user?.id],
      );
      await page.goto(`${sites.retail}/checkout?address=${row?.id}`);
    },
  },
  {
    route: "retail/orders/[id]",
    open: async (page) => {
      await page.getByRole("main").locator("form button[type=submit]").last().click();
      await page.waitForURL(/orders\/[0-9a-f-]{36}/);
    },
  },
  {
    route: "retail/bank/[payment]",
    open: async (page) => {
      await page.getByRole("main").locator("form button[type=submit]").first().click();
      await page.waitForURL(/bank\/[0-9a-f-]{36}/);
    },
  },
];

/** The account area of a site, with an address and company data to look at; both sites have the same. */
function areaPlaces(site: "retail" | "wholesale"): Place[] {
  const to =
    (place: string, realm = "wholesale") =>
    async (page: Page) => {
      const { user } = await sessionAt(page, site);
      const [row] = await sql<{ id: string }>(
        "select id from accounts where user_id = $1 and (realm::text = 'wholesale') = ($2 = 'wholesale') limit 1",
        [user?.id, realm],
      );
      await page.goto(`${sites[site]}/account/${row?.id}${place}`);
    };
  const folder = `${site}/account/[account]`;
  const save = (page: Page) => page.getByRole("main").locator("form button[type=submit]").last().click();
  return [
    at(`${sites[site]}/account`, `${site}/account`),
    { route: folder, open: to("", "retail") },
    {
      route: folder,
      open: async (page) => {
        await to("")(page);
        await page.locator("[name=name]").fill("");
        await save(page);
        await expect(alertOf(page)).toBeVisible();
      },
    },
    { route: `${folder}/notices`, open: to("/notices") },
    { route: `${folder}/wallet`, open: to("/wallet") },
    { route: `${folder}/wallet/withdraw`, open: to("/wallet/withdraw") },
    {
      route: `${folder}/wallet/bank-accounts/new`,
      open: async (page) => {
        await to("/wallet/bank-accounts/new")(page);
        await save(page);
        await expect(alertOf(page)).toBeVisible();
      },
    },
    {
      route: `${folder}/wallet/bank-accounts`,
      open: async (page) => {
        await to("/wallet/bank-accounts/new")(page);
        await page.locator("[name=kind][value=company]").check();
        await page.locator("[name=bank]").selectOption("CMB");
        await page.locator("[name=holder]").fill("小西布衣商行");
        await page.locator("[name=number]").fill("33050163584800000001");
        await save(page);
        await page.waitForURL(/done=added/);
      },
    },
    {
      route: `${folder}/wallet/withdraw`,
      open: async (page) => {
        await to("/wallet/withdraw")(page);
        await save(page);
        await expect(alertOf(page)).toBeVisible();
      },
    },
    {
      route: `${folder}/company/change`,
      open: async (page) => {
        await to("/company/change")(page);
        await page.locator("[name=uscc]").fill("1");
        await save(page);
        await expect(alertOf(page)).toBeVisible();
      },
    },
    { route: `${folder}/company`, open: to("/company") },
    {
      route: `${folder}/addresses/new`,
      open: async (page) => {
        await to("/addresses/new")(page);
        await save(page);
        await expect(alertOf(page)).toBeVisible();
      },
    },
    {
      route: `${folder}/addresses/[address]`,
      open: async (page) => {
        await to("/addresses")(page);
        const accountId = new URL(page.url()).pathname.split("/")[2];
        const [row] = await sql<{ id: string }>(
          `insert into trade_addresses
            (id, account_id, recipient, mobile, region_code, province, city, district, street, created_at, updated_at)
           values (gen_random_uuid(), $1, '小西', '13800138002', '330402', '浙江省', '嘉兴市', '南湖区', '中山东路 1 号', now(), now())
           returning id`,
          [accountId],
        );
        await page.goto(`${sites[site]}/account/${accountId}/addresses/${row?.id}`);
      },
    },
    { route: `${folder}/addresses`, open: to("/addresses") },
  ];
}

/** A shop from its opening to its first goods: each place goes on where the one before left off. */
function sellingPlaces(): Place[] {
  const folder = "retail/account/[account]";
  const main = (page: Page) => page.getByRole("main");
  const accountOf = (page: Page) => `${sites.retail}/account/${new URL(page.url()).pathname.split("/")[2]}`;
  return [
    {
      route: `${folder}/shop/open`,
      open: async (page) => {
        await page.goto(`${sites.retail}/open-shop`);
        await main(page).locator("form button[type=submit]").last().click();
        await expect(alertOf(page)).toBeVisible();
      },
    },
    {
      // The address that leads on.
      route: "retail/open-shop",
      open: async (page) => {
        await page.locator("[name=name]").fill("无障碍小店");
        await main(page).locator("form button[type=submit]").last().click();
        await expect(page).toHaveURL(/done=opened/);
        await page.goto(`${sites.retail}/open-shop`);
      },
    },
    {
      route: `${folder}/reviews`,
      open: async (page) => {
        await page.goto(`${accountOf(page)}/reviews`);
      },
    },
    {
      route: `${folder}/goods/new`,
      open: async (page) => {
        await page.goto(`${accountOf(page)}/goods/new`);
        await page.locator("[name=colour][value=ink]").check();
        await page.locator("[name=titleZh]").fill("方领连衣裙");
        await page.locator("[name=intent][value=table]").click();
        await expect(page.locator("[name='price.ink.M']")).toBeVisible();
        await main(page).locator("form button[type=submit]").last().click();
        await expect(alertOf(page)).toBeVisible();
      },
    },
    {
      route: `${folder}/goods/[listing]`,
      open: async (page) => {
        await page.locator("[name=category]").selectOption("dresses");
        await page.locator("[name=drawing]").selectOption("dress");
        await page.locator("[name=allPrice]").fill("189");
        await page.locator("[name=allStock]").fill("5");
        await page.locator("[name=intent][value=fill]").click();
        await expect(page.locator("[name='price.ink.M']")).toHaveValue("189");
        await main(page).locator("form button[type=submit]").last().click();
        await expect(page).toHaveURL(/done=saved/);
      },
    },
    {
      route: `${folder}/goods/[listing]/pictures`,
      open: async (page) => {
        const at = new URL(page.url());
        await page.goto(`${at.origin}${at.pathname}/pictures`);
        const files = page.locator("[name=files]");
        await files.setInputFiles({
          name: "a.png",
          mimeType: "image/png",
          buffer: Buffer.from("no picture"),
        });
        await main(page).locator("form button[type=submit]").last().click();
        await expect(alertOf(page)).toBeVisible();
      },
    },
    {
      route: `${folder}/goods/sheet`,
      open: async (page) => {
        await page.goto(`${accountOf(page)}/goods/sheet`);
        await main(page).locator("form button[type=submit]").last().click();
        await expect(alertOf(page)).toBeVisible();
      },
    },
    {
      route: `${folder}/goods/sheet/[sheet]`,
      open: async (page) => {
        const text = "款号,标题,颜色,尺码\nA1,裙,ink,M";
        await page
          .locator("[name=file]")
          .setInputFiles({ name: "goods.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
        await main(page).locator("form button[type=submit]").last().click();
        await expect(page).toHaveURL(/goods\/sheet\/[\w-]+$/);
      },
    },
    { route: `${folder}/shop`, open: (page) => page.goto(`${accountOf(page)}/shop`) },
    {
      route: `${folder}/systems`,
      open: (page) => page.goto(`${accountOf(page)}/systems`),
    },
    {
      route: `${folder}/goods`,
      open: (page) => page.goto(`${accountOf(page)}/goods`),
    },
    {
      route: `${folder}/goods/bulk`,
      open: async (page) => {
        await page.locator("[name=ticked]").first().check();
        await page.locator("form[action$=bulk] button[type=submit]").click();
        await expect(page).toHaveURL(/goods\/bulk/);
      },
    },
  ];
}

const groups: Record<
  string,
  { readonly places: readonly Place[]; readonly isSignedIn?: true; readonly isAdministrator?: true }
> = {
  "the open pages of the account site": { places: openPlaces },
  "the forms": { places: formPlaces },
  "the account": { places: accountPlaces, isSignedIn: true },
  "the administrators' console": { places: consolePlaces, isSignedIn: true, isAdministrator: true },
  "the shop street": { places: shoppingPlaces("retail", "shops", "xixi") },
  "the wholesale market": { places: shoppingPlaces("wholesale", "suppliers", "laobi") },
  "both doors, signed in": { places: crossingPlaces, isSignedIn: true },
  "the shop passport": { places: passportPlaces, isSignedIn: true },
  "buying at the shops": { places: buyingPlaces, isSignedIn: true },
  "the account area, inside retail": { places: areaPlaces("retail"), isSignedIn: true },
  "a shop of one's own": { places: sellingPlaces(), isSignedIn: true },
  "the account area, inside wholesale": { places: areaPlaces("wholesale"), isSignedIn: true },
};

const looks = {
  "Chinese, light, 1280 px wide": {
    locale: "zh-CN",
    colorScheme: "light",
    viewport: { width: 1280, height: 800 },
  },
  "English, dark, 390 px wide": {
    locale: "en-US",
    colorScheme: "dark",
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  },
} as const;

async function signInEverywhere(page: Page, person: FreshPerson): Promise<void> {
  await signInAt(page, "identity", person.name, landing);
  for (const site of ["retail", "wholesale"] as const)
    await page.goto(`${sites[site]}/login?next=${landing}`);
}

for (const [look, options] of Object.entries(looks)) {
  test.describe(`axe finds nothing and no page scrolls sideways: ${look}`, () => {
    test.use(options);
    test.describe.configure({ timeout: 600_000 });

    for (const [name, { places, isSignedIn, isAdministrator }] of Object.entries(groups)) {
      test(name, async ({ page }) => {
        if (isSignedIn)
          await signInEverywhere(page, await freshPerson(isAdministrator ? { adminRole: "owner" } : {}));
        for (const { open, route, except } of places) {
          await open(page);
          await expect(page.locator("html"), route).toHaveAttribute(
            "lang",
            options.locale.slice(0, 2) === "zh" ? "zh-CN" : "en",
          );
          // Next streams what stands in the head: on a busy machine it comes a moment after the page.
          await expect(page, route).toHaveTitle(/./);
          await expectAccessible(page, except ? { except } : {});
          await expectNoSidewaysScroll(page);
        }
      });
    }
  });
}

test("no page is left out of these", async () => {
  const apps = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
  const pages: string[] = [];
  for (const site of ["identity", "wholesale", "retail"]) {
    for (const file of await readdir(`${apps}/${site}/src/app`, { recursive: true })) {
      if (/(^|\/)page\.tsx$/.test(file)) pages.push(`${site}/${file.replace(/\/?page\.tsx$/, "")}`);
    }
  }
  const seen = new Set(Object.values(groups).flatMap(({ places }) => places.map(({ route }) => route)));
  expect(pages.length).toBeGreaterThan(20);
  expect(pages.filter((page) => !seen.has(page))).toEqual([]);
});
