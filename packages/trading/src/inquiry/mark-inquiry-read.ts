import type { Db, SeatRole } from "@hutong/db";
import { actsFor } from "@hutong/identity/acting";
import { type Ctx, parseInput } from "@hutong/kernel";
import { type InquiryOfInput, inquiryOfSchema } from "./schema.ts";
import { mayWrite } from "./sides.ts";
import { tellPages } from "./tell.ts";

const everyRole: readonly SeatRole[] = ["manager", "buyer", "service", "finance", "viewer"];

/**
 * A side has looked at a thread: nothing in it is unread, and the next message is worth a mail again. Where somebody
 * looks whose role only reads, nothing changes: what is to be answered stays marked for those who answer.
 * @throws DomainError `not_signed_in`, `not_found`, `frozen`
 */
export async function markInquiryRead(ctx: Ctx<Db>, input: InquiryOfInput): Promise<void> {
  const { accountId, inquiryId } = parseInput(inquiryOfSchema, input);
  const { role } = await actsFor(ctx, accountId, everyRole);
  // One statement a side, and no write where there is nothing to mark.
  const peers = [
    ...(mayWrite("buyer", role) ? await markBuyer(ctx, accountId, inquiryId) : []),
    ...(mayWrite("supplier", role) ? await markSupplier(ctx, accountId, inquiryId) : []),
  ];
  // The other side's page says that it was read.
  const told = [accountId, ...peers.map(({ peer }) => peer)];
  if (peers.length > 0) await tellPages(ctx.db, told, inquiryId);
}

interface Marked {
  /** The account of the other side. */
  readonly peer: string;
}

function markBuyer({ db, now }: Ctx<Db>, accountId: string, inquiryId: string): Promise<Marked[]> {
  return db.$queryRaw<Marked[]>`
    update inquiries set buyer_unread = 0, buyer_read_at = ${now}, buyer_mail_at = null
    where id = ${inquiryId}::uuid and buyer_account_id = ${accountId}::uuid
      and (buyer_unread > 0 or buyer_mail_at is not null)
    returning supplier_account_id as peer`;
}

function markSupplier({ db, now }: Ctx<Db>, accountId: string, inquiryId: string): Promise<Marked[]> {
  return db.$queryRaw<Marked[]>`
    update inquiries set supplier_unread = 0, supplier_read_at = ${now}, supplier_mail_at = null
    where id = ${inquiryId}::uuid and supplier_account_id = ${accountId}::uuid
      and (supplier_unread > 0 or supplier_mail_at is not null)
    returning buyer_account_id as peer`;
}
