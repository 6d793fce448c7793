import { randomUUID } from "node:crypto";
import type { AdminRole, ContactKind, Db, PersonStatus, Realm, SeatRole } from "@hutong/db";
import { hashPassword } from "@hutong/identity";
import { newId, type UserId } from "@hutong/kernel";

/** The password of a person that was made without one being named. */
export const testPassword = "two doors one key";

const hashes = new Map<string, Promise<string>>();

/** The argon2id hash of a password, computed once in a process: making people costs no hashing. */
export function passwordHash(password: string): Promise<string> {
  const made = hashes.get(password) ?? hashPassword(password);
  hashes.set(password, made);
  return made;
}

export interface NewPerson {
  readonly displayName?: string;
  readonly status?: PersonStatus;
  readonly adminRole?: AdminRole;
  /** Null: a person without a password. A stored hash may be given as it is by `secret`. */
  readonly password?: string | null;
  readonly secret?: string;
  /** IDs as `realm/loginName`; the member number is drawn. */
  readonly ids?: readonly `${Realm}/${string}`[];
  readonly contacts?: readonly {
    readonly kind: ContactKind;
    readonly value: string;
    readonly verified?: boolean;
  }[];
}

export interface MadePerson {
  readonly userId: UserId;
  /** The accounts' ids by `realm/loginName`. */
  readonly accounts: Readonly<Record<string, string>>;
}

/** Makes a person with her IDs, contacts and password. */
export async function makePerson(db: Db, person: NewPerson = {}): Promise<MadePerson> {
  const userId = newId<"User">();
  const secret =
    person.secret ?? (person.password === null ? null : await passwordHash(person.password ?? testPassword));
  const ids = (person.ids ?? []).map((name) => ({ name, id: newId() }));
  // One statement, so that the ID and its open link come into being together.
  await db.user.create({
    data: {
      id: userId,
      displayName: person.displayName ?? "Test",
      status: person.status ?? "active",
      adminRole: person.adminRole ?? null,
      ...(secret !== null && { credentials: { create: { id: newId(), kind: "password", secret } } }),
      contacts: {
        create: (person.contacts ?? []).map(({ kind, value, verified }) => ({
          id: newId(),
          kind,
          value,
          ...(verified && { verifiedAt: new Date(), verifiedKey: value }),
        })),
      },
      accounts: { create: ids.map(({ name, id }) => accountOf(userId, name, id)) },
    },
    select: { id: true },
  });
  return { userId, accounts: Object.fromEntries(ids.map(({ name, id }) => [name, id])) };
}

function accountOf(userId: string, name: string, id: string) {
  const slash = name.indexOf("/");
  const loginName = name.slice(slash + 1);
  return {
    id,
    realm: name.slice(0, slash) as Realm, // NewPerson's type says so
    memberNo: `T-${randomUUID()}`,
    loginName,
    loginKey: loginName.normalize("NFKC").toLowerCase(),
    registeredAt: new Date(),
    links: { create: { id: newId(), userId, proof: "opened" as const, openAccountId: id } },
  };
}

/** Gives a person a seat in the shop of an account. */
export async function makeSeat(
  db: Db,
  seat: { accountId: string; userId: string; name: string; role?: SeatRole },
): Promise<string> {
  const id = newId();
  await db.staffSeat.create({
    data: {
      id,
      accountId: seat.accountId,
      userId: seat.userId,
      name: seat.name,
      nameKey: seat.name.toLowerCase(),
      role: seat.role ?? "buyer",
    },
    select: { id: true },
  });
  return id;
}

/** Gives a person a live sign-on session with one site session under it. @returns its uid */
export async function makeSignOn(db: Db, userId: string, accountId: string | null = null): Promise<string> {
  const uid = randomUUID();
  const expiresAt = new Date(Date.now() + 3_600_000);
  await db.signOnSession.create({
    data: {
      uid,
      idHash: Buffer.from(randomUUID()),
      userId,
      payload: {},
      userAgent: "vitest",
      signedInAt: new Date(),
      expiresAt,
      siteSessions: {
        create: {
          id: newId(),
          tokenHash: Buffer.from(randomUUID()),
          sid: randomUUID(),
          clientId: "retail",
          userId,
          accountId,
          expiresAt,
        },
      },
    },
    select: { uid: true },
  });
  return uid;
}
