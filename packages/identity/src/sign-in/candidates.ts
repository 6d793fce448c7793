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
    case "name": {
      const named = byName(db, identifier.realm, identifier.nameKey, identifier.memberNo);
      const administrators = identifier.realm ? [] : byAdministratorHandle(db, identifier.nameKey);
      return (await Promise.all([named, administrators])).flat();
    }
    case "contact": {
      const named = identifier.nameKey
        ? byName(db, identifier.realm, identifier.nameKey, identifier.memberNo)
        : [];
      return (await Promise.all([named, byContact(db, identifier)])).flat();
    }
  }
}

async function byName(db: Db, realm: Realm | null, nameKey: string, memberNo: string): Promise<Candidate[]> {
  const within = { realm: { in: realm ? [realm] : [...realms] } };
  const select = {
    id: true,
    realm: true,
    loginName: true,
    status: true,
    user: { select: userSelect },
  } as const;
  const memberNos = [...new Set([memberNo, memberNo.toUpperCase()])];
  const [named, numbered] = await Promise.all([
    db.account.findMany({ where: { ...within, loginKey: nameKey }, select }),
    db.account.findMany({ where: { ...within, memberNo: { in: memberNos } }, select }),
  ]);
  const seen = new Set<string>();
  return [...named, ...numbered].flatMap((row) => {
    const name = { realm: row.realm, loginName: row.loginName };
    const key = `${row.realm}/${row.loginName}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [candidateOf(row.user, name, { nameFrozen: row.status === "frozen", accountId: row.id })];
  });
}

/** An administrator has no realm: the local part of her verified e-mail address is her sign-in name. */
async function byAdministratorHandle(db: Db, nameKey: string): Promise<Candidate[]> {
  const people = await db.user.findMany({
    where: { adminRole: { not: null } },
    select: {
      ...userSelect,
      contacts: { where: { kind: "email", verifiedKey: { not: null } }, select: { value: true } },
    },
  });
  return people
    .filter((person) => person.contacts.some(({ value }) => value.slice(0, value.indexOf("@")) === nameKey))
    .map((person) => candidateOf(person, null));
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
