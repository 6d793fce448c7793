import type { SeatRole } from "@hutong/db";
import { actsFor } from "@hutong/identity/acting";
import { DomainError, isDomainError } from "@hutong/kernel";
import { buyerRoles, type OrdersCtx } from "./place-order.ts";

/** Who handles a shop's orders, besides its owner. */
const sellerRoles: readonly SeatRole[] = ["manager", "service"];

/** Who sees what an account bought or sold, besides its owner. */
export const orderReaders: readonly SeatRole[] = ["manager", "buyer", "service", "finance", "viewer"];

export type Side = "buyer" | "seller";

/** The two accounts of an order, or of a refund. */
export interface TwoSides {
  readonly buyerAccountId: string;
  readonly sellerAccountId: string;
}

/**
 * On which side of an order somebody stands, of these sides.
 * @throws DomainError `not_found` where on none; `forbidden` for staff whose role may not
 */
export async function sideOf(ctx: OrdersCtx, order: TwoSides, sides: readonly Side[]) {
  let refusal: unknown = new DomainError("not_found");
  for (const side of sides) {
    const accountId = side === "buyer" ? order.buyerAccountId : order.sellerAccountId;
    try {
      const acting = await actsFor(ctx, accountId, side === "buyer" ? buyerRoles : sellerRoles);
      return { side, ownerId: acting.ownerId, accountId };
    } catch (error) {
      if (!isDomainError(error)) throw error;
      if (error.code !== "not_found") refusal = error;
    }
  }
  throw refusal;
}

/** From which side somebody reads an order, and whether she may act there. @throws DomainError `not_found` */
export async function readingSideOf(ctx: OrdersCtx, order: TwoSides) {
  for (const side of ["buyer", "seller"] as const) {
    const accountId = side === "buyer" ? order.buyerAccountId : order.sellerAccountId;
    const acting = await actsFor(ctx, accountId, orderReaders).catch((error: unknown) => {
      if (!isDomainError(error)) throw error;
      return undefined;
    });
    if (!acting) continue;
    const roles = side === "buyer" ? buyerRoles : sellerRoles;
    return { side, mayAct: acting.role === "owner" || roles.includes(acting.role) };
  }
  throw new DomainError("not_found");
}
