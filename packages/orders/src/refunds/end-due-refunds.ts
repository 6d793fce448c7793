import { inTransaction } from "@hutong/db";
import type { OrdersCtx } from "../place-order.ts";
import { lockRefund, moveRefund } from "./move-refund.ts";

const atOnce = 100;

/**
 * Ends the states of refunds whose time is over: a shop that is silent agrees, a buyer who is silent gives up. A chore; any
 * number of processes may do so at once.
 * @returns how many refunds moved
 */
export async function endDueRefunds(ctx: OrdersCtx): Promise<number> {
  const due = await ctx.db.refund.findMany({
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
    const found = await lockRefund(within, id);
    const { dueAt } = found.refund;
    // Somebody moved it meanwhile.
    if (!dueAt || dueAt > ctx.now) return false;
    await moveRefund(within, found, { command: "time_out", side: "system" });
    return true;
  });
}
