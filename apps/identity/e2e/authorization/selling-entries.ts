import { freshPerson, sql } from "@hutong/testing/e2e";
import {
  type ActionEntry,
  type Elsewhere,
  everybody,
  type MakeObjects,
  type RouteEntry,
  signedIn,
} from "./matrix.ts";

/** A retail account of somebody's, with a shop or without one; given to a player where there is one. */
async function account(userId: string | undefined, hasShop: boolean): Promise<string> {
  const made = await freshPerson();
  const [row] = await sql<{ id: string }>("select id from accounts where user_id = $1", [made.userId]);
  const id = row?.id ?? "";
  if (hasShop)
    await sql(
      "insert into shops (account_id, kind, name, opened_at) select id, 'shop', 'matrix', now() from accounts where id = $1",
      [id],
    );
  if (userId)
    // One statement: an account and its open link change hands together.
    await sql(
      `with moved as (update accounts set user_id = $2 where id = $1)
        update links set user_id = $2 where account_id = $1 and ended_at is null`,
      [id, userId],
    );
  return id;
}

function accounts(hasShop: boolean): MakeObjects {
  return async ({ userId }) => {
    const missing = crypto.randomUUID();
    return {
      own: userId ? await account(userId, hasShop) : missing,
      anothers: await account(undefined, hasShop),
      missing,
    };
  };
}

/** A listing of a shop, under the shop's own id: pages name both. */
async function listingIn(accountId: string): Promise<string> {
  await sql(
    `insert into listings (id, account_id, market, title_zh, title_en, category, drawing, colours, sizes, price_fen, published_at, state)
      select id, id, 'retail', 'matrix', 'matrix', 'tops', 'tee', '{ink}', '{M}', 100, now(), 'draft'
      from accounts where id = $1 on conflict do nothing`,
    [accountId],
  );
  return `${accountId}/goods/${accountId}`;
}

/** A file of goods of a shop, under the shop's own id. */
async function sheetIn(accountId: string): Promise<string> {
  await sql(
    `insert into listing_sheets (id, account_id, made_by_id, file_name, text, made_at)
      select id, id, user_id, 'matrix.csv', $2, now() from accounts where id = $1 on conflict do nothing`,
    [accountId, "款号,颜色,尺码\nM1,ink,M"],
  );
  return `${accountId}/goods/sheet/${accountId}`;
}

const selling = accounts(true);

const listings: MakeObjects = async (player) => {
  const { own, anothers = "", missing } = await selling(player);
  return {
    own: player.userId ? await listingIn(own) : `${missing}/goods/${missing}`,
    anothers: await listingIn(anothers),
    missing: `${missing}/goods/${missing}`,
  };
};

/** The pages of a shop's own goods. */
export const sellingRoutes: Readonly<Record<string, RouteEntry | Elsewhere>> = {
  "/open-shop": { elsewhere: "seller.spec.ts: it leads on to the account in use" },
  "/account/[account]/shop": { ...signedIn, objects: selling },
  "/account/[account]/shop/open": { ...signedIn, objects: accounts(false) },
  "/developers": everybody,
  "/account/[account]/systems": { ...signedIn, objects: selling },
  "/account/[account]/goods": { ...signedIn, objects: selling },
  "/account/[account]/reviews": { ...signedIn, objects: selling },
  "/account/[account]/goods/new": { ...signedIn, objects: selling },
  "/account/[account]/goods/bulk": { ...signedIn, objects: selling },
  "/account/[account]/goods/[listing]": {
    ...signedIn,
    objects: listings,
    at: (pair) => `/account/${pair}`,
  },
  "/account/[account]/goods/[listing]/pictures": {
    ...signedIn,
    objects: listings,
    at: (pair) => `/account/${pair}/pictures`,
  },
  "/account/[account]/goods/export": { ...signedIn, objects: selling },
  "/account/[account]/goods/sheet": { ...signedIn, objects: selling },
  "/account/[account]/goods/sheet/[sheet]": {
    ...signedIn,
    objects: async (player) => {
      const { own, anothers = "", missing } = await selling(player);
      return {
        own: player.userId ? await sheetIn(own) : `${missing}/goods/sheet/${missing}`,
        anothers: await sheetIn(anothers),
        missing: `${missing}/goods/sheet/${missing}`,
      };
    },
    at: (pair) => `/account/${pair}`,
  },
  "/pictures/goods/[picture]/[side]": {
    elsewhere: "goods-pictures.spec.ts: a draft's is its shop's alone, bytes and all",
  },
};

