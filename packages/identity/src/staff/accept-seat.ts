import { inTransaction, isUniqueViolation } from "@hutong/db";
import { DomainError, newId, parseInput, type SeatId } from "@hutong/kernel";
import { actingPerson } from "../acting-person.ts";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { isRightCode } from "../verification/code.ts";
import { type AcceptSeatInput, acceptSeatSchema, invitationLife } from "./schema.ts";

/**
 * Takes the seat of an invitation with the code of its message. Of several calls at once exactly one takes it.
 * Not to be called within a transaction: a wrong code is counted even though it throws.
 * @throws DomainError `not_signed_in`, `wrong_code`, `expired` (too late, too many codes, taken, withdrawn), `conflict`
 * (her own shop, or she has a seat in it)
 */
export async function acceptSeat(
  ctx: IdentityCtx,
  input: AcceptSeatInput,
): Promise<{ readonly seatId: SeatId }> {
  const userId = actingPerson(ctx);
  const { invitationId, code } = parseInput(acceptSeatSchema, input);
  await proveCode(ctx, invitationId, code);
  const seatId = newId<"StaffSeat">();
  try {
    await inTransaction(ctx.db, async (tx) => {
      const [taken] = await tx.seatInvitation.updateManyAndReturn({
        where: { id: invitationId, openKey: { not: null }, account: { status: "active" } },
        data: { openKey: null },
        select: {
          accountId: true,
          name: true,
          nameKey: true,
          role: true,
          orderLimitFen: true,
          monthLimitFen: true,
        },
      });
      if (!taken) throw new DomainError("expired");
      const shop = await tx.account.findUniqueOrThrow({
        where: { id: taken.accountId },
        select: {
          userId: true,
          loginName: true,
          seats: { where: { userId }, take: 1, select: { id: true } },
        },
      });
      if (shop.userId === userId || shop.seats.length > 0) throw new DomainError("conflict");
      await tx.staffSeat.create({
        data: { id: seatId, userId, createdAt: ctx.now, ...taken },
        select: { id: true },
      });
      await writeAudit(
        { ...ctx, db: tx },
        {
          action: "seat.accepted",
          subjectUserId: userId,
          accountId: taken.accountId,
          data: { seat: `${shop.loginName}:${taken.name}`, role: taken.role },
        },
      );
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new DomainError("conflict", { cause: error });
    throw error;
  }
  return { seatId };
}

/** Counts the try first, in one statement, so that parallel guesses are all counted. */
async function proveCode(ctx: IdentityCtx, id: string, code: string): Promise<void> {
  const [row] = await ctx.db.seatInvitation.updateManyAndReturn({
    where: {
      id,
      openKey: { not: null },
      expiresAt: { gt: ctx.now },
      attempts: { lt: invitationLife.maxAttempts },
    },
    data: { attempts: { increment: 1 } },
    select: { codeHash: true },
  });
  if (!row) throw new DomainError("expired");
  if (!isRightCode(id, code, row.codeHash)) throw new DomainError("wrong_code");
}
