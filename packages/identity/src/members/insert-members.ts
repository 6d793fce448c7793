import type { Realm } from "@hutong/db";
import { newId } from "@hutong/kernel";
import type { PoolClient } from "pg";
import type { Member } from "./schema.ts";

/** A shop that came in, with what it brings of the time before. */
export interface ImportedShop {
  readonly accountId: string;
  readonly ratingPoints: number | null;
  readonly positiveRateBp: number | null;
}

interface Row {
  readonly member: Member;
  readonly userId: string;
  readonly accountId: string;
}

/**
 * Inserts members that are known to be new: person, ID, open link, contacts (unverified: an imported address
 * identifies nobody), password and shop. Set-based, within the transaction of `client`.
 * @returns the shops among them
 */
export async function insertMembers(
  client: PoolClient,
  realm: Realm,
  members: readonly Member[],
  now: Date,
): Promise<readonly ImportedShop[]> {
  const rows = members.map((member): Row => ({ member, userId: newId(), accountId: newId() }));
  await insertPeople(client, rows, now);
  await insertAccounts(client, realm, rows, now);
  await insertContacts(client, rows, now);
  await insertCredentials(client, rows, now);
  await insertShops(client, realm, rows, now);
  return rows.flatMap(({ accountId, member: { shop } }) => (shop ? [{ accountId, ...shop }] : []));
}

async function insertPeople(client: PoolClient, rows: readonly Row[], now: Date): Promise<void> {
  await client.query({
    name: "members_people",
    // A frozen member is a frozen person: she is nothing else here yet.
    text: `insert into users (id, display_name, status, created_at, updated_at)
      select id, display_name, status::person_status, $4, $4
      from unnest($1::uuid[], $2::text[], $3::text[]) as t (id, display_name, status)`,
    values: [
      rows.map(({ userId }) => userId),
      rows.map(({ member }) => member.displayName),
      rows.map(({ member }) => member.status),
      now,
    ],
  });
}

async function insertAccounts(
  client: PoolClient,
  realm: Realm,
  rows: readonly Row[],
  now: Date,
): Promise<void> {
  const accountIds = rows.map(({ accountId }) => accountId);
  const userIds = rows.map(({ userId }) => userId);
  await client.query({
    name: "members_accounts",
    text: `insert into accounts (id, user_id, realm, member_no, login_name, login_key, status, registered_at, imported_at)
      select id, user_id, $8::realm, member_no, login_name, login_key, status::person_status,
        coalesce(registered_at, $9), $9
      from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[])
        as t (id, user_id, member_no, login_name, login_key, status, registered_at)`,
    values: [
      accountIds,
      userIds,
      rows.map(({ member }) => member.memberNo),
      rows.map(({ member }) => member.loginName),
      rows.map(({ member }) => member.loginKey),
      rows.map(({ member }) => member.status),
      rows.map(({ member }) => member.registeredAt),
      realm,
      now,
    ],
  });
  await client.query({
    name: "members_links",
    text: `insert into links (id, account_id, user_id, proof, started_at, open_account_id)
      select id, account_id, user_id, 'imported', $4, account_id
      from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as t (id, account_id, user_id)`,
    values: [rows.map(() => newId()), accountIds, userIds, now],
  });
}

async function insertContacts(client: PoolClient, rows: readonly Row[], now: Date): Promise<void> {
  const contacts = rows.flatMap(({ userId, member }) => [
    ...(member.email ? [{ userId, kind: "email", value: member.email }] : []),
    ...(member.mobile ? [{ userId, kind: "mobile", value: member.mobile }] : []),
  ]);
  await client.query({
    name: "members_contacts",
    text: `insert into contacts (id, user_id, kind, value, created_at)
      select id, user_id, kind::contact_kind, value, $5
      from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) as t (id, user_id, kind, value)`,
    values: [
      contacts.map(() => newId()),
      contacts.map(({ userId }) => userId),
      contacts.map(({ kind }) => kind),
      contacts.map(({ value }) => value),
      now,
    ],
  });
}

async function insertCredentials(client: PoolClient, rows: readonly Row[], now: Date): Promise<void> {
  const withPassword = rows.filter(({ member }) => member.secret !== null);
  await client.query({
    name: "members_credentials",
    text: `insert into credentials (id, user_id, kind, secret, created_at, changed_at)
      select id, user_id, 'password', secret, $4, $4
      from unnest($1::uuid[], $2::uuid[], $3::text[]) as t (id, user_id, secret)`,
    values: [
      withPassword.map(() => newId()),
      withPassword.map(({ userId }) => userId),
      withPassword.map(({ member }) => member.secret),
      now,
    ],
  });
}

async function insertShops(client: PoolClient, realm: Realm, rows: readonly Row[], now: Date): Promise<void> {
  const withShop = rows.filter(({ member }) => member.shop !== null);
  await client.query({
    name: "members_shops",
    text: `insert into shops (account_id, kind, name, opened_at, rating_points, positive_rate_bp)
      select account_id, $6::shop_kind, name, coalesce(opened_at, $7), rating_points, positive_rate_bp
      from unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::int[], $5::int[])
        as t (account_id, name, opened_at, rating_points, positive_rate_bp)`,
    values: [
      withShop.map(({ accountId }) => accountId),
      withShop.map(({ member }) => member.shop?.name),
      withShop.map(({ member }) => member.registeredAt),
      withShop.map(({ member }) => member.shop?.ratingPoints),
      withShop.map(({ member }) => member.shop?.positiveRateBp),
      realm === "mall" ? "flagship" : "shop",
      now,
    ],
  });
}
