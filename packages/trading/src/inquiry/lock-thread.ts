import type { Db, InquirySide, InquiryState } from "@hutong/db";
import { DomainError, type InquiryId } from "@hutong/kernel";

export interface LockedThread {
  readonly id: InquiryId;
  readonly side: InquirySide;
  readonly state: InquiryState;
  readonly otherAccountId: string;
  /** The other side's account, or its owner, is frozen. */
  readonly isOtherFrozen: boolean;
  readonly isAnswered: boolean;
  /** A mail to the other side is out and unread. */
  readonly isOtherMailed: boolean;
}

/**
 * A thread of which the account is a side, held by this transaction: what is written in it comes one after the other.
 * @throws DomainError `not_found`: of other accounts and missing alike
 */
export async function lockThread(
  db: Db,
  { accountId, inquiryId }: { readonly accountId: string; readonly inquiryId: string },
): Promise<LockedThread> {
  const [row] = await db.$queryRaw<LockedThread[]>`
    select i.id, case when i.buyer_account_id = ${accountId}::uuid then 'buyer' else 'supplier' end as side,
      i.state::text as state, o.id as "otherAccountId", o.status <> 'active' or u.status <> 'active' as "isOtherFrozen",
      i.first_answer_at is not null as "isAnswered",
      case when i.buyer_account_id = ${accountId}::uuid then i.supplier_mail_at else i.buyer_mail_at end is not null
        as "isOtherMailed"
    from inquiries i
      join accounts o on o.id = case when i.buyer_account_id = ${accountId}::uuid
        then i.supplier_account_id else i.buyer_account_id end
      join users u on u.id = o.user_id
    where i.id = ${inquiryId}::uuid and ${accountId}::uuid in (i.buyer_account_id, i.supplier_account_id)
    for update of i`;
  if (!row) throw new DomainError("not_found");
  return row;
}
