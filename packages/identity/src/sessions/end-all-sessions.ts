import { inTransaction } from "@hutong/db";
import { parseInput } from "@hutong/kernel";
import { z } from "zod";
import { signOnUidSchema } from "../account/schema.ts";
import { actingPerson } from "../acting-person.ts";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { endSessionsOf } from "./end-sessions-of.ts";

const endAllSessionsSchema = z.object({ exceptUid: signOnUidSchema.optional() });

/**
 * Ends all of one's own sign-on sessions, but the one given.
 * @returns how many ended
 * @throws DomainError `not_signed_in`
 */
export async function endAllSessions(
  ctx: IdentityCtx,
  input: z.input<typeof endAllSessionsSchema> = {},
): Promise<number> {
  const userId = actingPerson(ctx);
  const { exceptUid } = parseInput(endAllSessionsSchema, input);
  return inTransaction(ctx.db, async (tx) => {
    const inner = { ...ctx, db: tx };
    const count = await endSessionsOf(inner, userId, exceptUid);
    await writeAudit(inner, { action: "session.ended_all", subjectUserId: userId, data: { count } });
    return count;
  });
}
