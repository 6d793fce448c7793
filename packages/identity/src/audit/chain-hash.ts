import { hash } from "node:crypto";
import { type CustomTypesConfig, types } from "pg";
import { canonicalJson } from "./canonical-json.ts";

/** An audit entry as the pool reads it. */
export interface EntryRow {
  readonly id: string;
  /** As `entryTypes` reads it. */
  readonly at: string;
  readonly action: string;
  readonly actor_user_id: string | null;
  readonly subject_user_id: string | null;
  readonly account_id: string | null;
  readonly ip: string | null;
  readonly request_id: string | null;
  readonly data: unknown;
}

/** The columns of EntryRow, of the table called `e`. */
export const entryColumns =
  "e.id, e.at, e.action, e.actor_user_id, e.subject_user_id, e.account_id, e.ip, e.request_id, e.data";

/** What stands before the first entry. */
export const genesisHash: string = "0".repeat(64);

/**
 * An entry in the one form that is hashed (ADR 50): RFC 8785 of its members, those without a value left out, so that a
 * column added later changes no old hash.
 */
export function canonicalEntry(row: EntryRow): string {
  return canonicalJson(entryFacts(row));
}

/** The members of the canonical form. */
export function entryFacts(row: EntryRow): Record<string, unknown> {
  return {
    id: row.id,
    at: row.at,
    action: row.action,
    ...(row.actor_user_id !== null && { actor: row.actor_user_id }),
    ...(row.subject_user_id !== null && { subject: row.subject_user_id }),
    ...(row.account_id !== null && { account: row.account_id }),
    ...(row.ip !== null && { ip: row.ip }),
    ...(row.request_id !== null && { request: row.request_id }),
    data: row.data,
  };
}

export interface Place {
  readonly seq: number;
  /** As `instantText` writes it. */
  readonly sealedAt: string;
  /** The hash of the place before, in hexadecimal; `genesisHash` for the first. */
  readonly previous: string;
}

/** SHA-256, in hexadecimal, over where an entry stands, when it was sealed, the hash before it, and itself. */
export function chainHash({ seq, sealedAt, previous }: Place, entry: string): string {
  return hash("sha256", `hutong.audit.1\n${seq}\n${sealedAt}\n${previous}\n${entry}`, "hex");
}

/** Milliseconds, UTC. */
export const instantText = (at: Date): string => at.toISOString();

const timestamptz = types.builtins.TIMESTAMPTZ;
const inUtc = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,3})\d*)?\+00$/;

/**
 * For queries that read entries: times as `instantText` writes them, straight from PostgreSQL's text (connections are
 * in UTC). What does not fit, as its infinity, which only a hand in the database can have written, stays as it is.
 */
export const entryTypes: CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === timestamptz && format !== "binary" ? entryTime : types.getTypeParser(oid, format),
};

function entryTime(text: string): string {
  const [, date, time, fraction = ""] = inUtc.exec(text) ?? [];
  return date ? `${date}T${time}.${fraction.padEnd(3, "0")}Z` : text;
}
