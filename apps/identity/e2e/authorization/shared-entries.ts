import { freshPerson, type SiteName, sql } from "@hutong/testing/e2e";
import {
  type ActionEntry,
  type Elsewhere,
  everybody,
  type MakeObjects,
  type RouteEntry,
  signedIn,
} from "./matrix.ts";

/** Neither belongs to anybody; an id of the same shape that nothing has. */
export function ofNobody(own: () => Promise<string>, missing: string): MakeObjects {
  return async () => ({ own: await own(), missing });
}

/** What `packages/site` gives every site. */
export const sharedRoutes: Readonly<Record<string, RouteEntry>> = {
  // Without an answer of the provider's there is nothing to finish.
  "/api/auth/callback/hutong": { ...everybody, gets: "→ /", signedOut: "→ /login/problem" },
  "/api/session": everybody,
  "/join": { ...everybody, gets: "→ /", signedOut: "→ /oauth/authorize" },
  "/login": { ...everybody, gets: "→ /", signedOut: "→ /oauth/authorize" },
  "/login/problem": everybody,
  "/logout": { ...everybody, post: () => ({ scope: "here" }), gets: "→ /", harms: true },
};

export const sharedActions: Readonly<Record<string, ActionEntry>> = {
  // For the browser, and for the person where somebody is signed in.
  "packages/site/src/preferences.ts#setLocale": {
    ...everybody,
    on: "/",
    form: () => ({ locale: "en", next: "/login/problem" }),
    gets: "→ /login/problem",
  },
  "packages/site/src/preferences.ts#setTheme": {
    ...everybody,
    on: "/",
    form: () => ({ theme: "dark", next: "/login/problem" }),
    gets: "→ /login/problem",
  },
  "packages/site/src/opened-notice.tsx#$$RSC_SERVER_ACTION_0": {
    ...everybody,
    on: "/",
    form: (id) => ({ accountId: id }),
    objects: ({ userId }) => accounts(userId),
  },
};

/** IDs: the player's, somebody else's, none. */
export async function accounts(userId: string | undefined) {
  const [own] = await sql<{ id: string }>("select id from accounts where user_id = $1", [userId ?? null]);
  const [other] = await sql<{ id: string }>(
    "select id from accounts where user_id is distinct from $1::uuid limit 1",
    [userId ?? null],
  );
  const missing = crypto.randomUUID();
  return { own: own?.id ?? missing, anothers: other?.id ?? "", missing };
}

/** The pages of both shopping sites. */
export function shoppingRoutes(
  site: SiteName,
  shops: string,
): Readonly<Record<string, RouteEntry | Elsewhere>> {
  const kinds = site === "wholesale" ? ["company"] : ["shop", "flagship"];
  const shop = async () => {
    const [row] = await sql<{ login_name: string }>(
      `select a.login_name from listings l join accounts a on a.id = l.account_id join shops s on s.account_id = a.id
        where l.market = $1::market and s.kind::text = any($2) order by a.created_at limit 1`,
      [site, kinds],
    );
    return row?.login_name ?? "";
  };
  const listing = async () => {
    const [row] = await sql<{ id: string }>(
      "select id from listings where market = $1::market and state = 'published' order by id limit 1",
      [site],
    );
    return row?.id ?? "";
  };
  return {
    "/": everybody,
    "/switch": { elsewhere: "linking.spec.ts" },
    "/search": everybody,
    [`/${shops}`]: everybody,
    [`/${shops}/[loginName]`]: { ...everybody, objects: ofNobody(shop, "nobody-has-this-name") },
    "/goods/[id]": { ...everybody, objects: ofNobody(listing, crypto.randomUUID()) },
    "/pictures/[drawing]/[colour]": { ...everybody, at: () => "/pictures/tee/indigo" },
  };
}

/** Accounts she keeps: her own, or through a seat; every player has one, and it is a shop's. */
const kept: MakeObjects = async ({ userId }) => {
  const missing = crypto.randomUUID();
  const [own] = await sql<{ id: string }>(
    `select a.id from accounts a where a.user_id = $1
      union all select st.account_id from staff_seats st where st.user_id = $1 limit 1`,
    [userId ?? null],
  );
  const stranger = await freshPerson();
  const [other] = await sql<{ id: string }>("select id from accounts where user_id = $1", [stranger.userId]);
  return { own: own?.id ?? missing, anothers: other?.id ?? "", missing };
};

/** Wholesale accounts: they have company data. */
const trading: MakeObjects = async ({ userId }) => {
  const missing = crypto.randomUUID();
  const stranger = await freshPerson({ realm: "wholesale" });
  const [other] = await sql<{ id: string }>("select id from accounts where user_id = $1", [stranger.userId]);
  if (!userId) return { own: missing, anothers: other?.id ?? "", missing };
  const made = await freshPerson({ realm: "wholesale" });
  const [own] = await sql<{ id: string }>("select id from accounts where user_id = $1", [made.userId]);
  // One statement: an account and its open link change hands together.
  await sql(
    `with moved as (update accounts set user_id = $2 where id = $1)
      update links set user_id = $2 where account_id = $1 and ended_at is null`,
    [own?.id, userId],
  );
  return { own: own?.id ?? "", anothers: other?.id ?? "", missing };
};

