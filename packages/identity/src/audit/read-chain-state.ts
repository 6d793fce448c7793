import { assertAdministrator } from "../acting-person.ts";
import type { IdentityCtx } from "../context.ts";
import { type AuditHead, type HeadPlace, readLastHead } from "./head-file.ts";

export interface ChainState {
  /** The last entry that was sealed; null before the first. */
  readonly tip: { readonly seq: number; readonly sealedAt: Date } | null;
  /** Entries that wait for their place; counted up to 1,000. */
  readonly waiting: number;
  readonly lastHead: AuditHead | null;
  /** Up to where, and when, the whole chain was last found sound. */
  readonly lastVerified: AuditHead | null;
  /** The chain still holds what the last head says. */
  readonly holds: boolean;
}

/**
 * How the audit's chain stands. It compares with the last head alone; verifying is the operator's `audit verify`.
 * @throws DomainError `not_signed_in`, `forbidden` for anybody but an administrator
 */
export async function readChainState(ctx: IdentityCtx, heads: HeadPlace | undefined): Promise<ChainState> {
  await assertAdministrator(ctx, ["support", "operator", "auditor", "owner"]);
  const [lastHead, lastVerified] = heads
    ? await Promise.all([readLastHead(heads, "heads"), readLastHead(heads, "verified")])
    : [];
  const [row] = await ctx.db.$queryRaw<StateRow[]>`
    select tip.seq, tip.sealed_at, (select encode(hash, 'hex') from audit_chain where seq = ${lastHead?.seq ?? 0}) as hash,
      (select count(*) from (select from audit_pending limit 1000) waiting) as waiting
    from (select) one left join (select seq, sealed_at from audit_chain order by seq desc limit 1) tip on true`;
  return {
    tip: row?.seq && row.sealed_at ? { seq: Number(row.seq), sealedAt: row.sealed_at } : null,
    waiting: Number(row?.waiting ?? 0),
    lastHead: lastHead ?? null,
    lastVerified: lastVerified ?? null,
    holds: lastHead === undefined || row?.hash === lastHead.hash,
  };
}

interface StateRow {
  seq: bigint | null;
  sealed_at: Date | null;
  hash: string | null;
  waiting: bigint;
}
