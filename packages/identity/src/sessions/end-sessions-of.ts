import type { UserId } from "@hutong/kernel";
import type { IdentityCtx } from "../context.ts";

/**
 * Ends a person's sign-on sessions (all but `exceptUid`), by cascade the site sessions under them, and with all of
 * them every token that was given in her name. Within the caller's transaction.
 * @returns how many sign-on sessions ended
 */
export async function endSessionsOf(ctx: IdentityCtx, userId: UserId, exceptUid?: string): Promise<number> {
  const { count } = await ctx.db.signOnSession.deleteMany({
    where: { userId, ...(exceptUid !== undefined && { uid: { not: exceptUid } }) },
  });
  // A token names its person in its payload; those of the kept session go too, its site asks for new ones.
  await ctx.db.$executeRaw`
    delete from provider_records
    where model in ('AccessToken', 'RefreshToken', 'AuthorizationCode') and payload->>'accountId' = ${userId}`;
  return count;
}
