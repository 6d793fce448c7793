import { claimNames } from "@hutong/reputation";
import { freshStanding, sql } from "@hutong/testing/e2e";
import { everybody, type MakeObjects, signedIn, type Table } from "./matrix.ts";
import {
  accountActions,
  accountRoutes,
  accounts,
  sharedActions,
  sharedRoutes,
  shoppingRoutes,
} from "./shared-entries.ts";

/** Threads of the account that the player acts for, of another's, and none. */
const inquiries: MakeObjects = async ({ userId }) => {
  const missing = crypto.randomUUID();
  if (userId) await letIn(userId);
  const [mine] = await sql<{ id: string }>(
    "select account_id as id from site_sessions where user_id = $1 and client_id = 'hutong-wholesale'",
    [userId ?? null],
  );
  const [other] = await sql<{ id: string }>(
    `select a.id from accounts a join shops s on s.account_id = a.id
      where a.realm = 'wholesale' and a.login_name = 'huasheng'`,
  );
  return {
    own: mine ? await freshInquiry(mine.id) : missing,
    anothers: await freshInquiry(other?.id ?? ""),
    missing,
  };
};

/** Lets a player into the trade, once. */
async function letIn(userId: string): Promise<void> {
  const [row] = await sql(
    "select 1 from trader_applications t join accounts a on a.id = t.account_id where a.user_id = $1 and t.outcome = 'accepted'",
    [userId],
  );
  if (!row) await freshStanding(userId);
}

/** An inquiry of an account to laobi. */
async function freshInquiry(buyerAccountId: string): Promise<string> {
  const [row] = await sql<{ id: string }>(
    `with thread as (
      insert into inquiries (id, buyer_account_id, supplier_account_id, open_key, subject, opened_at, last_message_at)
      select gen_random_uuid(), b.id, s.id, gen_random_uuid(), 'matrix', now(), now()
      from accounts b, accounts s where b.id = $1 and s.realm = 'wholesale' and s.login_name = 'laobi'
      returning id, buyer_account_id
    ), words as (
      insert into inquiry_messages (id, inquiry_id, side, user_id, body, at, client_key)
      select gen_random_uuid(), t.id, 'buyer', a.user_id, 'matrix', now(), gen_random_uuid()
      from thread t join accounts a on a.id = t.buyer_account_id
    ) select id from thread`,
    [buyerAccountId],
  );
  return row?.id ?? "";
}

/** Who gets what at the wholesale market. How to add a line: `matrix.ts`. */
export const wholesaleTable: Table = {
  routes: {
    ...sharedRoutes,
    ...accountRoutes,
    ...shoppingRoutes("wholesale", "suppliers"),
    "/company/certificates": signedIn,
    "/inquiries": signedIn,
    "/inquiries/[id]": { ...signedIn, objects: inquiries },
    "/inquiries/new": { ...signedIn, at: () => "/inquiries/new?supplier=laobi" },
    "/inquiries/stream": { elsewhere: "inquiries.spec.ts: it does not end by itself" },
    "/buyers": signedIn,
    // The players are no suppliers.
    "/buyers/export": { ...signedIn, gets: "404" },
    "/credit": signedIn,
    // The gate itself is for everybody; what she applied for, in trader-application.spec.ts.
    "/trader": everybody,
    "/trader/apply": { elsewhere: "trader-application.spec.ts: open to whom nothing was accepted yet" },
    "/trader/pictures/[picture]": {
      elsewhere: "trader-application.spec.ts: the owner's, and not every staff's",
    },
    "/passport": signedIn,
    "/passport/looks": signedIn,
    // Nobody of the matrix has a company: for them it is not there. Companies: service.spec.ts.
    "/service": { ...signedIn, gets: "404" },
    "/service/[rule]": { ...signedIn, at: () => "/service/new", gets: "404" },
  },
  actions: {
    ...sharedActions,
    ...accountActions,
    // The players' accounts are shops, without a company.
    "company/certificates/actions.ts#add": {
      ...signedIn,
      on: "/company/certificates",
      form: () => ({ kind: "gots", number: "1", issuer: "matrix", validUntil: "" }),
      hasState: true,
      gets: "refused",
    },
    "company/certificates/actions.ts#remove": {
      elsewhere: "certificates.int.test.ts: the company's own, by role",
    },
    // They are of another realm than the market.
    "inquiries/actions.ts#ask": {
      ...signedIn,
      on: "/inquiries/new?supplier=laobi",
      form: () => ({ supplier: "laobi", subject: "matrix", body: "matrix", key: crypto.randomUUID() }),
      hasState: true,
      gets: "refused",
    },
    "inquiries/actions.ts#send": {
      ...signedIn,
      on: (id) => `/inquiries/${id}`,
      bound: (id) => id,
      form: () => ({ body: "matrix", key: crypto.randomUUID() }),
      hasState: true,
      objects: inquiries,
      gets: "done",
    },
    "inquiries/actions.ts#turn": {
      ...signedIn,
      on: (id) => `/inquiries/${id}`,
      bound: (id) => id,
      form: () => ({ to: "closed" }),
      hasState: true,
      objects: inquiries,
      gets: "done",
    },
    "_components/passport-notice.tsx#$$RSC_SERVER_ACTION_0": {
      ...everybody,
      on: "/",
      form: (id) => ({ accountId: id }),
      objects: ({ userId }) => accounts(userId),
    },
    // The players act by accounts of another realm than the market, which have no passport.
    "passport/actions.ts#save": {
      ...signedIn,
      on: "/passport",
      bound: (id) => id,
      form: () => ({
        until: "",
        ...Object.fromEntries(claimNames.map((claim) => [`claim.${claim}`, "nobody"])),
      }),
      hasState: true,
      objects: ({ userId }) => accounts(userId),
      gets: "refused",
    },
    "passport/actions.ts#choose": {
      ...signedIn,
      on: "/passport",
      form: (id) => ({ shop: id }),
      hasState: true,
      objects: ({ userId }) => accounts(userId),
      gets: "refused",
    },
    "trader/actions.ts#apply": {
      ...signedIn,
      on: "/trader/apply",
      form: () => ({ kind: "registered_business", businessName: "", uscc: "", address: "", note: "" }),
      hasState: true,
      gets: "refused",
    },
    "trader/actions.ts#withdraw": { elsewhere: "traders.int.test.ts, trader-application.spec.ts" },
    "service/actions.ts#move": { elsewhere: "service.spec.ts" },
    "service/actions.ts#remove": { elsewhere: "service.spec.ts" },
    "service/actions.ts#save": { elsewhere: "service.spec.ts" },
  },
};
