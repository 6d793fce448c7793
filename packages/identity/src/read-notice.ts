import { DomainError } from "@hutong/kernel";
import type { IdentityCtx } from "./context.ts";

/**
 * The person has read that an account was opened for her: it is not said again. A notice that is not hers, or
 * was read before, changes nothing.
 * @throws DomainError("not_signed_in")
 */
export async function readNotice(ctx: IdentityCtx, accountId: string): Promise<void> {
  if (ctx.actor.kind !== "person") throw new DomainError("not_signed_in");
  const { userId } = ctx.actor;
  await ctx.db.account.updateMany({
    where: { id: accountId, noticePending: true, OR: [{ userId }, { seats: { some: { userId } } }] },
    data: { noticePending: false },
  });
}
