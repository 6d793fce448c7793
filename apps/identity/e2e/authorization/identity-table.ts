import { randomUUID } from "node:crypto";
import {
  type FreshRefund,
  freshClient,
  freshName,
  freshPerson,
  freshRefund,
  freshSessions,
  sql,
  Visitor,
} from "@hutong/testing/e2e";
import {
  type ActionEntry,
  administrators,
  everybody,
  type MakeObjects,
  type RouteEntry,
  signedIn,
  type Table,
} from "./matrix.ts";
import { freshReview, freshReviewPicture } from "./review-entries.ts";
import { ofNobody, sharedActions, sharedRoutes } from "./shared-entries.ts";

/** Sign-ins under way: the player's, another browser's, none. */
const interactions: MakeObjects = async ({ open }) => ({
  own: uidOf(await open(await signInAddress())),
  anothers: uidOf((await new Visitor().get(await signInAddress())).url),
  missing: "x".repeat(21),
});

let address: Promise<string> | undefined;

/** Another site's request for a sign-in: nobody here has a sign-on at the provider, so it asks. */
function signInAddress(): Promise<string> {
  address ??= freshClient();
  return address;
}

function uidOf(url: URL): string {
  return /^\/sign-in\/([^/]+)/.exec(url.pathname)?.[1] ?? "";
}

/** Sign-on sessions. */
const signOns: MakeObjects = async ({ userId }) => {
  const { userId: strangerId } = await freshPerson();
  const missing = randomUUID();
  return {
    own: userId ? (await freshSessions({ userId }, [])).uid : missing,
    anothers: (await freshSessions({ userId: strangerId }, [])).uid,
    missing,
  };
};

/** IDs, which are shops to invite people to. */
const shops = async ({ userId }: { readonly userId: string | undefined }) => {
  const missing = randomUUID();
  return {
    own: userId ? await accountOf(userId) : missing,
    anothers: await accountOf((await freshPerson()).userId),
    missing,
  };
};

/** Seats in the player's shop and in a stranger's. */
const seats: MakeObjects = async (player) => {
  const { own, anothers, missing } = await shops(player);
  return {
    own: player.userId ? await freshSeatIn(own) : missing,
    anothers: await freshSeatIn(anothers),
    missing,
  };
};

const consents: MakeObjects = async ({ userId }) => {
  const { userId: strangerId } = await freshPerson();
  const missing = randomUUID();
  return {
    own: userId ? await freshConsent(userId) : missing,
    anothers: await freshConsent(strangerId),
    missing,
  };
};

/** Credentials of shops that were taken. */
const credentials: MakeObjects = async ({ userId }) => {
  const { userId: strangerId } = await freshPerson();
  const missing = randomUUID();
  return {
    own: userId ? (await freshCredential(userId)).id : missing,
    anothers: (await freshCredential(strangerId)).id,
    missing,
  };
};

async function freshCredential(userId: string): Promise<{ id: string; list: number }> {
  const [row] = await sql<{ id: string; list: number }>(
    `insert into shop_credentials (id, account_id, user_id, claims, list_no, list_index, issued_at, expires_at)
      select gen_random_uuid(), a.id, a.user_id, '{level}', 1, floor(random() * 131072)::int, now(), now() + interval '1 day'
      from accounts a where a.user_id = $1 limit 1 returning id, list_no as list`,
    [userId],
  );
  return row ?? { id: "", list: 0 };
}

async function freshStatusList(): Promise<string> {
  return String((await freshCredential((await freshPerson()).userId)).list);
}

/** To an administrator nobody is another's: a person, and none. */
const people: MakeObjects = ofNobody(async () => (await freshPerson()).userId, randomUUID());

