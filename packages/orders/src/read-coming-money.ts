import type { SeatRole } from "@hutong/db";
import { actsFor } from "@hutong/identity/acting";
import { DomainError, type Fen, idSchema } from "@hutong/kernel";
import type { OrdersCtx } from "./place-order.ts";

/** Who of a shop's staff sees its money. */
const moneyReaders: readonly SeatRole[] = ["finance"];

export interface ComingMoney {
  /** By day of Shanghai ("2026-11-25"), soonest first: what comes by itself then, if not before. */
  readonly days: readonly { readonly day: string; readonly orders: number; readonly amountFen: Fen }[];
  /** Paid, and no day is sure: not shipped yet, or a refund is talked about. */
  readonly open: { readonly orders: number; readonly amountFen: Fen };
}

interface Row {
  readonly day: string | null;
  readonly orders: number;
  readonly sum: bigint;
}

/**
 * When the money that a shop has in escrow comes, before the house's fee: together it is what lies in escrow. For its owner, and her staff with the role finance.
 * @throws DomainError as `actsFor`
 */
export async function readComingMoney(ctx: OrdersCtx, accountId: string): Promise<ComingMoney> {
  if (ctx.actor.kind === "anonymous") throw new DomainError("not_signed_in");
  const id = idSchema<"Account">().safeParse(accountId);
  if (!id.success) throw new DomainError("not_found");
  await actsFor(ctx, id.data, moneyReaders);
  const rows = await ctx.db.$queryRaw<Row[]>`
    select to_char(case when state = 'wait_buyer_confirm_goods' then due_at end at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day,
      count(*)::int as orders, sum(total_fen - refunded_fen)::bigint as sum
    from orders
    where seller_account_id = ${id.data}::uuid and state in ('wait_seller_send_goods', 'wait_buyer_confirm_goods')
    group by 1 order by 1`;
  const known = rows.map(({ day, orders, sum }) => ({ day, orders, amountFen: sum }));
  const open = known.find(({ day }) => day === null);
  return {
    days: known.flatMap(({ day, ...rest }) => (day === null ? [] : [{ day, ...rest }])),
    open: { orders: open?.orders ?? 0, amountFen: open?.amountFen ?? 0n },
  };
}
