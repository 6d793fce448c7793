import type { Db, SeatRole } from "@hutong/db";
import { type ActingFor, actsFor } from "@hutong/identity/acting";
import { type Ctx, DomainError, idSchema } from "@hutong/kernel";
import { realmsOfMarket, shopKindsOfMarket } from "../markets.ts";

export type SellerCtx = Ctx<Db>;

/** Every role may look; a manager and the owner write. */
export const lookingRoles: readonly SeatRole[] = ["manager", "buyer", "service", "finance", "viewer"];
export const writingRoles: readonly SeatRole[] = ["manager"];

/**
 * Lets the owner of a retail shop pass, and her staff with one of these roles.
 * @throws DomainError as `actsFor`; `not_found` also for what is no id and an account without a shop
 */
export async function keepShop(
  ctx: SellerCtx,
  accountId: string,
  roles: readonly SeatRole[],
): Promise<ActingFor> {
  if (ctx.actor.kind === "anonymous") throw new DomainError("not_signed_in");
  const id = idSchema<"Account">().safeParse(accountId);
  if (!id.success) throw new DomainError("not_found");
  const acting = await actsFor(ctx, id.data, roles);
  const shops = await ctx.db.account.count({
    where: {
      id: id.data,
      realm: { in: [...realmsOfMarket.retail] },
      shop: { kind: { in: [...shopKindsOfMarket.retail] } },
    },
  });
  if (shops === 0) throw new DomainError("not_found");
  return acting;
}

/** What an audit entry says of a member of staff. */
export function seatOf({ seatId }: ActingFor): { readonly seatId?: string } {
  return seatId ? { seatId } : {};
}
