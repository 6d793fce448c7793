import { type Db, inTransaction } from "@hutong/db";
import { actsFor } from "@hutong/identity/acting";
import { type Ctx, DomainError, newId, parseInput } from "@hutong/kernel";
import { assertVerifiedTrader } from "../verified/read-trader-standing.ts";
import { type LockedThread, lockThread } from "./lock-thread.ts";
import { type SendMessageInput, sendMessageSchema } from "./schema.ts";
import { writingRoles } from "./sides.ts";
import { announceByMail, tellPages } from "./tell.ts";
import { writerOf } from "./writer.ts";

/** So many messages one side writes into one thread in an hour. */
const messagesAnHour = 120;
const hourMs = 3_600_000;

/**
 * One side of a thread writes to the other. The same key twice is one message.
 * @throws DomainError `invalid_input`, `not_signed_in`, `not_found` (a thread or an account that is not hers),
 * `forbidden` (her role only reads, or a buyer who is no verified trader any more), `frozen` (her side or the other), `throttled`, `conflict` (the thread is closed, or
 * the key sent another message)
 */
export async function sendMessage(
  ctx: Ctx<Db>,
  input: SendMessageInput,
): Promise<{ readonly messageId: string }> {
  const { accountId, inquiryId, body, key } = parseInput(sendMessageSchema, input);
  return inTransaction(ctx.db, async (tx) => {
    const inner = { ...ctx, db: tx };
    const thread = await lockThread(tx, { accountId, inquiryId });
    const acting = await actsFor(inner, accountId, writingRoles[thread.side]);
    const there = await tx.inquiryMessage.findUnique({
      where: { inquiryId_clientKey: { inquiryId, clientKey: key } },
      select: { id: true, side: true, body: true },
    });
    if (there) {
      if (there.side !== thread.side || there.body !== body) throw new DomainError("conflict");
      return { messageId: there.id };
    }
    if (thread.side === "buyer") await assertVerifiedTrader(inner, accountId);
    if (thread.isOtherFrozen) throw new DomainError("frozen");
    if (thread.state === "closed") throw new DomainError("conflict");
    await assertNotTooMany(tx, thread, ctx.now);
    const messageId = newId();
    await tx.inquiryMessage.create({
      data: {
        id: messageId,
        inquiryId,
        side: thread.side,
        body,
        at: ctx.now,
        clientKey: key,
        ...writerOf(ctx, acting),
      },
      select: { id: true },
    });
    await count(tx, thread, ctx.now);
    if (!thread.isOtherMailed)
      await announceByMail(tx, { accountId: thread.otherAccountId, inquiryId, now: ctx.now });
    await tellPages(tx, [accountId, thread.otherAccountId], inquiryId);
    return { messageId };
  });
}

async function assertNotTooMany(db: Db, { id, side }: LockedThread, now: Date): Promise<void> {
  const since = new Date(now.getTime() - hourMs);
  const count = await db.inquiryMessage.count({ where: { inquiryId: id, side, at: { gt: since } } });
  if (count >= messagesAnHour) throw new DomainError("throttled", { retryAfterSeconds: 600 });
}

/** One more to read for the other side; the supplier's first answer is kept for its response time. */
async function count(db: Db, thread: LockedThread, now: Date): Promise<void> {
  const toSupplier = thread.side === "buyer";
  const isFirstAnswer = !toSupplier && !thread.isAnswered;
  await db.inquiry.update({
    where: { id: thread.id },
    data: {
      lastMessageAt: now,
      ...(isFirstAnswer ? { firstAnswerAt: now } : {}),
      ...(toSupplier ? { supplierUnread: { increment: 1 } } : { buyerUnread: { increment: 1 } }),
      ...(thread.isOtherMailed ? {} : toSupplier ? { supplierMailAt: now } : { buyerMailAt: now }),
    },
    select: { id: true },
  });
}
