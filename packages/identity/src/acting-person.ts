import type { AdminRole } from "@hutong/db";
import { DomainError, type UserId } from "@hutong/kernel";
import type { IdentityCtx } from "./context.ts";

/** The person who acts. @throws DomainError("not_signed_in") */
export function actingPerson(ctx: IdentityCtx): UserId {
  if (ctx.actor.kind !== "person") throw new DomainError("not_signed_in");
  return ctx.actor.userId;
}

/**
 * Lets the system pass, and administrators of these roles who are not frozen.
 * @throws DomainError `not_signed_in`, `forbidden`
 */
export async function assertAdministrator(ctx: IdentityCtx, roles: readonly AdminRole[]): Promise<void> {
  if (ctx.actor.kind === "system") return;
  const person = await ctx.db.user.findUnique({
    where: { id: actingPerson(ctx) },
    select: { adminRole: true, status: true },
  });
  const isOne = person?.status === "active" && person.adminRole !== null && roles.includes(person.adminRole);
  if (!isOne) throw new DomainError("forbidden");
}