/** An address in a book of hers, which the address of the page names beside the account. */
async function addressIn(accountId: string): Promise<string> {
  const id = crypto.randomUUID();
  await sql(
    `insert into trade_addresses
      (id, account_id, recipient, mobile, region_code, province, city, district, street, created_at, updated_at)
      select $1, id, 'A', '13800138000', '330402', '浙江省', '嘉兴市', '南湖区', '中山东路 1 号', now(), now()
      from accounts where id = $2`,
    [id, accountId],
  );
  return id;
}

/** The account area, the same behind both doors. */
export const accountRoutes: Readonly<Record<string, RouteEntry>> = {
  "/account": signedIn,
  "/account/[account]": { ...signedIn, objects: kept },
  "/account/[account]/addresses": { ...signedIn, objects: kept },
  "/account/[account]/addresses/new": { ...signedIn, objects: trading },
  "/account/[account]/addresses/[address]": {
    ...signedIn,
    objects: async (player) => {
      const { own, anothers = "", missing } = await trading(player);
      const pair = async (account: string) => `${account}/addresses/${await addressIn(account)}`;
      return {
        own: await pair(own),
        anothers: await pair(anothers),
        missing: `${missing}/addresses/${crypto.randomUUID()}`,
      };
    },
    at: (pair) => `/account/${pair}`,
  },
  "/account/[account]/company": { ...signedIn, objects: trading },
  "/account/[account]/company/change": { ...signedIn, objects: trading },
  "/account/[account]/notices": { ...signedIn, objects: kept },
  "/account/[account]/wallet": { ...signedIn, objects: kept },
  // Her own alone: staff take it with the role finance (wallet.int.test.ts).
  "/account/[account]/wallet/export": { ...signedIn, objects: trading },
  "/account/[account]/wallet/withdraw": { ...signedIn, objects: trading },
  "/account/[account]/wallet/bank-accounts": { ...signedIn, objects: trading },
  "/account/[account]/wallet/bank-accounts/new": { ...signedIn, objects: trading },
};

const moneyFile = "packages/account-pages/src/money-actions.ts";

/** Actions about money of an account, the same behind both doors. */
const moneyActions: Readonly<Record<string, ActionEntry | Elsewhere>> = {
  [`${moneyFile}#addBank`]: {
    ...signedIn,
    on: (id) => `/account/${id}/wallet/bank-accounts/new`,
    bound: (id) => id,
    hasState: true,
    objects: trading,
    form: () => ({
      id: crypto.randomUUID(),
      kind: "company",
      bank: "CMB",
      holder: "A Company",
      number: "33050163584800000001",
    }),
    gets: "→ /account/ID/wallet/bank-accounts",
  },
  // Without a bank account there is nothing to withdraw to.
  [`${moneyFile}#withdraw`]: {
    ...signedIn,
    on: (id) => `/account/${id}/wallet/withdraw`,
    bound: (id) => id,
    hasState: true,
    objects: trading,
    form: () => ({ id: crypto.randomUUID(), bankAccountId: crypto.randomUUID(), amountFen: "1" }),
    gets: "refused",
  },
  [`${moneyFile}#removeBank`]: { elsewhere: "payouts/src/bank-accounts.int.test.ts: the owner alone" },
  [`${moneyFile}#decideWithdrawal`]: {
    elsewhere: "payouts/src/withdrawals.int.test.ts: owner, finance, nobody else",
  },
};

const actionsFile = "packages/account-pages/src/actions.ts";

export const accountActions: Readonly<Record<string, ActionEntry | Elsewhere>> = {
  ...moneyActions,
  [`${actionsFile}#saveProfile`]: {
    ...signedIn,
    on: (id) => `/account/${id}`,
    bound: (id) => id,
    hasState: true,
    objects: trading,
    form: () => ({ name: "A trade name" }),
    gets: "done",
  },
  [`${actionsFile}#saveEntry`]: {
    ...signedIn,
    on: (id) => `/account/${id}/addresses/new`,
    bound: (id) => [id, false],
    hasState: true,
    objects: trading,
    form: (id) => ({
      address: crypto.randomUUID(),
      recipient: "A",
      mobile: "13800138000",
      province: "330000",
      city: "330400",
      district: "330402",
      street: "中山东路 1 号",
      account: id,
    }),
    gets: "→ /account/ID/addresses",
  },
  [`${actionsFile}#removeEntry`]: {
    ...signedIn,
    on: (id) => `/account/${id}/addresses`,
    objects: trading,
    form: (id) => ({ account: id, address: crypto.randomUUID() }),
    gets: "→ /account/ID/addresses",
  },
  [`${actionsFile}#saveCompany`]: {
    ...signedIn,
    on: (id) => `/account/${id}/company/change`,
    bound: (id) => id,
    hasState: true,
    objects: trading,
    form: () => ({
      legalName: "A Company",
      uscc: "91330100799655058B",
      businessType: "company",
      registeredAddress: "浙江省嘉兴市南湖区中山东路 1 号",
      contactName: "A",
      contactPhone: "0573-82051234",
      version: "0",
    }),
    gets: "→ /account/ID/company",
  },
  [`${actionsFile}#saveNotices`]: {
    ...signedIn,
    on: (id) => `/account/${id}/notices`,
    bound: (id) => id,
    hasState: true,
    objects: trading,
    form: () => ({ "change.mail": "on" }),
    gets: "done",
  },
};
