import { type Db, inTransaction } from "@hutong/db";
import { type ActingFor, actsFor } from "@hutong/identity/acting";
import { type AccountId, type Ctx, DomainError, type InquiryId, newId, parseInput } from "@hutong/kernel";
import type { z } from "zod";
import { answerOf, findSupplier } from "./read-may-inquire.ts";
import { type OpenInquiryInput, openInquirySchema } from "./schema.ts";
import { writingRoles } from "./sides.ts";
import { announceByMail, tellPages } from "./tell.ts";
import { writerOf } from "./writer.ts";

type Wish = z.output<typeof openInquirySchema>;

/** So many inquiries an account opens in an hour. */
export const inquiriesAnHour = 20;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/**
 * A buyer asks a supplier about goods, quantity and date. Opens the thread with its first message and makes the two
 * known to each other (`trade_relations`). The same key twice is one inquiry.
 * @throws DomainError `invalid_input`, `not_signed_in`, `not_found` (an account that is not hers; no such supplier, or
 * style of it), `forbidden` (a role that does not buy, her own company, or
 * no verified trader), `frozen`, `throttled`, `conflict` (the key
 * opened another inquiry)
 */
export async function openInquiry(
  ctx: Ctx<Db>,
  input: OpenInquiryInput,
): Promise<{ readonly inquiryId: InquiryId }> {
  const wish = parseInput(openInquirySchema, input);
  assertDay(wish.wantedBy, ctx.now);
  return inTransaction(ctx.db, async (tx) => {
    const inner = { ...ctx, db: tx };
    const acting = await actsFor(inner, wish.accountId, writingRoles.buyer);
    const supplier = await findSupplier(tx, wish.supplier);
    if (!supplier) throw new DomainError("not_found");
    const answer = await answerOf(inner, acting.accountId, supplier);
    if (!answer.may) throw new DomainError(answer.because === "frozen" ? "frozen" : "forbidden");
    // One at a time for a buyer: the count below stays true, and two clicks meet each other's inquiry.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`inquiry ${acting.accountId}`}, 0))`;
    const there = await tx.inquiry.findUnique({
      where: { buyerAccountId_openKey: { buyerAccountId: acting.accountId, openKey: wish.key } },
      select: { id: true, supplierAccountId: true, subject: true },
    });
    if (there) {
      const isSame = there.supplierAccountId === supplier.accountId && there.subject === wish.subject;
      if (!isSame) throw new DomainError("conflict");
      return { inquiryId: there.id as InquiryId }; // the key of the row just found
    }
    await assertNotTooMany(tx, acting.accountId, ctx.now);
    await assertListing(tx, wish, supplier.accountId);
    return { inquiryId: await write(inner, wish, acting, supplier.accountId as AccountId) };
  });
}

function assertDay(day: string | undefined, now: Date): void {
  if (!day) return;
  const at = Date.parse(day);
  // A day earlier than here is still today somewhere.
  if (at < now.getTime() - 2 * dayMs || at > now.getTime() + 731 * dayMs)
    throw new DomainError("invalid_input", { fields: { wantedBy: "day_out_of_range" } });
}

async function assertNotTooMany(db: Db, accountId: string, now: Date): Promise<void> {
  const recent = await db.inquiry.findMany({
    where: { buyerAccountId: accountId, openedAt: { gt: new Date(now.getTime() - hourMs) } },
    orderBy: { openedAt: "desc" },
    take: inquiriesAnHour,
    select: { openedAt: true },
  });
  const oldest = recent[inquiriesAnHour - 1];
  if (!oldest) return;
  const waitMs = oldest.openedAt.getTime() + hourMs - now.getTime();
  throw new DomainError("throttled", { retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1_000)) });
}

async function assertListing(db: Db, { listingId }: Wish, supplierAccountId: string): Promise<void> {
  if (!listingId) return;
  const where = { id: listingId, accountId: supplierAccountId, market: "wholesale" as const };
  if ((await db.listing.count({ where })) === 0) throw new DomainError("not_found");
}

async function write(
  ctx: Ctx<Db>,
  wish: Wish,
  acting: ActingFor,
  supplierAccountId: AccountId,
): Promise<InquiryId> {
  const { db, now } = ctx;
  const id = newId<"Inquiry">();
  const sides = { buyerAccountId: acting.accountId, supplierAccountId };
  await db.inquiry.create({
    data: {
      id,
      ...sides,
      openKey: wish.key,
      listingId: wish.listingId ?? null,
      subject: wish.subject,
      quantity: wish.quantity ?? null,
      wantedBy: wish.wantedBy ? new Date(wish.wantedBy) : null,
      openedAt: now,
      lastMessageAt: now,
      supplierUnread: 1,
      supplierMailAt: now,
      messages: {
        create: {
          id: newId(),
          side: "buyer",
          ...writerOf(ctx, acting),
          body: wish.body,
          at: now,
          clientKey: wish.key,
        },
      },
    },
    select: { id: true },
  });
  await db.tradeRelation.createMany({
    data: [{ ...sides, kind: "inquiry", since: now }],
    skipDuplicates: true,
  });
  await announceByMail(db, { accountId: supplierAccountId, inquiryId: id, now });
  await tellPages(db, [supplierAccountId, acting.accountId], id);
  return id;
}
