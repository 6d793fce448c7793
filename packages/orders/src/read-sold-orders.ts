import type { OrderState } from "@hutong/db";
import { actsFor } from "@hutong/identity/acting";
import { orderReaders } from "./order-side.ts";
import type { OrdersCtx } from "./place-order.ts";
import { cardOf, cardSelect, type OrderCard } from "./read-orders.ts";

/** Where a list goes on: after this row. */
export interface Place {
  readonly at: Date;
  readonly id: string;
}

/**
 * What a shop sold, newest first, going on after a place: what is placed meanwhile moves no page.
 * @throws DomainError as `actsFor`
 */
export async function readSoldOrders(
  ctx: OrdersCtx,
  scope: {
    readonly accountId: string;
    readonly state?: OrderState | undefined;
    /** Placed then or later. */
    readonly since?: Date | undefined;
    readonly after?: Place | undefined;
    readonly limit: number;
  },
): Promise<{ readonly orders: readonly OrderCard[]; readonly next: Place | undefined }> {
  const { accountId, state, since, after, limit } = scope;
  await actsFor(ctx, accountId, orderReaders);
  const rows = await ctx.db.order.findMany({
    where: {
      sellerAccountId: accountId,
      ...(state ? { state } : {}),
      AND: [
        ...(since ? [{ placedAt: { gte: since } }] : []),
        // The first of the two lets the index begin at the place.
        ...(after
          ? [
              { placedAt: { lte: after.at } },
              { OR: [{ placedAt: { lt: after.at } }, { id: { lt: after.id } }] },
            ]
          : []),
      ],
    },
    orderBy: [{ placedAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    select: cardSelect,
  });
  const orders = rows.slice(0, limit).map(cardOf);
  const last = orders.at(-1);
  return { orders, next: rows.length > limit && last ? { at: last.placedAt, id: last.id } : undefined };
}
