import { inTransaction } from "@hutong/db";
import { DomainError, parseInput } from "@hutong/kernel";
import { assertAdministrator } from "../acting-person.ts";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { endSessionsOf } from "../sessions/end-sessions-of.ts";
import { type PersonInput, personSchema } from "./schema.ts";

/**
 * Signs a person out everywhere: every sign-on, every site session, every token.
 * @returns how many sign-on sessions ended
 * @throws DomainError `not_signed_in`, `forbidden` (only operators, owners and the system may), `not_found`
 */
export async function signOutPerson(ctx: IdentityCtx, input: PersonInput): Promise<number> {
  await assertAdministrator(ctx, ["operator", "owner"]);
  const { userId, reason } = parseInput(personSchema, input);
  return inTransaction(ctx.db, async (tx) => {
    const inner = { ...ctx, db: tx };
    const person = await tx.user.findUnique({ where: { id: userId }, select: { id: true } });
    if (!person) throw new DomainError("not_found");
    const count = await endSessionsOf(inner, userId);
    const data = { count, ...(reason ? { reason } : {}) };
    await writeAudit(inner, { action: "session.ended_all", subjectUserId: userId, data });
    return count;
  });
}
