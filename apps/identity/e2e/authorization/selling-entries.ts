import { freshPerson, sql } from "@hutong/testing/e2e";
import { type ActionEntry, type Elsewhere, type MakeObjects, type RouteEntry, signedIn } from "./matrix.ts";

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

const selling = accounts(true);

/** The pages of a shop's own goods. */
export const sellingRoutes: Readonly<Record<string, RouteEntry | Elsewhere>> = {
  "/open-shop": { elsewhere: "seller.spec.ts: it leads on to the account in use" },
  "/account/[account]/shop/open": { ...signedIn, objects: accounts(false) },
  "/account/[account]/goods": { ...signedIn, objects: selling },
  "/account/[account]/goods/new": { ...signedIn, objects: selling },
  "/account/[account]/goods/bulk": { ...signedIn, objects: selling },
  "/account/[account]/goods/[listing]": {
    ...signedIn,
    objects: async (player) => {
      const { own, anothers = "", missing } = await selling(player);
      return {
        own: player.userId ? await listingIn(own) : `${missing}/goods/${missing}`,
        anothers: await listingIn(anothers),
        missing: `${missing}/goods/${missing}`,
      };
    },
    at: (pair) => `/account/${pair}`,
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
