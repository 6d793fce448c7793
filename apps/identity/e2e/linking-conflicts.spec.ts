import { randomUUID } from "node:crypto";
import {
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  type FreshPerson,
  freshMobile,
  freshPerson,
  freshSeat,
  signInAt,
  sites,
  sql,
  test,
} from "@hutong/testing/e2e";
import type { Page } from "@playwright/test";
import words from "../messages/zh-CN.json" with { type: "json" };

const { linking } = words;
const otherPassword = "a quite other way in";

interface Both {
  readonly me: FreshPerson;
  readonly other: FreshPerson;
  readonly accountId: string;
}

async function prove(page: Page, identifier: string, password = otherPassword): Promise<void> {
  await page.goto(`${sites.identity}/account/ids/link`);
  await page.locator("[name=identifier]").fill(identifier);
  await page.locator("[name=password]").fill(password);
  await page.getByRole("button", { name: linking.prove.submit }).click();
  await page.waitForURL(/\/account\/ids\/link\/.+/);
}

const moveTo = (accountId: string, userId: string) =>
  sql(
    `with moved as (update links set user_id = $2 where open_account_id = $1)
     update accounts set user_id = $2 where id = $1`,
    [accountId, userId],
  );

/** What happens between the proof and the look at it, by the state that it leads to. */
const blocking: Record<string, (both: Both) => Promise<unknown>> = {
  frozen: ({ accountId }) => sql("update accounts set status = 'frozen' where id = $1", [accountId]),
  administrator: ({ other }) => sql("update users set admin_role = 'support' where id = $1", [other.userId]),
  taken: async ({ accountId }) => moveTo(accountId, (await freshPerson()).userId),
  password_changed: ({ other }) =>
    sql("update credentials set changed_at = now() + interval '1 second' where user_id = $1", [other.userId]),
  // As if a provider had proven it, which leads to somebody else since.
  way_in_gone: async ({ other }) => {
    const third = await freshPerson();
    await sql(
      `with provider as (
         insert into upstream_providers (id, slug, issuer, client_id, name_zh, name_en, scopes, disabled_at)
         values (gen_random_uuid(), 'gone-since', 'https://gone.example.com', 'x', '某某登录', 'Some login', '{openid}', now())
         on conflict (slug) do update set client_id = 'x' returning id),
       way as (insert into upstream_identities (id, user_id, provider_id, issuer, subject)
         select gen_random_uuid(), $1::uuid, id, 'https://gone.example.com', $1::uuid::text from provider returning id)
       select id from way`,
      [third.userId],
    );
    await sql(
      `update link_proposals set credential_changed_at = null, upstream_identity_id =
         (select id from upstream_identities where user_id = $1) where proven_user_id = $2`,
      [third.userId, other.userId],
    );
  },
  cooling_off: async ({ other, accountId }) =>
    sql(
      `insert into linking_operations (id, kind, from_user_id, to_user_id, account_id, at, undoable_until, before)
       values ($1, 'unlink', $2, $3, $4, now(), now() + interval '3 days', '{}')`,
      [randomUUID(), (await freshPerson()).userId, other.userId, accountId],
    ),
  disputed: async ({ other, accountId }) =>
    sql(
      `insert into disputes (id, claimant_user_id, realm, login_name, account_id, owner_user_id, statement, hear_until)
       values ($1, $2, 'wholesale', $3, $4, $5, 'It was mine in 2015 already.', now() + interval '3 days')`,
      [randomUUID(), (await freshPerson()).userId, other.name, accountId, other.userId],
    ),
};

/** What is to be known or chosen, and does not stand in the way. */
const open: Record<string, (both: Both) => Promise<unknown>> = {
  several_ids: async ({ other }) => {
    const third = await freshPerson({ realm: "mall" });
    const [account] = await sql<{ id: string }>("select id from accounts where user_id = $1", [third.userId]);
    await moveTo(account?.id ?? "", other.userId);
  },
  same_contact: ({ me, other }) => {
    const mobile = freshMobile();
    return sql(
      `insert into contacts (id, user_id, kind, value) values ($1, $3, 'mobile', $5), ($2, $4, 'mobile', $5)`,
      [randomUUID(), randomUUID(), me.userId, other.userId, mobile],
    );
  },
  duplicate: ({ me, other }) =>
    sql(
      `with imported as (update accounts set imported_at = now() where user_id = $1)
       update users set display_name = '同一位会员' where id in ($1, $2)`,
      [me.userId, other.userId],
    ),
};

