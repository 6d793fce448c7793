import { inTransaction } from "@hutong/db";
import { DomainError, parseInput } from "@hutong/kernel";
import { assertAdministrator } from "../acting-person.ts";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { assertFreshSignIn } from "../fresh-sign-in.ts";
import { readLinkPeople } from "./read-link-facts.ts";
import { type LinkPerson, planLink, type TransferPlan } from "./rules.ts";
import { type MergePeopleInput, mergePeopleSchema } from "./schema.ts";
import { needsSecondAdministrator } from "./second-administrator.ts";
import { tellPeople } from "./tell-people.ts";
import { endSessionsAround, lockPeople, transfer } from "./transfer.ts";

export interface MergePreview {
  readonly from: LinkPerson;
  readonly into: LinkPerson;
  readonly plan: TransferPlan;
  /** A second administrator has to agree first: `requestMerge`. */
  readonly needsSecond: boolean;
}

/**
 * What merging two people would move, for an administrator.
 * @throws DomainError `not_signed_in`, `forbidden`, `not_found`, `conflict` (field `state`)
 */
export async function previewMerge(
  ctx: IdentityCtx,
  people: { readonly fromUserId: string; readonly intoUserId: string },
): Promise<MergePreview> {
  await assertAdministrator(ctx, ["support", "operator", "owner"]);
  return mergePlan(ctx, people.fromUserId, people.intoUserId);
}

/**
 * Makes two people one, by an administrator with a reason: all that the one has becomes the other's. The same again finds
 * nothing to move and answers with the first one's journal entry. Undone by `forceUndo`.
 * @throws DomainError `not_signed_in`, `reauthenticate`, `forbidden` (operators, owners and the system may), `not_found`,
 * `conflict` (field `state`: `merge.administrator`, `merge.same_person`, `merge.needs_second` where both have a shop or
 * company and it is a person who merges: ADR 80)
 */
export async function mergePeople(
  ctx: IdentityCtx,
  input: MergePeopleInput,
): Promise<{ readonly operationId: string }> {
  await assertAdministrator(ctx, ["operator", "owner"]);
  assertFreshSignIn(ctx);
  const { fromUserId, intoUserId, reason } = parseInput(mergePeopleSchema, input);
  return inTransaction(ctx.db, async (tx) => {
    const inner = { ...ctx, db: tx };
    await lockPeople(inner, [fromUserId, intoUserId]);
    const preview = await mergePlan(inner, fromUserId, intoUserId);
    if (movesNothing(preview)) return mergedBefore(inner, preview);
    if (preview.needsSecond && ctx.actor.kind === "person") throw conflictOf("needs_second");
    return carryOutMerge(inner, preview, { reason });
  });
}

/**
 * Carries out what a preview says. Within the caller's transaction, which has locked the two and checked who may.
 * @returns the journal entry
 */
export async function carryOutMerge(
  ctx: IdentityCtx,
  { from, into, plan }: MergePreview,
  why: { readonly reason: string; readonly request?: { readonly id: string; readonly askedById: string } },
): Promise<{ readonly operationId: string }> {
  const { reason, request } = why;
  const [first] = from.accounts;
  const operationId = await transfer(ctx, {
    ...plan,
    kind: "merge",
    fromUserId: from.id,
    toUserId: into.id,
    accountId: first?.id ?? null,
    proof: "administrator",
    reason,
  });
  await endSessionsAround(ctx, {
    people: [from.id, into.id],
    tokensOf: [from.id],
    accounts: plan.accounts,
  });
  const data = {
    fromUserId: from.id,
    reason,
    accounts: plan.accounts.length,
    operationId,
    ...(request && { requestId: request.id, askedById: request.askedById }),
  };
  await writeAudit(ctx, { action: "person.merged", subjectUserId: into.id, data });
  if (first) await tellPeople(ctx, "moved", [into, from], first);
  return { operationId };
}

/** True where one of the two has nothing left to give. */
export function movesNothing({ plan }: MergePreview): boolean {
  return Object.values(plan).every((rows) => rows.length === 0);
}

/**
 * What merging two people would do, as things stand.
 * @throws DomainError `not_found`, `conflict` (field `state`)
 */
export async function mergePlan(
  ctx: IdentityCtx,
  fromUserId: string,
  intoUserId: string,
): Promise<MergePreview> {
  if (fromUserId === intoUserId) throw conflictOf("same_person");
  const [from, into] = await readLinkPeople(ctx.db, fromUserId, intoUserId);
  if (!from || !into) throw new DomainError("not_found");
  if (from.isAdministrator || into.isAdministrator) throw conflictOf("administrator");
  const plan = planLink(into, from, { accountId: "", scope: "person" });
  return { from, into, plan, needsSecond: needsSecondAdministrator(from, into) };
}

function conflictOf(state: string): DomainError {
  return new DomainError("conflict", { fields: { state: `merge.${state}` } });
}

async function mergedBefore(ctx: IdentityCtx, { from, into }: MergePreview) {
  const entry = await ctx.db.linkingOperation.findFirst({
    where: { fromUserId: from.id, toUserId: into.id, kind: "merge", undoneAt: null },
    orderBy: { at: "desc" },
    select: { id: true },
  });
  if (!entry) throw conflictOf("nothing_to_merge");
  return { operationId: entry.id };
}
