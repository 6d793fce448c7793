import { inTransaction } from "@hutong/db";
import { DomainError, parseInput } from "@hutong/kernel";
import { assertAdministrator } from "../acting-person.ts";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { assertFreshSignIn } from "../fresh-sign-in.ts";
import { readLinkPeople } from "./read-link-facts.ts";
import { type LinkPerson, planLink, type TransferPlan } from "./rules.ts";
import { type MergePeopleInput, mergePeopleSchema } from "./schema.ts";
import { tellPeople } from "./tell-people.ts";
import { endSessionsAround, lockPeople, transfer } from "./transfer.ts";

export interface MergePreview {
  readonly from: LinkPerson;
  readonly into: LinkPerson;
  readonly plan: TransferPlan;
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
 * `conflict` (field `state`: `merge.administrator`, `merge.same_person`)
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
    const { from, into, plan } = await mergePlan(inner, fromUserId, intoUserId);
    if (Object.values(plan).every((rows) => rows.length === 0)) return mergedBefore(inner, from, into);
    const [first] = from.accounts;
    const operationId = await transfer(inner, {
      ...plan,
      kind: "merge",
      fromUserId,
      toUserId: intoUserId,
      accountId: first?.id ?? null,
      proof: "administrator",
      reason,
    });
    await endSessionsAround(inner, {
      people: [fromUserId, intoUserId],
      tokensOf: [fromUserId],
      accounts: plan.accounts,
    });
    const data = { fromUserId, reason, accounts: plan.accounts.length, operationId };
    await writeAudit(inner, { action: "person.merged", subjectUserId: intoUserId, data });
    if (first) await tellPeople(inner, "moved", [into, from], first);
    return { operationId };
  });
}

async function mergePlan(ctx: IdentityCtx, fromUserId: string, intoUserId: string): Promise<MergePreview> {
  if (fromUserId === intoUserId) throw conflictOf("same_person");
  const [from, into] = await readLinkPeople(ctx.db, fromUserId, intoUserId);
  if (!from || !into) throw new DomainError("not_found");
  if (from.isAdministrator || into.isAdministrator) throw conflictOf("administrator");
  return { from, into, plan: planLink(into, from, { accountId: "", scope: "person" }) };
}

function conflictOf(state: string): DomainError {
  return new DomainError("conflict", { fields: { state: `merge.${state}` } });
}

async function mergedBefore(ctx: IdentityCtx, from: LinkPerson, into: LinkPerson) {
  const entry = await ctx.db.linkingOperation.findFirst({
    where: { fromUserId: from.id, toUserId: into.id, kind: "merge", undoneAt: null },
    orderBy: { at: "desc" },
    select: { id: true },
  });
  if (!entry) throw conflictOf("nothing_to_merge");
  return { operationId: entry.id };
}
