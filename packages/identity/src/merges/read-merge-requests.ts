import type { MergeOutcome } from "@hutong/db";
import { DomainError, isDomainError } from "@hutong/kernel";
import { z } from "zod";
import { assertAdministrator } from "../acting-person.ts";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { type MergePreview, mergePlan } from "../linking/merge-people.ts";
import { mergeDigest } from "../linking/second-administrator.ts";
import { literalText } from "../literal-text.ts";

interface Named {
  readonly id: string;
  readonly displayName: string;
}

/** Where a request stands. */
export type MergeRequestState = MergeOutcome | "waiting";

export interface MergeRequestRow {
  readonly id: string;
  readonly from: Named;
  readonly into: Named;
  readonly askedBy: Named;
  readonly askedAt: Date;
  readonly expiresAt: Date;
  readonly reason: string;
  readonly state: MergeRequestState;
  readonly decidedBy: Named | null;
  readonly decidedAt: Date | null;
  readonly decisionReason: string | null;
}

export interface MergeRequestCase extends MergeRequestRow {
  /** The journal entry of what was done. */
  readonly operationId: string | null;
  /** What it would do now; null once it is decided, or where it cannot be done any more. */
  readonly preview: MergePreview | null;
  /** True while that is exactly what was asked for. */
  readonly isUnchanged: boolean;
}

const named = { select: { id: true, displayName: true } } as const;

const rowSelect = {
  id: true,
  from: named,
  into: named,
  askedBy: named,
  askedAt: true,
  expiresAt: true,
  reason: true,
  outcome: true,
  decidedBy: named,
  decidedAt: true,
  decisionReason: true,
} as const;

const everyRole = ["support", "operator", "auditor", "owner"] as const;

/** Which requests. */
export interface MergeRequestFilter {
  /** Those that wait; else those that are over. */
  readonly waiting: boolean;
  /** What the name of one of the two, or of who asked, begins with. */
  readonly text?: string | undefined;
}

/**
 * Requests to merge for administrators: those that wait, the first to run out first, or the last 200 that are over.
 * @throws DomainError `not_signed_in`, `forbidden`
 */
export async function readMergeRequests(
  ctx: IdentityCtx,
  { waiting, text }: MergeRequestFilter,
): Promise<MergeRequestRow[]> {
  await assertAdministrator(ctx, everyRole);
  const begins = { displayName: { startsWith: literalText(text ?? ""), mode: "insensitive" } } as const;
  const rows = await ctx.db.mergeRequest.findMany({
    where: {
      ...(waiting
        ? { outcome: null, expiresAt: { gt: ctx.now } }
        : { OR: [{ outcome: { not: null } }, { expiresAt: { lte: ctx.now } }] }),
      ...(text && { AND: [{ OR: [{ from: begins }, { into: begins }, { askedBy: begins }] }] }),
    },
    orderBy: waiting ? { expiresAt: "asc" } : { askedAt: "desc" },
    take: 200,
    select: rowSelect,
  });
  return rows.map((row) => rowOf(row, ctx.now));
}

/**
 * The same as a file holds them; the audit keeps who took how many.
 * @throws as readMergeRequests
 */
export async function exportMergeRequests(
  ctx: IdentityCtx,
  filter: MergeRequestFilter,
): Promise<MergeRequestRow[]> {
  const requests = await readMergeRequests(ctx, filter);
  const { waiting, text } = filter;
  const data = { count: requests.length, waiting, ...(text && { text }) };
  await writeAudit(ctx, { action: "merges.exported", data });
  return requests;
}

/** One of them, with what it would do now. @throws DomainError `not_signed_in`, `forbidden`, `not_found` */
export async function readMergeRequest(ctx: IdentityCtx, requestId: string): Promise<MergeRequestCase> {
  await assertAdministrator(ctx, everyRole);
  if (!z.uuid().safeParse(requestId).success) throw new DomainError("not_found");
  const found = await ctx.db.mergeRequest.findUnique({
    where: { id: requestId },
    select: { ...rowSelect, factsDigest: true, operationId: true },
  });
  if (!found) throw new DomainError("not_found");
  const { factsDigest, operationId, ...rest } = found;
  const row = rowOf(rest, ctx.now);
  const preview = row.state === "waiting" ? await previewOf(ctx, row) : null;
  return {
    ...row,
    operationId,
    preview,
    isUnchanged: preview !== null && mergeDigest(preview).equals(factsDigest),
  };
}

/** Null where the two cannot be merged any more: one has become an administrator. */
async function previewOf(ctx: IdentityCtx, { from, into }: MergeRequestRow): Promise<MergePreview | null> {
  try {
    return await mergePlan(ctx, from.id, into.id);
  } catch (error) {
    if (isDomainError(error) && error.code === "conflict") return null;
    throw error;
  }
}

function rowOf<Row extends { readonly outcome: MergeOutcome | null; readonly expiresAt: Date }>(
  { outcome, ...row }: Row,
  now: Date,
): Omit<Row, "outcome"> & { readonly state: MergeRequestState } {
  return { ...row, state: outcome ?? (row.expiresAt <= now ? "expired" : "waiting") };
}
