import { inTransaction } from "@hutong/db";
import { finishTrade } from "./finish-trade.ts";
import { lockOrders, moveOrder } from "./move-order.ts";
import type { OrdersCtx } from "./place-order.ts";

const atOnce = 100;

/**
 * Ends the states whose time is over: closes what is not paid, confirms what was shipped long ago. A chore; any number
 * of processes may do so at once.
 * @returns how many orders moved
 */
export async function endDueOrders(ctx: OrdersCtx): Promise<number> {
  const due = await ctx.db.order.findMany({
    where: { dueAt: { lte: ctx.now } },
    orderBy: { dueAt: "asc" },
    take: atOnce,
    select: { id: true },
  });
  let moved = 0;
  for (const { id } of due) if (await endOne(ctx, id)) moved += 1;
  return moved;
}

function endOne(ctx: OrdersCtx, id: string): Promise<boolean> {
  return inTransaction(ctx.db, async (tx) => {
    const within = { ...ctx, db: tx };
    const [order] = await lockOrders(within, [id]);
    // Somebody moved it meanwhile.
    if (!order?.dueAt || order.dueAt > ctx.now) return false;
    const to = await moveOrder(within, order, { command: "time_out", side: "system" });
    if (to === "trade_finished") await finishTrade(within, order);
    return true;
  });
}
