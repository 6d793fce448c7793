import { inTransaction } from "@hutong/db";
import { DomainError, parseInput } from "@hutong/kernel";
import { actingPerson } from "../acting-person.ts";
import type { IdentityCtx } from "../context.ts";
import { assertFreshSignIn } from "../fresh-sign-in.ts";
import { readProof, spendProof, type UpstreamProof } from "../upstream/proof.ts";
import { keepProposal, type ProvenId } from "./keep-proposal.ts";
import { assertOwnSignOn } from "./prove-account.ts";
import { seatName } from "./rules.ts";
import { type ProveByUpstreamInput, proveByUpstreamSchema } from "./schema.ts";

/**
 * "I have another ID, and sign in to it with a provider": who set out to add a way in and came back as somebody who is
 * known here has proven that ID too, as far as the provider asked her anew. The proof is good once, for ten minutes, in
 * this sign-on; it moves nothing.
 * @returns the proposal to be looked at (`previewLink`) and confirmed (`confirmLink`)
 * @throws DomainError `not_signed_in`, `reauthenticate`, `expired` (used, over, another browser's, or nobody's yet),
 * `not_found` for an ID that is not the other's, `conflict` where the provider did not ask her anew (field `upstream`:
 * `upstream.not_fresh`), or where she has several IDs and named none, or none (field `identifier`: `identifier.several`,
 * `identifier.no_account`)
 */
export async function proveByUpstream(
  ctx: IdentityCtx,
  input: ProveByUpstreamInput,
): Promise<{ readonly proposalId: string }> {
  const userId = actingPerson(ctx);
  assertFreshSignIn(ctx);
  const { visitId, browser, signOnUid, accountId } = parseInput(proveByUpstreamSchema, input);
  await assertOwnSignOn(ctx, userId, signOnUid);
  const proof = await readProof(ctx, { visitId, browser });
  const taken = proof && provenOther(proof, userId);
  if (!taken) throw new DomainError("expired");
  if (!proof.isFresh) throw new DomainError("conflict", { fields: { upstream: "upstream.not_fresh" } });
  const ids = await readIdsOf(ctx, taken.userId);
  if (ids.length === 0)
    throw new DomainError("conflict", { fields: { identifier: "identifier.no_account" } });
  if (ids.length > 1 && !accountId)
    throw new DomainError("conflict", { fields: { identifier: "identifier.several" } });
  const meant = accountId ? ids.find((one) => one.accountId === accountId) : ids[0];
  if (!meant) throw new DomainError("not_found");
  const proposalId = await inTransaction(ctx.db, async (tx) => {
    const inner = { ...ctx, db: tx };
    await spendProof(inner, { visitId, browser });
    return keepProposal(inner, { userId, signOnUid }, meant, { upstreamIdentityId: taken.identityId });
  });
  return { proposalId };
}

/** The IDs that a proof opens beside those of who set out; undefined where it opens none but hers. */
export async function readProvenIds(
  ctx: IdentityCtx,
  proof: UpstreamProof,
): Promise<readonly ProvenId[] | undefined> {
  const taken = provenOther(proof, actingPerson(ctx));
  return taken ? readIdsOf(ctx, taken.userId) : undefined;
}

/** Whose way in a proof is, where she set out to add one and it is another's. */
function provenOther(proof: UpstreamProof, userId: string): UpstreamProof["takenBy"] {
  const isToAdd = proof.interactionUid === null && proof.userId === userId;
  return isToAdd && proof.takenBy?.userId !== userId ? proof.takenBy : null;
}

/** Her IDs; of somebody who works in shops and has none, her first seat. */
async function readIdsOf(ctx: IdentityCtx, userId: string): Promise<readonly ProvenId[]> {
  const person = await ctx.db.user.findUnique({
    where: { id: userId },
    select: {
      accounts: {
        orderBy: [{ registeredAt: "asc" }, { id: "asc" }],
        select: { id: true, realm: true, loginName: true },
      },
      seats: {
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
        take: 1,
        select: { name: true, account: { select: { realm: true, loginName: true } } },
      },
    },
  });
  if (!person) return [];
  if (person.accounts.length > 0)
    return person.accounts.map(({ id, ...named }) => ({ accountId: id, userId, ...named }));
  return person.seats.map(({ name, account }) => ({
    accountId: null,
    userId,
    ...seatName(account.realm, account.loginName, name),
  }));
}
