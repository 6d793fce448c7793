import type { Db, Realm } from "@hutong/db";
import type { UserId } from "@hutong/kernel";
import type { Identifier } from "../identifier.ts";

/** An ID, as it is offered when she must choose between several. */
export interface RealmName {
  readonly realm: Realm;
  readonly loginName: string;
}

/** A person whom an identifier may mean, through one of her IDs, or through a contact (`name` is then null). */
export interface Candidate {
  readonly userId: UserId;
  readonly secret: string | null;
  readonly name: RealmName | null;
  /** The account that was named; null where it was a seat, a contact or an administrator's handle. */
  readonly accountId: string | null;
  readonly isAdministrator: boolean;
  /** The person, or the ID that was named, is frozen. */
  readonly isFrozen: boolean;
}

/**
 * More people than this on one e-mail address or number are not told apart by it: each costs a hash.
 * They sign in with their login name.
 */
const maxPeopleOfContact = 8;

const realms: readonly Realm[] = ["retail", "mall", "deals", "wholesale"];

const userSelect = {
  id: true,
  status: true,
  adminRole: true,
  credentials: { where: { kind: "password" }, select: { secret: true } },
} as const;

type UserRow = {
  id: string;
  status: "active" | "frozen";
  adminRole: string | null;
  credentials: { secret: string }[];
};

function candidateOf(
  user: UserRow,
  name: RealmName | null,
  { nameFrozen = false, accountId = null }: { nameFrozen?: boolean; accountId?: string | null } = {},
): Candidate {
  return {
    userId: user.id as UserId, // the row's own id: branded here
    secret: user.credentials[0]?.secret ?? null,
    name,
    accountId,
    isAdministrator: user.adminRole !== null,
    isFrozen: nameFrozen || user.status === "frozen",
  };
}

/** Everybody whom an identifier may mean. The password decides; none is told apart before it. */
export async function findCandidates(db: Db, identifier: Identifier): Promise<Candidate[]> {
  switch (identifier.kind) {
    case "seat":
      return bySeat(db, identifier);
    case "name":
      return byName(db, identifier);
    case "contact": {
      const named = identifier.nameKey ? byName(db, { ...identifier, nameKey: identifier.nameKey }) : [];
      return (await Promise.all([named, byContact(db, identifier)])).flat();
    }
  }
}

interface NamedRow {
  id: string;
  status: "active" | "frozen";
  admin_role: string | null;
  secret: string | null;
  account_id: string | null;
  realm: Realm | null;
  login_name: string | null;
  id_status: "active" | "frozen" | null;
}

/**
 * By login name or member number; without a realm also by the handle of an administrator, who has none: the local
 * part of her verified e-mail address. One statement: every sign-in asks.
 */
async function byName(
  db: Db,
  { realm, nameKey, memberNo }: { realm: Realm | null; nameKey: string; memberNo: string },
): Promise<Candidate[]> {
  const within = realm ? [realm] : [...realms];
  const memberNos = [...new Set([memberNo, memberNo.toUpperCase()])];
  const handle = realm ? null : nameKey;
  const rows = await db.$queryRaw<NamedRow[]>`
    select u.id::text, u.status::text, u.admin_role::text, c.secret, found.account_id::text, found.realm::text, found.login_name,
      found.id_status::text
    from (
      select user_id, id as account_id, realm, login_name, status as id_status, 0 as way from accounts
        where realm = any(${within}::realm[]) and login_key = ${nameKey}
      union
      select user_id, id, realm, login_name, status, 0 from accounts
        where realm = any(${within}::realm[]) and member_no = any(${memberNos}::text[])
      union all
      select a.id, null, null, null, null, 1 from users a join contacts k on k.user_id = a.id
        where a.admin_role is not null and k.kind = 'email' and k.verified_key is not null
          and left(k.value, strpos(k.value, '@') - 1) = ${handle}
    ) found
      join users u on u.id = found.user_id
      left join credentials c on c.user_id = u.id and c.kind = 'password'
    order by found.way, found.realm, found.login_name`;
  return rows.map((row) => {
    const user = {
      id: row.id,
      status: row.status,
      adminRole: row.admin_role,
      credentials: row.secret === null ? [] : [{ secret: row.secret }],
    };
    const name = row.realm && row.login_name ? { realm: row.realm, loginName: row.login_name } : null;
    return candidateOf(user, name, { nameFrozen: row.id_status === "frozen", accountId: row.account_id });
  });
}

async function bySeat(db: Db, identifier: Identifier & { kind: "seat" }): Promise<Candidate[]> {
  const rows = await db.staffSeat.findMany({
    where: {
      nameKey: identifier.seatKey,
      account: {
        loginKey: identifier.ownerKey,
        realm: { in: identifier.realm ? [identifier.realm] : [...realms] },
      },
    },
    select: {
      name: true,
      status: true,
      user: { select: userSelect },
      account: { select: { realm: true, loginName: true, status: true } },
    },
  });
  return rows.map((row) => {
    const name = { realm: row.account.realm, loginName: `${row.account.loginName}:${row.name}` };
    const nameFrozen = row.status === "frozen" || row.account.status === "frozen";
    return candidateOf(row.user, name, { nameFrozen });
  });
}

async function byContact(db: Db, identifier: Identifier & { kind: "contact" }): Promise<Candidate[]> {
  const rows = await db.contact.findMany({
    where: {
      kind: identifier.contactKind,
      value: identifier.value,
      ...(identifier.realm && { user: { accounts: { some: { realm: identifier.realm } } } }),
    },
    orderBy: [{ verifiedKey: { sort: "asc", nulls: "last" } }, { createdAt: "asc" }],
    take: maxPeopleOfContact + 1,
    select: { verifiedKey: true, user: { select: userSelect } },
  });
  // Beyond the bound only the one who proved that it is hers is meant by it.
  const meant = rows.length > maxPeopleOfContact ? rows.filter((row) => row.verifiedKey !== null) : rows;
  return meant.map((row) => candidateOf(row.user, null));
}

/** The IDs of people, to be chosen from. */
export async function namesOf(db: Db, userIds: readonly UserId[]): Promise<RealmName[]> {
  return db.account.findMany({
    where: { userId: { in: [...userIds] } },
    orderBy: [{ realm: "asc" }, { registeredAt: "asc" }],
    take: 50,
    select: { realm: true, loginName: true },
  });
}
