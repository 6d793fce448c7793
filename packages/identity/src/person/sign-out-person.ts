import { inTransaction } from "@hutong/db";
import { DomainError, parseInput } from "@hutong/kernel";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { endSessionsOf } from "../sessions/end-sessions-of.ts";
import { assertMayActOn, beginAdminWrite } from "./begin-admin-write.ts";
import {
  adminFacts,
  type PersonInput,
  type PersonSessionInput,
  personSchema,
  personSessionSchema,
} from "./schema.ts";

/**
 * Signs a person out everywhere: every sign-on, every site session, every token.
 * @returns how many sign-on sessions ended
 * @throws DomainError `not_signed_in`, `reauthenticate`, `forbidden` (only operators, owners and the system may; an
 * administrator only owners), `not_found`, `invalid_input` (a person gives a reason)
 */
export async function signOutPerson(ctx: IdentityCtx, input: PersonInput): Promise<number> {
  const { userId, reason, batchId } = parseInput(personSchema, input);
  await beginAdminWrite(ctx, { roles: ["operator", "owner"], reason });
  return inTransaction(ctx.db, async (tx) => {
    const inner = { ...ctx, db: tx };
    await assertMayActOn(inner, userId);
    const count = await endSessionsOf(inner, userId);
    const data = { count, ...adminFacts({ reason, batchId }) };
    await writeAudit(inner, { action: "session.ended_all", subjectUserId: userId, data });
    return count;
  });
}

/**
 * Ends one sign-on session of a person, and by cascade the site sessions under it.
 * @throws as signOutPerson; `not_found` also for a session that is gone or another's
 */
export async function endPersonSession(ctx: IdentityCtx, input: PersonSessionInput): Promise<void> {
  const { userId, uid, reason } = parseInput(personSessionSchema, input);
  await beginAdminWrite(ctx, { roles: ["operator", "owner"], reason });
  await inTransaction(ctx.db, async (tx) => {
    const inner = { ...ctx, db: tx };
    await assertMayActOn(inner, userId);
    const { count } = await tx.signOnSession.deleteMany({ where: { uid, userId } });
    if (count === 0) throw new DomainError("not_found");
    const data = { way: "administrator", ...adminFacts({ reason }) };
    await writeAudit(inner, { action: "session.ended", subjectUserId: userId, data });
  });
}
