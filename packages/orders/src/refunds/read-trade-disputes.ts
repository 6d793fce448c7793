import type { Prisma } from "@hutong/db";
import { assertAdministrator } from "@hutong/identity/trade";
import { DomainError, type Fen, idSchema } from "@hutong/kernel";
import type { OrdersCtx } from "../place-order.ts";
import { cardSelect, type OrderCard } from "../read-orders.ts";
import { courseOf, courseSelect, type RefundCourse } from "./read-refunds.ts";

const everyRole = ["support", "operator", "auditor", "owner"] as const;
const mostRows = 200;

/** A dispute in the list of the console. */
export interface DisputeRow {
  readonly id: string;
  readonly state: RefundCourse["state"];
  readonly askedFen: Fen;
  readonly givenFen: Fen | null;
  readonly escalatedAt: Date;
  readonly endedAt: Date | null;
  readonly buyer: string;
  readonly seller: string;
}

export interface DisputeFilter {
  /** Those that wait for a ruling; else those that do no longer. */
  readonly open: boolean;
  /** The beginning of a login name of either side. */
  readonly text?: string | undefined;
}

/**
 * The refunds that a side called the house for: the waiting ones oldest first, else the newest first; at most 200.
 * @throws DomainError `not_signed_in`, `forbidden`
 */
export async function readTradeDisputes(
  ctx: OrdersCtx,
  { open, text = "" }: DisputeFilter,
): Promise<DisputeRow[]> {
  await assertAdministrator(ctx, everyRole);
  const begins = { loginKey: { startsWith: text.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" } } as const;
  const where: Prisma.RefundWhereInput = {
    escalatedAt: { not: null },
    state: open ? "in_dispute" : { not: "in_dispute" },
    ...(text ? { OR: [{ order: { buyer: begins } }, { order: { seller: begins } }] } : {}),
  };
  const rows = await ctx.db.refund.findMany({
    where,
    orderBy: [{ escalatedAt: open ? "asc" : "desc" }, { id: "asc" }],
    take: mostRows,
    select: {
      id: true,
      state: true,
      askedFen: true,
      givenFen: true,
      escalatedAt: true,
      endedAt: true,
      order: {
        select: { buyer: { select: { loginName: true } }, seller: { select: { loginName: true } } },
      },
    },
  });
  return rows.map(({ order, escalatedAt, ...row }) => ({
    ...row,
    escalatedAt: escalatedAt ?? new Date(0), // asked for above
    buyer: order.buyer.loginName,
    seller: order.seller.loginName,
  }));
}

interface PartyFacts {
  readonly userId: string;
  readonly displayName: string;
  readonly loginName: string;
}

/** A dispute with all that is to be known for a ruling. */
export interface TradeDispute extends RefundCourse {
  readonly order: Pick<
    OrderCard,
    "totalFen" | "refundedFen" | "shippingFen" | "placedAt" | "carrier" | "trackingNo" | "lines"
  >;
  readonly buyer: PartyFacts;
  readonly seller: PartyFacts;
}

const { totalFen, refundedFen, shippingFen, placedAt, carrier, trackingNo, lines } = cardSelect;
const orderFacts = { totalFen, refundedFen, shippingFen, placedAt, carrier, trackingNo, lines } as const;

const partyFacts = {
  select: { loginName: true, user: { select: { id: true, displayName: true } } },
} as const;

/** A refund that a side called the house for. @throws DomainError `not_signed_in`, `forbidden`, `not_found` */
export async function readTradeDispute(ctx: OrdersCtx, refundId: string): Promise<TradeDispute> {
  await assertAdministrator(ctx, everyRole);
  const id = idSchema<"Refund">().safeParse(refundId);
  const row = id.success
    ? await ctx.db.refund.findFirst({
        where: { id: id.data, escalatedAt: { not: null } },
        select: {
          ...courseSelect,
          order: { select: { ...orderFacts, buyer: partyFacts, seller: partyFacts } },
        },
      })
    : null;
  if (!row) throw new DomainError("not_found");
  const { order, ...course } = row;
  const party = ({ loginName, user }: typeof order.buyer): PartyFacts => ({
    userId: user.id,
    displayName: user.displayName,
    loginName,
  });
  return {
    ...courseOf(course),
    order,
    buyer: party(order.buyer),
    seller: party(order.seller),
  };
}

/**
 * A picture (JPEG) of a dispute, for the console.
 * @returns undefined where it is missing, or the house was never called
 * @throws DomainError `not_signed_in`, `forbidden`
 */
export async function readDisputePicture(
  ctx: OrdersCtx,
  pictureId: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  await assertAdministrator(ctx, everyRole);
  const id = idSchema<"RefundPicture">().safeParse(pictureId);
  if (!id.success) return undefined;
  const row = await ctx.db.refundPicture.findFirst({
    where: { id: id.data, event: { refund: { escalatedAt: { not: null } } } },
    select: { bytes: true },
  });
  return row?.bytes;
}
