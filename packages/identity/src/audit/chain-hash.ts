import { createHash } from "node:crypto";
import { canonicalJson } from "./canonical-json.ts";

/** An audit entry as the pool reads it. */
export interface EntryRow {
  readonly id: string;
  readonly at: Date;
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
export const genesisHash: Buffer = Buffer.alloc(32);

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
    at: instantText(row.at),
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
  readonly sealedAt: Date;
  /** The hash of the place before; `genesisHash` for the first. */
  readonly previous: Buffer;
}

/** SHA-256 over where an entry stands, when it was sealed, the hash before it, and itself. */
export function chainHash({ seq, sealedAt, previous }: Place, entry: string): Buffer {
  return createHash("sha256")
    .update(`hutong.audit.1\n${seq}\n${instantText(sealedAt)}\n${previous.toString("hex")}\n${entry}`)
    .digest();
}

/** Milliseconds, UTC. PostgreSQL's infinity, which only a hand in the database can have written, stays a word. */
export function instantText(at: Date): string {
  return at instanceof Date && !Number.isNaN(at.getTime()) ? at.toISOString() : String(at);
}
