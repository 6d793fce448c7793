import type { Db, InquirySide } from "@hutong/db";
import { writingRoles } from "./sides.ts";

export interface InquirySideRow {
  readonly side: InquirySide;
  readonly subject: string;
  readonly ownerId: string;
  readonly fromName: string;
  readonly fromCompany: string | null;
}

interface Recipient {
  readonly userId: string;
  readonly address: string;
  readonly locale: string | null;
}

/**
 * Who answers for a side of a thread and can be written to: the owner, and those of the staff whose role writes; one
 * proven address each, the newest.
 */
export function recipientsOf(db: Db, { ownerId, side }: InquirySideRow): Promise<Recipient[]> {
  return db.$queryRaw<Recipient[]>`
    select distinct on (u.id) u.id as "userId", c.value as address, u.locale
    from users u join contacts c on c.user_id = u.id and c.kind = 'email' and c.verified_at is not null
    where u.status = 'active' and (u.id = ${ownerId}::uuid or u.id in (
      select st.user_id from staff_seats st join accounts shop on shop.id = st.account_id and shop.status = 'active'
      where shop.user_id = ${ownerId}::uuid and st.status = 'active'
        and st.role::text = any(${[...writingRoles[side]]}::text[])))
    order by u.id, c.verified_at desc`;
}
