import type { AdminRole } from "@hutong/db";
import { DomainError } from "@hutong/kernel";
import { assertAdministrator } from "../acting-person.ts";
import type { IdentityCtx } from "../context.ts";
import { assertFreshSignIn } from "../fresh-sign-in.ts";
import { assertReason } from "./schema.ts";

/**
 * What stands before every write of an administrator: the role, a proof of who acts that is at most ten minutes old
 * (SECURITY 20), and a reason. The system passes.
 * @throws DomainError `not_signed_in`, `forbidden`, `reauthenticate`, `invalid_input`
 */
export async function beginAdminWrite(
  ctx: IdentityCtx,
  { roles, reason }: { readonly roles: readonly AdminRole[]; readonly reason: string | undefined },
): Promise<void> {
  await assertAdministrator(ctx, roles);
  assertFreshSignIn(ctx);
  assertReason(ctx, reason);
}

/**
 * An administrator does nothing to herself, and only an owner does something to another administrator: nobody locks
 * the house from inside, and no operator puts herself above an owner.
 * @throws DomainError `forbidden`, `not_found`
 */
export async function assertMayActOn(ctx: IdentityCtx, userId: string): Promise<void> {
  const { actor } = ctx;
  const people = await ctx.db.user.findMany({
    where: { id: { in: actor.kind === "person" ? [userId, actor.userId] : [userId] } },
    select: { id: true, adminRole: true },
  });
  const subject = people.find(({ id }) => id === userId);
  if (!subject) throw new DomainError("not_found");
  if (actor.kind !== "person") return;
  const own = people.find(({ id }) => id === actor.userId);
  if (userId === actor.userId || (subject.adminRole !== null && own?.adminRole !== "owner"))
    throw new DomainError("forbidden");
}
