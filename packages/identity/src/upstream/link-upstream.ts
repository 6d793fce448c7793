import { inTransaction } from "@hutong/db";
import { DomainError, parseInput, type UserId } from "@hutong/kernel";
import { actingPerson } from "../acting-person.ts";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { assertFreshSignIn } from "../fresh-sign-in.ts";
import { provePassword } from "../sign-in/prove-password.ts";
import { clearThrottle } from "../throttle.ts";
import { bindProof, readProof } from "./proof.ts";
import { type LinkUpstreamInput, linkUpstreamSchema, type VisitInput, visitSchema } from "./schema.ts";
import { tellOfWayIn } from "./tell-of-way-in.ts";

/**
 * "I have a Hutong ID already": who came from a provider proves it by name and password, exactly as at a sign-in (same
 * counters, same queue, same silence), and from then on signs in by the provider too.
 * Not to be called within a transaction: a wrong try is counted even though it throws.
 * @throws DomainError `expired` (the proof is gone, used, another browser's), `wrong_credentials`, `throttled`, `busy`,
 * `frozen`, `conflict` (field `identifier`: `identifier.several`; field `upstream`: `upstream.taken`,
 * `upstream.administrator`)
 */
export async function linkUpstream(
  ctx: IdentityCtx,
  input: LinkUpstreamInput,
): Promise<{ readonly userId: UserId }> {
  const { visitId, browser, ...typed } = parseInput(linkUpstreamSchema, input);
  // Before a hash is spent on it.
  if (!(await readProof(ctx, { visitId, browser }))) throw new DomainError("expired");
  const { right, ownKey } = await provePassword(ctx, typed);
  const people = [...new Set(right.map(({ userId }) => userId))];
  const [userId, another] = people;
  if (!userId || another) throw new DomainError("conflict", { fields: { identifier: "identifier.several" } });
  if (right.every(({ isFrozen }) => isFrozen)) {
    await writeAudit(ctx, {
      action: "person.sign_in_failed",
      subjectUserId: userId,
      data: { why: "frozen" },
    });
    throw new DomainError("frozen");
  }
  await inTransaction(ctx.db, async (tx) => {
    const own: IdentityCtx = { ...ctx, db: tx, actor: { kind: "person", userId } };
    const { slug } = await bind(own, { visitId, browser }, userId);
    await writeAudit(own, { action: "person.signed_in", subjectUserId: userId, data: { upstream: slug } });
    await clearThrottle(own, ownKey);
  });
  return { userId };
}

/**
 * Adds a way in by a provider to who is signed in, after a fresh proof of both: hers here at most ten minutes ago, the
 * provider's in this browser.
 * @throws DomainError `not_signed_in`, `reauthenticate`, `expired`, `conflict` (field `upstream`: `upstream.taken`,
 * `upstream.administrator`)
 */
export async function addUpstreamIdentity(ctx: IdentityCtx, input: VisitInput): Promise<void> {
  const userId = actingPerson(ctx);
  assertFreshSignIn(ctx);
  const proof = parseInput(visitSchema, input);
  const found = await readProof(ctx, proof);
  // What somebody else set out for in this browser is not hers.
  if (!found || found.interactionUid !== null || found.userId !== userId) throw new DomainError("expired");
  await inTransaction(ctx.db, (tx) => bind({ ...ctx, db: tx }, proof, userId));
}

async function bind(ctx: IdentityCtx, proof: VisitInput, userId: UserId): Promise<{ readonly slug: string }> {
  const person = await ctx.db.user.findUniqueOrThrow({ where: { id: userId }, select: { adminRole: true } });
  // Whoever runs the provider would run this house.
  if (person.adminRole !== null)
    throw new DomainError("conflict", { fields: { upstream: "upstream.administrator" } });
  const { slug, name } = await bindProof(ctx, proof, userId);
  await writeAudit(ctx, { action: "upstream.linked", subjectUserId: userId, data: { upstream: slug } });
  await tellOfWayIn(ctx, "added", userId, name);
  return { slug };
}
