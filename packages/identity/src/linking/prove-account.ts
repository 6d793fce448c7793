import { inTransaction } from "@hutong/db";
import { DomainError, parseInput } from "@hutong/kernel";
import { actingPerson } from "../acting-person.ts";
import type { IdentityCtx } from "../context.ts";
import type { Candidate } from "../sign-in/candidates.ts";
import { provePassword } from "../sign-in/prove-password.ts";
import { clearThrottle } from "../throttle.ts";
import { keepProposal, type ProvenId } from "./keep-proposal.ts";
import { seatName } from "./rules.ts";
import { type ProveAccountInput, proveAccountSchema } from "./schema.ts";

/**
 * "I have another ID": proves it by its name and password, exactly as a sign-in with it would be (same counters, same
 * queue, same silence about who is known). The proof is good once, for ten minutes, in this sign-on; it moves nothing.
 * Not to be called within a transaction: a wrong try is counted even though it throws.
 * @returns the proposal to be looked at (`previewLink`) and confirmed (`confirmLink`)
 * @throws DomainError `not_signed_in`, `wrong_credentials`, `throttled`, `busy`; after a right password `conflict` where
 * what was typed means several IDs (field `identifier`: `identifier.several`) or none (`identifier.no_account`)
 */
export async function proveAccount(
  ctx: IdentityCtx,
  input: ProveAccountInput,
): Promise<{ readonly proposalId: string }> {
  const userId = actingPerson(ctx);
  const { signOnUid, ...typed } = parseInput(proveAccountSchema, input);
  await assertOwnSignOn(ctx, userId, signOnUid);
  const { right, ownKey } = await provePassword(ctx, typed);
  const meant = await idMeant(ctx, right);
  const proposalId = await inTransaction(ctx.db, async (tx) => {
    const inner = { ...ctx, db: tx };
    const by = { userId, signOnUid };
    const id = await keepProposal(inner, by, meant, { credentialChangedAt: meant.changedAt });
    await clearThrottle(inner, ownKey);
    return id;
  });
  return { proposalId };
}

/** @throws DomainError `not_signed_in` where the sign-on is over or another's */
export async function assertOwnSignOn(ctx: IdentityCtx, userId: string, signOnUid: string): Promise<void> {
  const own = await ctx.db.signOnSession.count({
    where: { uid: signOnUid, userId, expiresAt: { gt: ctx.now } },
  });
  if (own === 0) throw new DomainError("not_signed_in");
}

interface MeantId extends ProvenId {
  readonly changedAt: Date;
}

/** The one ID that a name with its right password means; of somebody who works in shops and has no ID, her seat. */
async function idMeant(ctx: IdentityCtx, right: readonly Candidate[]): Promise<MeantId> {
  const named = [...new Set(right.flatMap(({ accountId }) => accountId ?? []))];
  const people = [...new Set(right.map(({ userId }) => userId))];
  const [account, another] = await ctx.db.account.findMany({
    where: named.length > 0 ? { id: { in: named } } : { userId: { in: people } },
    take: 2,
    select: {
      id: true,
      userId: true,
      realm: true,
      loginName: true,
      user: { select: { credentials: passwordChanged } },
    },
  });
  if (another) throw new DomainError("conflict", { fields: { identifier: "identifier.several" } });
  if (!account) return seatMeant(ctx, people);
  const { id: accountId, userId, realm, loginName, user } = account;
  const changedAt = user.credentials[0]?.changedAt;
  if (!changedAt) throw new DomainError("conflict", { fields: { identifier: "identifier.no_account" } });
  return { accountId, userId, realm, loginName, changedAt };
}

const passwordChanged = { where: { kind: "password" }, select: { changedAt: true } } as const;

async function seatMeant(ctx: IdentityCtx, people: readonly string[]): Promise<MeantId> {
  const seated = await ctx.db.user.findMany({
    where: { id: { in: [...people] }, seats: { some: {} } },
    take: 2,
    select: {
      id: true,
      credentials: passwordChanged,
      seats: {
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
        take: 1,
        select: { name: true, account: { select: { realm: true, loginName: true } } },
      },
    },
  });
  const [person, another] = seated;
  if (another) throw new DomainError("conflict", { fields: { identifier: "identifier.several" } });
  const seat = person?.seats[0];
  const changedAt = person?.credentials[0]?.changedAt;
  if (!person || !seat || !changedAt)
    throw new DomainError("conflict", { fields: { identifier: "identifier.no_account" } });
  const { realm, loginName } = seat.account;
  return { accountId: null, userId: person.id, ...seatName(realm, loginName, seat.name), changedAt };
}