/** A request to merge that another administrator has refused: whoever reads needs no fresh sign-in for it. */
async function freshDecidedRequest(): Promise<string> {
  const people = await Promise.all(Array.from({ length: 4 }, () => freshPerson()));
  const [row] = await sql<{ id: string }>(
    `insert into merge_requests (id, from_user_id, into_user_id, reason, facts_digest, asked_by_id, expires_at, outcome,
        decided_by_id, decided_at, decision_reason)
      values (gen_random_uuid(), $1, $2, 'papers seen', '', $3, now(), 'refused', $4, now(), 'not the same') returning id`,
    people.map(({ userId }) => userId),
  );
  return row?.id ?? "";
}

/** A file of acts that somebody else has looked at. */
async function freshBatch(): Promise<string> {
  const { userId } = await freshPerson();
  const [row] = await sql<{ id: string }>(
    `with batch as (insert into bulk_batches (id, made_by_id, file_name, digest)
        values (gen_random_uuid(), $1, 'acts.csv', '') returning id)
      insert into bulk_lines (batch_id, line, who, action, reason, verdict)
      select id, 2, 'nobody', 'freeze', 'reported', 'not_found' from batch returning batch_id as id`,
    [userId],
  );
  return row?.id ?? "";
}

/** An application of a trader that was sent, with a picture. @returns the application's id and the picture's */
async function freshTraderCase(): Promise<{ readonly application: string; readonly picture: string }> {
  const trader = await freshPerson({ realm: "wholesale" });
  const [application, picture] = [randomUUID(), randomUUID()];
  await sql(
    `insert into trader_applications (id, account_id, business_name, credit_code, address, created_at)
      select $1, id, '城东布店', '91330100799655058B', '浙江省嘉兴市南湖区中山东路 1 号', now() from accounts where user_id = $2`,
    [application, trader.userId],
  );
  await sql("insert into trader_pictures values ($1, $2, 'licence', $3, 1, 1, now())", [
    picture,
    application,
    Buffer.from([0xff, 0xd8, 0xff]),
  ]);
  await sql("update trader_applications set applied_at = now(), applied_by_id = $2 where id = $1", [
    application,
    trader.userId,
  ]);
  return { application, picture };
}

/** A dispute of a trade. @returns the id of a part of it */
async function freshDispute(what: keyof FreshRefund): Promise<string> {
  const { userId } = await freshPerson();
  const [account] = await sql<{ id: string }>("select id from accounts where user_id = $1", [userId]);
  return (await freshRefund(account?.id ?? ""))[what];
}

const freshApplication = async () => (await freshTraderCase()).application;
const freshSentPicture = async () => (await freshTraderCase()).picture;

/** A picture that somebody sent with a claim of an ID that is not there. */
async function freshDisputePicture(userId?: string): Promise<string> {
  const claimant = userId ?? (await freshPerson()).userId;
  const [row] = await sql<{ id: string }>(
    `with dispute as (insert into disputes (id, claimant_user_id, realm, login_name, statement, hear_until)
        values (gen_random_uuid(), $1, 'retail', 'there-is-none', 'it was mine in 2015', now()) returning id)
      insert into dispute_pictures (id, user_id, dispute_id, bytes, width, height, uploaded_at, sent_at)
      select gen_random_uuid(), $1, id, $2, 1, 1, now(), now() from dispute returning id`,
    [claimant, Buffer.from([0xff, 0xd8, 0xff])],
  );
  return row?.id ?? "";
}

const disputePictures: MakeObjects = async ({ userId }) => {
  const missing = randomUUID();
  return {
    own: userId ? await freshDisputePicture(userId) : missing,
    anothers: await freshDisputePicture(),
    missing,
  };
};

async function accountOf(userId: string): Promise<string> {
  const [row] = await sql<{ id: string }>("select id from accounts where user_id = $1", [userId]);
  return row?.id ?? "";
}

async function freshSeatIn(accountId: string): Promise<string> {
  const { userId } = await freshPerson();
  const [row] = await sql<{ id: string }>(
    `insert into staff_seats (id, account_id, user_id, name, name_key, role)
      values (gen_random_uuid(), $1, $2, $3, $3, 'buyer') returning id`,
    [accountId, userId, freshName("seat")],
  );
  return row?.id ?? "";
}

