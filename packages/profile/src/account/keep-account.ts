import type { Db, SeatRole } from "@hutong/db";
import { type ActingFor, actsFor } from "@hutong/identity/acting";
import { type Ctx, DomainError, idSchema } from "@hutong/kernel";

export type ProfileCtx = Ctx<Db>;

/** Every role may look; whose staff writes is said by each verb. */
export const everyRole: readonly SeatRole[] = ["manager", "buyer", "service", "finance", "viewer"];

/**
 * Lets the owner of an account pass, and her staff with one of these roles.
 * @throws DomainError as `actsFor`; `not_found` also for what is no id
 */
export function keepAccount(
  ctx: ProfileCtx,
  accountId: string,
  roles: readonly SeatRole[],
): Promise<ActingFor> {
  if (ctx.actor.kind === "anonymous") throw new DomainError("not_signed_in");
  const id = idSchema<"Account">().safeParse(accountId);
  if (!id.success) throw new DomainError("not_found");
  return actsFor(ctx, id.data, roles);
}
