import { inTransaction } from "@hutong/db";
import { DomainError, parseInput } from "@hutong/kernel";
import { z } from "zod";
import { signOnUidSchema } from "../account/schema.ts";
import { actingPerson } from "../acting-person.ts";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";

const endSessionSchema = z.object({ uid: signOnUidSchema });

/**
 * Ends one of one's own sign-on sessions, and by cascade the site sessions under it.
 * @throws DomainError `not_signed_in`; `not_found` for another's and for a missing one alike
 */
export async function endSession(ctx: IdentityCtx, input: z.input<typeof endSessionSchema>): Promise<void> {
  const userId = actingPerson(ctx);
  const { uid } = parseInput(endSessionSchema, input);
  await inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.signOnSession.deleteMany({ where: { uid, userId } });
    if (count === 0) throw new DomainError("not_found");
    await writeAudit({ ...ctx, db: tx }, { action: "session.ended", subjectUserId: userId });
  });
}
