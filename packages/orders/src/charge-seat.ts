import type { Db } from "@hutong/db";
import type { Fen, SeatId } from "@hutong/kernel";
import { OrderRefusal } from "./order-refusal.ts";

interface Limits {
  order_limit_fen: bigint | null;
  month_limit_fen: bigint | null;
  spent_fen: bigint | null;
}

/**
 * Counts an order for the limits of the seat that places it, in the caller's transaction: the row of the seat's month is
 * locked until that ends, so orders that come at once are counted one after the other. One statement where it fits.
 * @throws OrderRefusal naming the limit and what is left of it
 */
export async function chargeSeat(tx: Db, seatId: SeatId, month: string, amountFen: Fen): Promise<void> {
  const counted = await tx.$executeRaw`
    insert into seat_spendings as s (seat_id, month, spent_fen)
    select id, ${month}::text, ${amountFen}::bigint from staff_seats
    where id = ${seatId}::uuid and status = 'active' and ${amountFen}::bigint <= coalesce(order_limit_fen, ${amountFen}::bigint)
      and ${amountFen}::bigint <= coalesce(month_limit_fen, ${amountFen}::bigint)
    on conflict (seat_id, month) do update set spent_fen = s.spent_fen + excluded.spent_fen
      where s.spent_fen + excluded.spent_fen <= coalesce(
        (select month_limit_fen from staff_seats where id = s.seat_id), s.spent_fen + excluded.spent_fen)`;
  if (counted === 1) return;
  const rows = await tx.$queryRaw<Limits[]>`
    select order_limit_fen, month_limit_fen, spent_fen
    from staff_seats left join seat_spendings s on s.seat_id = id and s.month = ${month}::text
    where id = ${seatId}::uuid`;
  throw new OrderRefusal({ kind: "seat_limit", ...brokenLimit(rows[0], amountFen) });
}

function brokenLimit(row: Limits | undefined, amountFen: Fen) {
  const { order_limit_fen: order = 0n, month_limit_fen: month = 0n, spent_fen: spent = 0n } = row ?? {};
  if (order !== null && amountFen > order)
    return { limit: "order" as const, limitFen: order, leftFen: order };
  const limitFen = month ?? 0n;
  const leftFen = limitFen > (spent ?? 0n) ? limitFen - (spent ?? 0n) : 0n;
  return { limit: "month" as const, limitFen, leftFen };
}

/** Takes an order that is closed out of the count of the month in which it was placed. */
export async function uncountSeat(tx: Db, seatId: string, month: string, amountFen: Fen): Promise<void> {
  await tx.$executeRaw`
    update seat_spendings set spent_fen = greatest(spent_fen - ${amountFen}::bigint, 0)
    where seat_id = ${seatId}::uuid and month = ${month}::text`;
}
