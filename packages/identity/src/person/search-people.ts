import type { AdminRole, ContactKind, Db, PersonStatus, Realm } from "@hutong/db";
import { parseInput, type UserId } from "@hutong/kernel";
import { z } from "zod";
import { assertAdministrator } from "../acting-person.ts";
import type { IdentityCtx } from "../context.ts";
import { type KeyRange, maxQueryLength, parsePeopleQuery } from "./people-query.ts";
import {
  candidatesStatement,
  type PeopleCursor,
  peopleStatement,
  type Statement,
} from "./people-statement.ts";

export const searchPeopleSchema = z.object({
  query: z.string().max(maxQueryLength).default(""),
  status: z.enum(["active", "frozen"]).optional(),
  realm: z.enum(["retail", "mall", "deals", "wholesale"]).optional(),
  role: z.enum(["any", "support", "operator", "auditor", "owner"]).optional(),
  /** Where the page before ended. */
  after: z.string().max(1_000).optional(),
  limit: z.number().int().min(1).max(500).default(50),
});

export type SearchPeopleInput = z.input<typeof searchPeopleSchema>;

/** A person as the administrators' table shows her. */
export interface PersonLine {
  readonly userId: UserId;
  readonly displayName: string;
  readonly status: PersonStatus;
  readonly adminRole: AdminRole | null;
  readonly createdAt: Date;
  readonly ids: readonly {
    readonly realm: Realm;
    readonly loginName: string;
    readonly memberNo: string;
    readonly status: PersonStatus;
  }[];
  readonly contacts: readonly {
    readonly kind: ContactKind;
    readonly value: string;
    readonly verified: boolean;
  }[];
  readonly seats: readonly {
    readonly realm: Realm;
    readonly ownerName: string;
    readonly name: string;
    readonly status: PersonStatus;
  }[];
}

export interface PeoplePage {
  /** At most `limit`; fewer, though more follow, where one is known by several keys. */
  readonly people: readonly PersonLine[];
  /** Where the next page begins; null at the end. */
  readonly next: string | null;
}

interface Candidate extends PeopleCursor {
  readonly kind: string;
}

type PersonRow = Omit<PersonLine, "ids"> & {
  readonly nameKey: string;
  readonly ids: readonly (PersonLine["ids"][number] & { login: string; number: string })[];
};

/**
 * The people a text may mean (any ID, member number, address, number or name, or the beginning of one), for
 * administrators of every role; each person once, pages without gaps. Without a text, those the filter means.
 * Two statements that walk indexes; what they cost with a million people: ADR 60.
 * @throws DomainError `not_signed_in`, `forbidden`, `invalid_input`
 */
export async function searchPeople(ctx: IdentityCtx, input: SearchPeopleInput): Promise<PeoplePage> {
  await assertAdministrator(ctx, ["support", "operator", "auditor", "owner"]);
  const { query: typed, after: cursor, limit, ...filter } = parseInput(searchPeopleSchema, input);
  const query = parsePeopleQuery(typed);
  if (query.kind === "id") return byId(ctx.db, query.id);
  const isFiltered = filter.status === "frozen" || filter.role !== undefined;
  if (query.ranges.length === 0 && (typed.trim() !== "" || !isFiltered)) return { people: [], next: null };
  const after = readCursor(cursor);
  const found = await run<Candidate>(
    ctx.db,
    candidatesStatement(query.ranges, filter, { after, limit: limit + 1 }),
  );
  const { taken, isLast } = firstOf(found, limit);
  const lines = await linesOf(ctx.db, taken);
  const last = taken.at(-1);
  return {
    people: lines.filter((row) => !wasShown(row, query.ranges, after)).map(lineOf),
    next: isLast || !last ? null : writeCursor(last),
  };
}

/** The first people in the order of keys. A range that was cut off says nothing of what comes after its end. */
function firstOf(found: readonly Candidate[], limit: number): { taken: Candidate[]; isLast: boolean } {
  const sorted = found.toSorted(inOrder);
  const kinds = [...new Set(found.map(({ kind }) => kind))];
  const ends = kinds.flatMap((kind) => {
    const rows = found.filter((row) => row.kind === kind);
    return rows.length > limit ? (rows.at(-1) ?? []) : [];
  });
  const [end] = ends.toSorted(inOrder);
  const within = end ? sorted.filter((row) => inOrder(row, end) <= 0) : sorted;
  const firsts = [...new Map(within.toReversed().map((row) => [row.userId, row])).values()].toSorted(inOrder);
  return { taken: firsts.slice(0, limit), isLast: !end && firsts.length <= limit };
}

/** As PostgreSQL orders them: by the bytes of the key, then by the person. */
function inOrder(a: PeopleCursor, b: PeopleCursor): number {
  return (
    Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)) ||
    (a.userId < b.userId ? -1 : Number(a.userId > b.userId))
  );
}

/** True for a person who was on an earlier page by another of her keys. */
function wasShown(row: PersonRow, ranges: readonly KeyRange[], after: PeopleCursor | undefined): boolean {
  if (!after) return false;
  return ranges.some(({ kind, prefix, realm }) => {
    const ids = row.ids.filter((id) => realm === null || id.realm === realm);
    const keys = {
      name: [row.nameKey],
      login: ids.map(({ login }) => login),
      number: ids.map(({ number }) => number),
      email: row.contacts.filter((one) => one.kind === "email").map(({ value }) => value),
      mobile: row.contacts.filter((one) => one.kind === "mobile").map(({ value }) => value),
      seat: [],
    }[kind];
    return keys.some((key) => key.startsWith(prefix) && inOrder({ key, userId: row.userId }, after) <= 0);
  });
}

async function byId(db: Db, id: string): Promise<PeoplePage> {
  const owner = await db.account.findUnique({ where: { id }, select: { userId: true } });
  const rows = await linesOf(db, [{ key: "", userId: owner?.userId ?? id }]);
  return { people: rows.map(lineOf), next: null };
}

async function linesOf(db: Db, taken: readonly PeopleCursor[]): Promise<PersonRow[]> {
  if (taken.length === 0) return [];
  const rows = await run<PersonRow>(db, peopleStatement(taken.map(({ userId }) => userId)));
  const byPerson = new Map(rows.map((row) => [row.userId as string, row]));
  return taken.flatMap(({ userId }) => byPerson.get(userId) ?? []);
}

function lineOf({ nameKey: _, ids, ...row }: PersonRow): PersonLine {
  return { ...row, ids: ids.map(({ login: _login, number: _number, ...id }) => id) };
}

function run<T>(db: Db, { text, values }: Statement): Promise<T[]> {
  return db.$queryRawUnsafe<T[]>(text, ...values);
}

const cursorSchema = z.tuple([z.string().max(300), z.uuid()]);

function writeCursor({ key, userId }: PeopleCursor): string {
  return Buffer.from(JSON.stringify([key, userId])).toString("base64url");
}

/** A cursor that is none begins at the beginning. */
function readCursor(text: string | undefined): PeopleCursor | undefined {
  if (!text) return undefined;
  try {
    const [key, userId] = cursorSchema.parse(JSON.parse(Buffer.from(text, "base64url").toString()));
    return { key, userId };
  } catch {
    return undefined;
  }
}