const actions = "account/[account]";

export const sellingActions: Readonly<Record<string, ActionEntry>> = {
  [`${actions}/shop/open/actions.ts#open`]: {
    ...signedIn,
    on: (id) => `/account/${id}/shop/open`,
    bound: (id) => id,
    hasState: true,
    objects: accounts(false),
    form: () => ({ name: "A shop of the matrix", returnDays: "7" }),
    gets: "→ /account/ID/goods",
  },
  [`${actions}/shop/actions.ts#saveReturns`]: {
    ...signedIn,
    on: (id) => `/account/${id}/shop`,
    bound: (id) => id,
    hasState: true,
    objects: selling,
    form: () => ({ returnDays: "15", returnNote: "" }),
    gets: "→ /account/ID/shop",
  },
  [`${actions}/goods/[listing]/pictures/actions.ts#savePictures`]: {
    ...signedIn,
    on: (pair) => `/account/${pair}/pictures`,
    bound: (pair) => pair.split("/")[0],
    hasState: true,
    objects: listings,
    form: (pair) => ({ listing: pair.split("/")[2] ?? "" }),
    gets: "→ /account/ID/pictures",
  },
  [`${actions}/goods/sheet/actions.ts#bringSheet`]: {
    ...signedIn,
    on: (id) => `/account/${id}/goods/sheet`,
    bound: (id) => id,
    hasState: true,
    objects: selling,
    // A file is asked for: without one she is told so.
    form: () => ({}),
    gets: "refused",
  },
  [`${actions}/goods/sheet/actions.ts#importSheet`]: {
    ...signedIn,
    on: (id) => `/account/${id}/goods/sheet/${id}`,
    objects: selling,
    form: (id) => ({ account: id, sheet: id }),
    gets: "→ /account/ID/goods/sheet/ID",
  },
  [`${actions}/systems/actions.ts#sendAgain`]: {
    ...signedIn,
    on: (id) => `/account/${id}/systems`,
    objects: selling,
    form: (id) => ({ account: id, id }),
    gets: "→ /account/ID/systems",
  },
  [`${actions}/systems/actions.ts#removeAddress`]: {
    ...signedIn,
    on: (id) => `/account/${id}/systems`,
    objects: selling,
    form: (id) => ({ account: id, id }),
    gets: "→ /account/ID/systems",
  },
  [`${actions}/goods/actions.ts#saveGoods`]: {
    ...signedIn,
    on: (id) => `/account/${id}/goods/new`,
    bound: (id) => id,
    hasState: true,
    objects: selling,
    form: (id) => ({
      listing: id,
      version: "0",
      titleZh: "矩阵",
      category: "tops",
      drawing: "tee",
      colour: "ink",
      sizes: "M",
      "price.ink.M": "89",
      "stock.ink.M": "3",
      "no.ink.M": "",
    }),
    gets: "→ /account/ID/goods/ID",
  },
  [`${actions}/goods/actions.ts#showGoods`]: {
    ...signedIn,
    on: (id) => `/account/${id}/goods/${id}`,
    objects: selling,
    form: (id) => ({ account: id, listing: id, to: "published" }),
    gets: "→ /account/ID/goods/ID",
  },
  [`${actions}/goods/actions.ts#changeGoods`]: {
    ...signedIn,
    on: (id) => `/account/${id}/goods/bulk`,
    objects: selling,
    form: (id) => ({ account: id, act: "publish", ticked: id }),
    gets: "→ /account/ID/goods",
  },
};
