import { type Db, type InquirySide, type InquiryState, Prisma } from "@hutong/db";
import type { InquiryId } from "@hutong/kernel";
import type { InquiryFilter } from "./schema.ts";

/** The other side of a thread, as the market knows it: an ID and its company, nobody's person. */
export interface InquiryPeer {
  readonly accountId: string;
  readonly loginName: string;
  readonly companyName: string | null;
  readonly companyNameEn: string | null;
}

export interface InquiryLine {
  readonly id: InquiryId;
  /** On which side of it the account stands. */
  readonly side: InquirySide;
  readonly peer: InquiryPeer;
  readonly subject: string;
  readonly quantity: number | null;
  /** The category of the style it is about: says the unit of the quantity. */
  readonly category: string | null;
  readonly state: InquiryState;
  readonly unread: number;
  readonly lastMessageAt: Date;
  /** The last words, at most 120 characters, and whose they are. */
  readonly lastText: string;
  readonly isLastOwn: boolean;
}

export interface InquiryCounts {
  readonly open: number;
  /** Threads with something unread. */
  readonly unread: number;
  readonly closed: number;
}

interface LineRow extends Omit<InquiryLine, "peer"> {
  readonly peerId: string;
  readonly peerName: string;
  readonly companyName: string | null;
  readonly companyNameEn: string | null;
}

const conditions: Readonly<Record<InquiryFilter, Prisma.Sql>> = {
  open: Prisma.sql`i.state = 'open'`,
  closed: Prisma.sql`i.state = 'closed'`,
  unread: Prisma.sql`case when i.buyer_account_id = mine.id then i.buyer_unread else i.supplier_unread end > 0`,
};

/** An account's threads on both sides, the newest word first. Two statements. */
export async function readInquiries(
  db: Db,
  scope: {
    readonly accountId: string;
    readonly show: InquiryFilter;
    readonly limit: number;
    readonly offset?: number | undefined;
  },
): Promise<{ readonly inquiries: readonly InquiryLine[]; readonly counts: InquiryCounts }> {
  const { accountId, show, limit, offset = 0 } = scope;
  const [rows, counts] = await Promise.all([
    db.$queryRaw<LineRow[]>`
      select i.id, case when i.buyer_account_id = mine.id then 'buyer' else 'supplier' end as side,
        i.subject, i.quantity, l.category, i.state::text as state, i.last_message_at as "lastMessageAt",
        case when i.buyer_account_id = mine.id then i.buyer_unread else i.supplier_unread end as unread,
        left(m.body, 120) as "lastText",
        (m.side = 'buyer') = (i.buyer_account_id = mine.id) as "isLastOwn",
        o.id as "peerId", o.login_name as "peerName", s.name as "companyName", s.name_en as "companyNameEn"
      from (select ${accountId}::uuid as id) mine
        join inquiries i on mine.id in (i.buyer_account_id, i.supplier_account_id)
        join accounts o on o.id = case when i.buyer_account_id = mine.id
          then i.supplier_account_id else i.buyer_account_id end
        left join shops s on s.account_id = o.id
        left join listings l on l.id = i.listing_id
        cross join lateral (select body, side from inquiry_messages
          where inquiry_id = i.id and kind = 'text' order by at desc, id desc limit 1) m
      where ${conditions[show]}
      order by i.last_message_at desc, i.id desc limit ${limit} offset ${offset}`,
    readInquiryCounts(db, accountId),
  ]);
  return { inquiries: rows.map(lineOf), counts };
}

function lineOf({ peerId, peerName, companyName, companyNameEn, ...line }: LineRow): InquiryLine {
  return { ...line, peer: { accountId: peerId, loginName: peerName, companyName, companyNameEn } };
}

/** How many threads of an account are open, closed, and have something unread, on both sides. One statement. */
export async function readInquiryCounts(db: Db, accountId: string): Promise<InquiryCounts> {
  const [row] = await db.$queryRaw<InquiryCounts[]>`
    select count(*) filter (where state = 'open')::int as open, count(*) filter (where state = 'closed')::int as closed,
      count(*) filter (where unread > 0)::int as unread
    from (
      select state, buyer_unread as unread from inquiries where buyer_account_id = ${accountId}::uuid
      union all
      select state, supplier_unread from inquiries where supplier_account_id = ${accountId}::uuid
    ) mine`;
  return row ?? { open: 0, unread: 0, closed: 0 };
}
