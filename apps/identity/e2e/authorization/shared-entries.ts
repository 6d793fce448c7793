import { type SiteName, sql } from "@hutong/testing/e2e";
import { type ActionEntry, type Elsewhere, everybody, type MakeObjects, type RouteEntry } from "./matrix.ts";

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
    const [row] = await sql<{ id: string }>("select id from listings where market = $1::market limit 1", [
      site,
    ]);
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