/** An act on a seat, by the button of its page. */
function ofSeat(): ActionEntry {
  return {
    ...signedIn,
    on: (id) => `/account/staff/${id}`,
    form: (id) => ({ id }),
    objects: seats,
    gets: "→ /account/staff",
  };
}

async function freshConsent(userId: string): Promise<string> {
  const clientId = new URL(await signInAddress()).searchParams.get("client_id");
  const [row] = await sql<{ id: string }>(
    `insert into consents (id, user_id, client_id, scopes, declined, claims)
      values (gen_random_uuid(), $1, $2, '{openid}', '{}', '{level}') returning id`,
    [userId, clientId],
  );
  return row?.id ?? "";
}

/** A form of a sign-in under way: whoever has begun it, and nobody else. */
function ofInteraction(fields: Readonly<Record<string, string>>, gets: string): RouteEntry {
  return { ...everybody, objects: interactions, post: () => fields, gets };
}

/** Who gets what at the account site. How to add a line: `matrix.ts`. */
export const identityTable: Table = {
  routes: {
    ...sharedRoutes,
    "/": { ...everybody, gets: "→ /account", signedOut: "200" },
    "/account": signedIn,
    "/account/activity": signedIn,
    "/account/consents": signedIn,
    "/account/ids": signedIn,
    "/account/ids/dispute": { elsewhere: "linking.spec.ts" },
    "/account/ids/dispute/[dispute]": { elsewhere: "linking.spec.ts" },
    "/account/ids/dispute/pictures/[picture]": { ...signedIn, objects: disputePictures },
    "/account/ids/history": signedIn,
    "/account/ids/history/[operation]": { elsewhere: "linking.spec.ts" },
    "/account/ids/link": { elsewhere: "linking.spec.ts" },
    "/account/ids/link/[proposal]": { elsewhere: "linking.spec.ts" },
    "/account/ids/unlink/[account]": { elsewhere: "linking.spec.ts" },
    "/admin/approvals": administrators(),
    "/admin/approvals/export": administrators(),
    "/admin/approvals/[request]": {
      ...administrators(),
      objects: ofNobody(freshDecidedRequest, randomUUID()),
    },
    "/admin/bulk": administrators(),
    "/admin/bulk/export": administrators(),
    "/admin/bulk/[batch]": { ...administrators(), objects: ofNobody(freshBatch, randomUUID()) },
    "/admin/bulk/[batch]/rejects": { ...administrators(), objects: ofNobody(freshBatch, randomUUID()) },
    "/admin/clients/export": administrators(),
    "/admin/disputes/export": administrators(),
    "/admin/people/[id]/merge": { elsewhere: "approvals.spec.ts" },
    "/admin/disputes": administrators(),
    "/admin/traders": administrators(),
    "/admin/traders/export": administrators(),
    "/admin/traders/[application]": {
      ...administrators(),
      objects: ofNobody(freshApplication, randomUUID()),
    },
    "/admin/traders/pictures/[picture]": {
      ...administrators(),
      objects: ofNobody(freshSentPicture, randomUUID()),
    },
    "/admin/trade-disputes": administrators(),
    "/admin/trade-disputes/[dispute]": {
      ...administrators(),
      objects: ofNobody(() => freshDispute("refundId"), randomUUID()),
    },
    "/admin/trade-disputes/pictures/[picture]": {
      ...administrators(),
      objects: ofNobody(() => freshDispute("pictureId"), randomUUID()),
    },
    "/admin/reviews": administrators(),
    "/admin/reviews/words": administrators(),
    "/admin/reviews/[review]": {
      ...administrators(),
      objects: ofNobody(async () => (await freshReview("held")).id, randomUUID()),
    },
    "/admin/reviews/pictures/[picture]": {
      ...administrators(),
      objects: ofNobody(() => freshReviewPicture("held"), randomUUID()),
    },
    "/admin/disputes/[dispute]": { elsewhere: "linking.spec.ts" },
    "/admin/disputes/pictures/[picture]": {
      ...administrators(),
      objects: ofNobody(freshDisputePicture, randomUUID()),
    },
    "/account/passport": signedIn,
    "/account/passport/present": signedIn,
    "/account/security": signedIn,
    "/account/sessions": signedIn,
    "/account/staff": signedIn,
    "/account/staff/[seat]": { ...signedIn, objects: seats },
    "/account/staff/invite/[account]": { ...signedIn, objects: shops },
    "/admin": { ...administrators(), gets: "→ /admin/people" },
    "/admin/audit": administrators(),
    "/admin/audit/export": {
      ...administrators("auditor", "owner"),
      post: () => ({ format: "csv", action: "none" }),
    },
    "/admin/clients": administrators(),
    "/admin/clients/[clientId]": {
      ...administrators(),
      objects: ofNobody(async () => "hutong-retail", "site-0000000000000000"),
    },
    "/admin/clients/new": administrators("operator", "owner"),
    "/admin/keys": administrators(),
    "/admin/upstreams": administrators(),
    "/admin/upstreams/[slug]": { elsewhere: "upstream.alone.spec.ts" },
    "/admin/upstreams/new": administrators("operator", "owner"),
    "/account/security/add/[visit]": { elsewhere: "upstream.alone.spec.ts" },
    "/account/security/remove/[identity]": { elsewhere: "upstream.alone.spec.ts" },
    "/account/security/upstream/[slug]": { elsewhere: "upstream.alone.spec.ts" },
    "/upstream/callback": { ...everybody, gets: "→ /upstream/problem" },
    "/upstream/problem": everybody,
    "/admin/people": administrators(),
    "/admin/people/[id]": { ...administrators(), objects: people },
    "/admin/people/[id]/[act]": { elsewhere: "console.spec.ts: acts upon people" },
    "/admin/people/export": administrators(),
    "/credentials/shop-passport": everybody,
    "/credentials/status/[list]": {
      ...everybody,
      at: (id) => `/credentials/status/${id}`,
      objects: ofNobody(freshStatusList, "999999"),
    },
    "/dev/mailbox": everybody,
    "/dev/ui": everybody,
    "/join/[id]": { elsewhere: "staff.spec.ts: whoever has the link" },
    "/problem": everybody,
    "/reset": everybody,
    "/reset/code": { ...everybody, at: () => `/reset/code?ticket=${randomUUID()}` },
    "/reset/done": everybody,
    "/sign-in": { ...everybody, gets: "→ /login" },
    "/sign-in/[uid]": { ...everybody, objects: interactions },
    "/sign-in/[uid]/consent": { ...everybody, objects: interactions },
    "/sign-in/[uid]/consent/submit": ofInteraction({}, "→ /sign-in/ID/consent"),
    "/sign-in/[uid]/other": ofInteraction({}, "→ /sign-in/ID"),
    "/sign-in/[uid]/realm": ofInteraction({ realm: "retail" }, "→ /sign-in/ID"),
    "/sign-in/[uid]/sign-up": { ...everybody, objects: interactions },
    "/sign-in/[uid]/sign-up/code": { ...everybody, objects: interactions },
    "/sign-in/[uid]/sign-up/code/again": ofInteraction({}, "→ /sign-in/ID/sign-up/code"),
    "/sign-in/[uid]/sign-up/code/submit": ofInteraction({ code: "123456" }, "→ /sign-in/ID/sign-up/code"),
    "/sign-in/[uid]/sign-up/submit": ofInteraction({ contact: "" }, "→ /sign-in/ID/sign-up"),
    "/sign-in/[uid]/newcomer/[visit]": { elsewhere: "upstream.alone.spec.ts" },
    "/sign-in/[uid]/newcomer/[visit]/open": { elsewhere: "upstream.alone.spec.ts" },
    "/sign-in/[uid]/newcomer/[visit]/submit": { elsewhere: "upstream.alone.spec.ts" },
    "/sign-in/[uid]/upstream/[slug]": { elsewhere: "upstream.alone.spec.ts" },
    "/sign-in/[uid]/submit": ofInteraction({ identifier: "", password: "" }, "→ /sign-in/ID"),
    "/sign-out": everybody,
    "/verify": everybody,
  },
  actions: {
    ...sharedActions,
    "account/actions.ts#saveName": {
      ...signedIn,
      on: "/account",
      form: () => ({ displayName: "新名" }),
      hasState: true,
      gets: "done",
    },
    "account/staff/actions.ts#change": {
      ...ofSeat(),
      bound: (id) => id,
      form: () => ({ role: "viewer" }),
      hasState: true,
    },
    "account/staff/actions.ts#invite": {
      ...signedIn,
      on: (id) => `/account/staff/invite/${id}`,
      bound: (id) => id,
      form: (id) => ({ name: "alice", contact: `${id}@example.com`, role: "viewer" }),
      hasState: true,
      objects: shops,
      gets: "→ /account/staff",
    },
    "account/staff/actions.ts#remove": ofSeat(),
    "account/staff/actions.ts#resume": ofSeat(),
    "account/staff/actions.ts#suspend": ofSeat(),
    "account/staff/actions.ts#withdraw": { elsewhere: "staff.spec.ts" },
    "join/[id]/actions.ts#accept": { elsewhere: "staff.spec.ts" },
    "admin/clients/actions.ts#letIn": { elsewhere: "clients.spec.ts" },
    "admin/clients/actions.ts#rotateSecret": { elsewhere: "clients.spec.ts" },
    "admin/clients/actions.ts#saveClient": { elsewhere: "clients.spec.ts" },
    "admin/clients/actions.ts#saveNewClient": { elsewhere: "clients.spec.ts" },
    "admin/clients/actions.ts#turnAway": { elsewhere: "clients.spec.ts" },
    "account/security/actions.ts#addWayIn": { elsewhere: "upstream.alone.spec.ts" },
    "account/security/actions.ts#proveWayIn": { elsewhere: "upstream.alone.spec.ts" },
    "account/security/actions.ts#removeWayIn": { elsewhere: "upstream.alone.spec.ts" },
    "admin/upstreams/actions.ts#putBack": { elsewhere: "upstream.alone.spec.ts" },
    "admin/upstreams/actions.ts#saveNewUpstream": { elsewhere: "upstream.alone.spec.ts" },
    "admin/upstreams/actions.ts#saveUpstream": { elsewhere: "upstream.alone.spec.ts" },
    "admin/upstreams/actions.ts#takeAway": { elsewhere: "upstream.alone.spec.ts" },
    "admin/keys/actions.ts#rotateKeys": {
      ...administrators("owner"),
      on: "/admin/keys",
      form: () => ({ reason: "" }),
      hasState: true,
      gets: "refused",
    },
    "admin/people/[id]/[act]/actions.ts#actOnPerson": { elsewhere: "console.spec.ts: acts upon people" },
    "admin/people/[id]/merge/actions.ts#merge": { elsewhere: "approvals.spec.ts" },
    "admin/approvals/[request]/actions.ts#decide": { elsewhere: "approvals.spec.ts" },
    "admin/bulk/actions.ts#apply": { elsewhere: "bulk.spec.ts" },
    "admin/bulk/actions.ts#stage": {
      ...administrators("operator", "owner"),
      on: "/admin/bulk",
      form: () => ({ text: "" }),
      hasState: true,
      gets: "refused",
    },
    "admin/saved-views.ts#forgetView": {
      ...administrators(),
      on: "/admin/people",
      bound: () => "people",
      form: (id) => ({ id }),
      objects: ofNobody(async () => randomUUID(), randomUUID()),
      gets: "→ /admin/people",
    },
    "admin/saved-views.ts#keepView": { elsewhere: "console.spec.ts: views that are kept" },
    "account/ids/dispute/actions.ts#answer": { elsewhere: "linking.spec.ts" },
    "account/ids/dispute/actions.ts#openNew": { elsewhere: "linking.spec.ts" },
    "account/ids/dispute/actions.ts#withdraw": { elsewhere: "linking.spec.ts" },
    "account/ids/history/[operation]/actions.ts#undo": { elsewhere: "linking.spec.ts" },
    "account/ids/link/[proposal]/actions.ts#confirm": { elsewhere: "linking.spec.ts" },
    "account/ids/link/actions.ts#prove": { elsewhere: "linking.spec.ts" },
    "account/ids/unlink/[account]/actions.ts#unlink": { elsewhere: "linking.spec.ts" },
    "admin/disputes/[dispute]/actions.ts#decide": { elsewhere: "linking.spec.ts" },
    "account/consents/actions.ts#keep": {
      ...signedIn,
      on: "/account/consents",
      form: (id) => ({ id, claim: "level" }),
      objects: consents,
      gets: "→ /account/consents",
    },
    "admin/reviews/[review]/actions.ts#decide": { elsewhere: "around-reviews.int.test.ts, reviews.spec.ts" },
    "admin/reviews/words/actions.ts#changeWords": { elsewhere: "around-reviews.int.test.ts: by role, fresh" },
    "admin/traders/[application]/actions.ts#decide": {
      elsewhere: "trader-application.spec.ts of the wholesale site",
    },
    "admin/trade-disputes/[dispute]/actions.ts#rule": { elsewhere: "refund.spec.ts of the retail site" },
    "account/consents/actions.ts#withdraw": {
      ...signedIn,
      on: "/account/consents",
      form: (id) => ({ id }),
      objects: consents,
      gets: "→ /account/consents",
    },
    "account/passport/actions.ts#present": {
      ...signedIn,
      on: "/account/passport/present",
      form: () => ({ compact: "" }),
      hasState: true,
      gets: "refused",
    },
    "account/passport/actions.ts#take": {
      ...signedIn,
      on: "/account/passport",
      bound: (id) => id,
      // Of one's own it is taken in credential.spec.ts; a person of the matrix has no figures.
      form: () => ({ claims: "level" }),
      hasState: true,
      objects: shops,
      gets: "refused",
    },
    "account/passport/actions.ts#withdraw": {
      ...signedIn,
      on: "/account/passport",
      form: (id) => ({ id }),
      objects: credentials,
      gets: "→ /account/passport",
    },
    "verify/actions.ts#verify": {
      ...everybody,
      on: "/verify",
      form: () => ({ compact: "" }),
      hasState: true,
      gets: "refused",
    },
    "account/security/actions.ts#savePassword": {
      ...signedIn,
      on: "/account/security",
      form: () => ({ current: "not my password at all", next: "another fine long password" }),
      hasState: true,
      gets: "refused",
    },
    "account/sessions/actions.ts#endEverywhereElse": {
      ...signedIn,
      on: "/account/sessions",
      form: () => ({}),
      gets: "→ /account/sessions",
      harms: true,
    },
    "account/sessions/actions.ts#endThere": {
      ...signedIn,
      on: "/account/sessions",
      form: (uid) => ({ uid }),
      objects: signOns,
      gets: "→ /account/sessions",
    },
    "dev/ui/actions.ts#nothing": { ...everybody, on: "/dev/ui", form: () => ({}) },
    "reset/actions.ts#askForCode": {
      ...everybody,
      on: "/reset",
      form: () => ({ identifier: "nobody-at-all" }),
      hasState: true,
      gets: "→ /reset/code",
    },
    "reset/actions.ts#setNewPassword": {
      ...everybody,
      on: "/reset/code",
      form: () => ({ ticket: randomUUID(), code: "123456", password: "another fine long password" }),
      hasState: true,
      gets: "refused",
    },
  },
};
