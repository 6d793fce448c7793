import { inTransaction, type Prisma } from "@hutong/db";
import { DomainError, parseInput } from "@hutong/kernel";
import { actingPerson } from "../acting-person.ts";
import { type AuditAction, writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { type ChangeStaffInput, changeStaffSchema, type SeatInput, seatSchema } from "./schema.ts";

/**
 * Changes the role and the limits of a seat in a shop of one's own; both hold from the next request on. The same again
 * records nothing.
 * @throws DomainError `not_signed_in`, `not_found` (another's and missing alike), `invalid_input`
 */
export async function changeStaff(ctx: IdentityCtx, input: ChangeStaffInput): Promise<void> {
  const { seatId, ...terms } = parseInput(changeStaffSchema, input);
  await onOwnSeat(ctx, seatId, async (inner, seat) => {
    const isSame =
      seat.role === terms.role &&
      seat.orderLimitFen === terms.orderLimitFen &&
      seat.monthLimitFen === terms.monthLimitFen;
    if (isSame) return undefined;
    await inner.db.staffSeat.update({ where: { id: seatId }, data: terms, select: { id: true } });
    const { role, orderLimitFen, monthLimitFen } = terms;
    return {
      action: "seat.changed",
      data: {
        from: seat.role,
        to: role,
        orderLimitFen: orderLimitFen?.toString() ?? null,
        monthLimitFen: monthLimitFen?.toString() ?? null,
      },
    };
  });
}

/**
 * Suspends a seat in a shop of one's own: it acts nowhere from the next request on (a trigger ends its sessions), until
 * it is resumed. One that is suspended already stays so, and nothing is recorded.
 * @throws as changeStaff
 */
export async function suspendStaff(ctx: IdentityCtx, input: SeatInput): Promise<void> {
  await setStatus(ctx, input, "frozen");
}

/** Lets a suspended seat act again. @throws as changeStaff */
export async function resumeStaff(ctx: IdentityCtx, input: SeatInput): Promise<void> {
  await setStatus(ctx, input, "active");
}

async function setStatus(ctx: IdentityCtx, input: SeatInput, status: "active" | "frozen"): Promise<void> {
  const { seatId } = parseInput(seatSchema, input);
  await onOwnSeat(ctx, seatId, async (inner, seat) => {
    if (seat.status === status) return undefined;
    await inner.db.staffSeat.update({ where: { id: seatId }, data: { status }, select: { id: true } });
    return { action: status === "frozen" ? "seat.suspended" : "seat.resumed", data: {} };
  });
}

/**
 * Removes a seat from a shop of one's own: its sessions end with it, what was done through it stays in the audit. The
 * person keeps her own IDs and her seats in other shops.
 * @throws as changeStaff
 */
export async function removeStaff(ctx: IdentityCtx, input: SeatInput): Promise<void> {
  const { seatId } = parseInput(seatSchema, input);
  await onOwnSeat(ctx, seatId, async (inner, seat) => {
    await inner.db.staffSeat.delete({ where: { id: seatId }, select: { id: true } });
    return { action: "seat.removed", data: { role: seat.role } };
  });
}

const select = {
  userId: true,
  accountId: true,
  name: true,
  role: true,
  status: true,
  orderLimitFen: true,
  monthLimitFen: true,
  account: { select: { loginName: true, userId: true } },
} as const;

type SeatRow = Prisma.StaffSeatGetPayload<{ select: typeof select }>;

/** Runs `work` on a seat in a shop of the acting person, locked, and records what it says it did. */
async function onOwnSeat(
  ctx: IdentityCtx,
  seatId: string,
  work: (
    inner: IdentityCtx,
    seat: SeatRow,
  ) => Promise<{ action: AuditAction; data: Prisma.InputJsonObject } | undefined>,
): Promise<void> {
  const ownerId = actingPerson(ctx);
  await inTransaction(ctx.db, async (tx) => {
    const inner = { ...ctx, db: tx };
    await tx.$queryRaw`select 1 from staff_seats where id = ${seatId}::uuid for update`;
    const seat = await tx.staffSeat.findFirst({
      where: { id: seatId, account: { userId: ownerId } },
      select,
    });
    if (!seat) throw new DomainError("not_found");
    const done = await work(inner, seat);
    if (!done) return;
    await writeAudit(inner, {
      action: done.action,
      subjectUserId: seat.userId,
      accountId: seat.accountId,
      data: { seat: `${seat.account.loginName}:${seat.name}`, ...done.data },
    });
  });
}