async function twoPeople(): Promise<Both> {
  const me = await freshPerson({ realm: "wholesale" });
  const other = await freshPerson({ realm: "wholesale", password: otherPassword });
  const [account] = await sql<{ id: string }>("select id from accounts where user_id = $1", [other.userId]);
  return { me, other, accountId: account?.id ?? "" };
}

async function expectState(page: Page, kind: string, name: string): Promise<void> {
  const state = linking.state[kind as keyof typeof linking.state] as { title: string }; // the keys of both tables
  const title = state.title.replace("{name}", name).split(/\{/)[0] ?? "";
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 800 });
    await expect(page.getByRole("main").getByText(title).first(), `${kind} at ${width}`).toBeVisible();
    await expectNoSidewaysScroll(page);
  }
}

for (const [kind, happen] of Object.entries(blocking)) {
  test(`SECURITY 21: ${kind} is a page with a way on, and nothing to confirm`, async ({ page }) => {
    const both = await twoPeople();
    await signInAt(page, "identity", both.me.name, "/account/ids");
    await prove(page, both.other.name);
    await happen(both);
    await page.reload();
    await expectState(page, kind, both.other.name);
    await expect(page.getByRole("button", { name: linking.preview.confirm })).toHaveCount(0);
    await expect(page.getByRole("main").locator("a[href^='/account/ids']").first()).toBeVisible();
    await expectAccessible(page);
  });
}

for (const [kind, happen] of Object.entries(open)) {
  test(`SECURITY 21: ${kind}, beside an account at the same site, is told, and the way on is open`, async ({
    page,
  }) => {
    const both = await twoPeople();
    await signInAt(page, "identity", both.me.name, "/account/ids");
    await happen(both);
    await prove(page, both.other.name);
    await expectState(page, kind, both.other.name);
    await expectState(page, "same_site", both.other.name);
    await expectAccessible(page);
    await page.getByRole("button", { name: linking.preview.confirm }).click();
    await page.waitForURL(/done=link/);
  });
}

test("her own ID is hers already; a proof that ran out says how to go on", async ({ page }) => {
  const me = await freshPerson({ password: otherPassword });
  await signInAt(page, "identity", me.name, "/account/ids", otherPassword);
  await prove(page, me.name);
  await expectState(page, "already_yours", me.name);
  await sql("update link_proposals set expires_at = now() where user_id = $1", [me.userId]);
  await page.reload();
  await expect(page.getByRole("heading", { name: linking.preview.expiredTitle })).toBeVisible();
  await page.getByRole("link", { name: linking.preview.again }).click();
  await page.waitForURL(/\/account\/ids\/link$/);
});

test("who works in a shop without an ID of her own is linked by her seat, and that is undone", async ({
  page,
}) => {
  const owner = await freshPerson();
  const alice = await freshPerson({ password: otherPassword });
  const me = await freshPerson({ realm: "wholesale" });
  await sql("delete from accounts where user_id = $1", [alice.userId]);
  const { identifier, seatId } = await freshSeat(owner, alice, "alice");
  const holder = async () =>
    (await sql<{ user_id: string }>("select user_id from staff_seats where id = $1", [seatId]))[0]?.user_id;
  await signInAt(page, "identity", me.name, "/account/ids");
  await prove(page, identifier);
  await expect(page.getByRole("main")).toContainText(identifier);
  await expect(page.getByRole("main")).toContainText(linking.preview.showsSeats);
  await expectAccessible(page);
  await page.getByRole("button", { name: linking.preview.confirm }).click();
  await page.waitForURL(/done=link/);
  expect(await holder()).toBe(me.userId);
  await expectAccessible(page);
  await page.getByRole("button", { name: linking.history.undoSubmit }).click();
  await page.waitForURL(/done=undo/);
  expect(await holder()).toBe(alice.userId);

  // And she herself is asked for an ID of her own.
  await page.context().clearCookies();
  await signInAt(page, "identity", identifier, "/account/ids", otherPassword);
  await expect(page.getByRole("main")).toContainText(words.account.ids.noneTitle);
  await page.getByRole("link", { name: words.account.ids.haveAnother }).click();
  await page.waitForURL(/\/account\/ids\/link$/);
});
