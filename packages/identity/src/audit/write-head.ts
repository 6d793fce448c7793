import { DomainError } from "@hutong/kernel";
import type { Pool } from "pg";
import { type AuditHead, appendHead, type HeadPlace, readLastHead } from "./head-file.ts";

/**
 * Writes the chain's present head outside the database, where there is a new one. It first sees that the chain still
 * holds what the last head says: a chain that was cut or written again is never signed.
 * @returns the head, or undefined where nothing was sealed since the last
 * @throws DomainError `conflict` where the chain no longer holds the last head
 */
export async function writeAuditHead(
  pool: Pool,
  place: HeadPlace,
  now: Date,
): Promise<AuditHead | undefined> {
  const last = await readLastHead(place, "heads");
  const { rows } = await pool.query<{ seq: string; hash: string }>({
    name: "audit_head",
    text: `select seq, encode(hash, 'hex') as hash from audit_chain
      where seq = $1 or seq = (select max(seq) from audit_chain) order by seq`,
    values: [last?.seq ?? 0],
  });
  const tip = rows.at(-1);
  if (last && rows[0]?.hash !== last.hash) {
    throw new DomainError("conflict", {
      message: `the audit's chain no longer holds the head ${last.seq} of ${last.writtenAt.toISOString()}: run hutong audit verify`,
    });
  }
  if (!tip || Number(tip.seq) === last?.seq) return undefined;
  const head = { seq: Number(tip.seq), hash: tip.hash, writtenAt: now, verified: false };
  await appendHead(place, head);
  return head;
}
