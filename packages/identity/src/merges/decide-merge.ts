import { inTransaction, type MergeOutcome } from "@hutong/db";
import { DomainError, parseInput, type UserId } from "@hutong/kernel";
import { actingPerson, assertAdministrator } from "../acting-person.ts";
import { type AuditAction, writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { assertFreshSignIn } from "../fresh-sign-in.ts";
import { carryOutMerge, mergePlan } from "../linking/merge-people.ts";
import { mergeDigest } from "../linking/second-administrator.ts";
import { lockPeople } from "../linking/transfer.ts";
import { type DecideMergeInput, decideMergeSchema } from "./schema.ts";

/**
 * Agrees to a merging that another administrator asked for, and carries it out in the same transaction: exactly what was
 * asked for, or nothing. Undone by `forceUndo`.
 * @throws DomainError `not_signed_in`, `reauthenticate`, `forbidden` (operators and owners, never the one who asked),
 * `not_found`, `conflict` (field `state`: `request.decided`, `request.expired`, `request.changed` where the two are not as
 * they were, `request.asker_gone` where who asked may not do so any more, `merge.administrator`)
 */
export async function approveMerge(
  ctx: IdentityCtx,
  input: DecideMergeInput,
): Promise<{ readonly operationId: string }> {
  return decide(ctx, input, async (inner, request, reason) => {
    assertOther(request, actingPerson(ctx));
    await assertStillAsks(inner, request);
    const preview = await mergePlan(inner, request.fromUserId, request.intoUserId);
    if (!mergeDigest(preview).equals(request.factsDigest)) throw conflictOf("changed");
    const { operationId } = await carryOutMerge(inner, preview, { reason: request.reason, request });
    await close(inner, request, { outcome: "approved", reason, operationId });
    return { operationId };
  });
}

/**
 * Refuses a merging that another administrator asked for: nothing moves.
 * @throws as approveMerge; what has changed since is no hindrance
 */
export async function refuseMerge(ctx: IdentityCtx, input: DecideMergeInput): Promise<void> {
  await decide(ctx, input, async (inner, request, reason) => {
    assertOther(request, actingPerson(ctx));
    await close(inner, request, { outcome: "refused", reason });
  });
}

/**
 * Takes back a request of one's own.
 * @throws DomainError `not_signed_in`, `reauthenticate`, `forbidden` (another's), `not_found`, `conflict` (field `state`)
 */
export async function withdrawMergeRequest(ctx: IdentityCtx, input: DecideMergeInput): Promise<void> {
  await decide(ctx, input, async (inner, request, reason) => {
    if (request.askedById !== actingPerson(ctx)) throw new DomainError("forbidden");
    await close(inner, request, { outcome: "withdrawn", reason });
  });
}

interface OpenRequest {
  readonly id: string;
  readonly fromUserId: string;
  readonly intoUserId: string;
  readonly reason: string;
  readonly factsDigest: Uint8Array;
  readonly askedById: string;
}

type Work<T> = (ctx: IdentityCtx, request: OpenRequest, reason: string) => Promise<T>;

async function decide<T>(ctx: IdentityCtx, input: DecideMergeInput, work: Work<T>): Promise<T> {
  actingPerson(ctx);
  await assertAdministrator(ctx, ["operator", "owner"]);
  assertFreshSignIn(ctx);
  const { requestId, reason } = parseInput(decideMergeSchema, input);
  return inTransaction(ctx.db, async (tx) => {
    const inner = { ...ctx, db: tx };
    await lockPeople(inner, await peopleOf(inner, requestId));
    // Read once the two are locked: of two decisions at once the later sees the first.
    const request = await tx.mergeRequest.findUniqueOrThrow({
      where: { id: requestId },
      select: {
        id: true,
        fromUserId: true,
        intoUserId: true,
        reason: true,
        factsDigest: true,
        askedById: true,
        outcome: true,
        expiresAt: true,
      },
    });
    if (request.outcome === "expired" || (!request.outcome && request.expiresAt <= ctx.now))
      throw conflictOf("expired");
    if (request.outcome) throw conflictOf("decided");
    return work(inner, request, reason);
  });
}

async function peopleOf(ctx: IdentityCtx, requestId: string): Promise<[string, string]> {
  const people = await ctx.db.mergeRequest.findUnique({
    where: { id: requestId },
    select: { fromUserId: true, intoUserId: true },
  });
  if (!people) throw new DomainError("not_found");
  return [people.fromUserId, people.intoUserId];
}

/** Two people decide, or it is no decision of two; the table says so as well. */
function assertOther({ askedById }: OpenRequest, userId: UserId): void {
  if (askedById === userId) throw new DomainError("forbidden");
}

/** Whoever lost her role, or was frozen, asks for nothing any more. */
async function assertStillAsks(ctx: IdentityCtx, { askedById }: OpenRequest): Promise<void> {
  const asker = await ctx.db.user.findUnique({
    where: { id: askedById },
    select: { status: true, adminRole: true },
  });
  const mayAsk = asker?.adminRole === "operator" || asker?.adminRole === "owner";
  if (!mayAsk || asker.status !== "active") throw conflictOf("asker_gone");
}

const actions: Record<Exclude<MergeOutcome, "expired">, AuditAction> = {
  approved: "merge.approved",
  refused: "merge.refused",
  withdrawn: "merge.withdrawn",
};

async function close(
  ctx: IdentityCtx,
  { id, fromUserId, intoUserId, askedById }: OpenRequest,
  decision: {
    readonly outcome: keyof typeof actions;
    readonly reason: string;
    readonly operationId?: string;
  },
): Promise<void> {
  const { outcome, reason, operationId } = decision;
  await ctx.db.mergeRequest.update({
    where: { id },
    data: {
      outcome,
      openKey: null,
      decidedById: actingPerson(ctx),
      decidedAt: ctx.now,
      decisionReason: reason,
      ...(operationId && { operationId }),
    },
    select: { id: true },
  });
  const data = { fromUserId, reason, requestId: id, askedById, ...(operationId && { operationId }) };
  await writeAudit(ctx, { action: actions[outcome], subjectUserId: intoUserId, data });
}

function conflictOf(state: string): DomainError {
  return new DomainError("conflict", { fields: { state: `request.${state}` } });
}
