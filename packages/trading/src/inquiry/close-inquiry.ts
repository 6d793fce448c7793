import { type Db, type InquiryState, inTransaction } from "@hutong/db";
import { actsFor } from "@hutong/identity/acting";
import { type Ctx, newId, parseInput } from "@hutong/kernel";
import { lockThread } from "./lock-thread.ts";
import { type InquiryOfInput, inquiryOfSchema } from "./schema.ts";
import { writingRoles } from "./sides.ts";
import { tellPages } from "./tell.ts";
import { writerOf } from "./writer.ts";

/**
 * Closes a thread: it leaves the open ones of both sides, until either reopens it. One that is closed stays as it is.
 * @throws DomainError `not_signed_in`, `not_found`, `forbidden` (her role only reads), `frozen` (her own side)
 */
export function closeInquiry(ctx: Ctx<Db>, input: InquiryOfInput): Promise<void> {
  return turn(ctx, input, "closed");
}

/**
 * Opens a closed thread again, by either side. One that is open stays as it is.
 * @throws DomainError as `closeInquiry`
 */
export function reopenInquiry(ctx: Ctx<Db>, input: InquiryOfInput): Promise<void> {
  return turn(ctx, input, "open");
}

async function turn(ctx: Ctx<Db>, input: InquiryOfInput, state: InquiryState): Promise<void> {
  const { accountId, inquiryId } = parseInput(inquiryOfSchema, input);
  await inTransaction(ctx.db, async (tx) => {
    const thread = await lockThread(tx, { accountId, inquiryId });
    const acting = await actsFor({ ...ctx, db: tx }, accountId, writingRoles[thread.side]);
    if (thread.state === state) return;
    await tx.inquiry.update({ where: { id: inquiryId }, data: { state }, select: { id: true } });
    await tx.inquiryMessage.create({
      data: {
        id: newId(),
        inquiryId,
        side: thread.side,
        kind: state === "closed" ? "closed" : "reopened",
        body: "",
        at: ctx.now,
        clientKey: newId(),
        ...writerOf(ctx, acting),
      },
      select: { id: true },
    });
    await tellPages(tx, [accountId, thread.otherAccountId], inquiryId);
  });
}
