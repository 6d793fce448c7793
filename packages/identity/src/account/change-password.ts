import { inTransaction } from "@hutong/db";
import { DomainError, parseInput } from "@hutong/kernel";
import { actingPerson } from "../acting-person.ts";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { assertGoodPassword } from "../password/policy.ts";
import { setPassword } from "../password/set-password.ts";
import { hashInTurn, verifyPassword } from "../password/verify.ts";
import { ownNamesOf } from "../person/own-names.ts";
import { endSessionsOf } from "../sessions/end-sessions-of.ts";
import { checkThrottle, clearThrottle, recordFailure } from "../throttle.ts";
import { type ChangePasswordInput, changePasswordSchema } from "./schema.ts";

/** By person alone: who tries here holds a session already, from wherever. */
const perPerson = { purpose: "change-password", maxFailures: 10, windowSeconds: 900 };

/**
 * Changes one's own password, on proof of the present one; all other sign-on sessions end.
 * Not to be called within a transaction: a wrong password is counted even though it throws.
 * @throws DomainError `not_signed_in`, `wrong_credentials` (field `current`), `weak_password` (field `next`),
 * `throttled`, `busy`, `conflict` (changed elsewhere at the same moment)
 */
export async function changePassword(ctx: IdentityCtx, input: ChangePasswordInput): Promise<void> {
  const userId = actingPerson(ctx);
  const { current, next, keepSignOnUid } = parseInput(changePasswordSchema, input);
  const key = { rule: perPerson, parts: [userId] };
  await checkThrottle(ctx, [key]);
  const credential = await ctx.db.credential.findUnique({
    where: { userId_kind: { userId, kind: "password" } },
    select: { secret: true },
  });
  if (!(await verifyPassword(current, credential?.secret ?? null)) || !credential) {
    await recordFailure(ctx, [key]);
    await writeAudit(ctx, { action: "password.change_failed", subjectUserId: userId });
    throw new DomainError("wrong_credentials", { fields: { current: "password.wrong" } });
  }
  assertGoodPassword(next, { ownNames: await ownNamesOf(ctx.db, userId) }, "next");
  const secret = await hashInTurn(next);
  await inTransaction(ctx.db, async (tx) => {
    const inner = { ...ctx, db: tx };
    // Two changes at once: the second finds another secret than it has proven.
    const { count } = await tx.credential.updateMany({
      where: { userId, kind: "password", secret: credential.secret },
      data: { secret },
    });
    if (count === 0) throw new DomainError("conflict");
    await setPassword(inner, userId, secret);
    await endSessionsOf(inner, userId, keepSignOnUid);
    await clearThrottle(inner, key);
    await writeAudit(inner, { action: "password.changed", subjectUserId: userId });
  });
}
