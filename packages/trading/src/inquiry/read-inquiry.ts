import type { Db, InquiryEntryKind, InquirySide, InquiryState, SeatRole } from "@hutong/db";
import { type InquiryId, idSchema, type ListingId } from "@hutong/kernel";
import type { InquiryPeer } from "./read-inquiries.ts";

export interface InquiryEntry {
  readonly id: string;
  readonly side: InquirySide;
  readonly kind: InquiryEntryKind;
  readonly body: string;
  readonly at: Date;
  /** The seat as it was then; null where the owner wrote. */
  readonly seat: { readonly name: string; readonly role: SeatRole } | null;
}

export interface InquiryThread {
  readonly id: InquiryId;
  readonly side: InquirySide;
  readonly subject: string;
  readonly quantity: number | null;
  readonly wantedBy: Date | null;
  readonly state: InquiryState;
  readonly openedAt: Date;
  readonly me: InquiryPeer;
  readonly peer: InquiryPeer;
  /** The other side's account, or its owner, is frozen: nobody there could read an answer. */
  readonly isPeerFrozen: boolean;
  /** When the other side last looked. */
  readonly peerReadAt: Date | null;
  /** The style it is about, where it is still on the market. */
  readonly listing: {
    readonly id: ListingId;
    readonly titleZh: string;
    readonly titleEn: string;
    readonly category: string;
    readonly drawing: string;
    readonly colour: string;
    readonly moq: number | null;
  } | null;
  /** Oldest first, the last 300. */
  readonly entries: readonly InquiryEntry[];
  /** How many came before those. */
  readonly earlier: number;
}

const mostEntries = 300;

const peerSelect = {
  select: {
    id: true,
    loginName: true,
    status: true,
    user: { select: { status: true } },
    shop: { select: { name: true, nameEn: true } },
  },
} as const;

const entrySelect = {
  id: true,
  side: true,
  kind: true,
  body: true,
  at: true,
  seatRole: true,
  seatName: true,
} as const;

/** A thread of which the account is a side, or undefined: of other accounts and missing alike. */
export async function readInquiry(
  db: Db,
  scope: { readonly accountId: string; readonly inquiryId: string },
): Promise<InquiryThread | undefined> {
  const id = idSchema<"Inquiry">().safeParse(scope.inquiryId);
  if (!id.success) return undefined;
  const row = await db.inquiry.findFirst({
    where: { id: id.data, OR: [{ buyerAccountId: scope.accountId }, { supplierAccountId: scope.accountId }] },
    select: {
      subject: true,
      quantity: true,
      wantedBy: true,
      state: true,
      openedAt: true,
      buyerReadAt: true,
      supplierReadAt: true,
      buyer: peerSelect,
      supplier: peerSelect,
      listing: {
        select: {
          id: true,
          titleZh: true,
          titleEn: true,
          category: true,
          drawing: true,
          colours: true,
          moq: true,
        },
      },
      messages: { orderBy: [{ at: "desc" }, { id: "desc" }], take: mostEntries, select: entrySelect },
      _count: { select: { messages: true } },
    },
  });
  if (!row) return undefined;
  const { buyer, supplier, buyerReadAt, supplierReadAt, listing, messages, _count, ...thread } = row;
  const side = buyer.id === scope.accountId ? "buyer" : "supplier";
  const [me, peer] = side === "buyer" ? [buyer, supplier] : [supplier, buyer];
  return {
    ...thread,
    id: id.data,
    side,
    me: peerOf(me),
    peer: peerOf(peer),
    isPeerFrozen: peer.status !== "active" || peer.user.status !== "active",
    peerReadAt: side === "buyer" ? supplierReadAt : buyerReadAt,
    listing: listing && listingOf(listing),
    entries: messages.map(entryOf).reverse(),
    earlier: _count.messages - messages.length,
  };
}

function peerOf(row: {
  id: string;
  loginName: string;
  shop: { name: string; nameEn: string | null } | null;
}): InquiryPeer {
  const { id, loginName, shop } = row;
  return { accountId: id, loginName, companyName: shop?.name ?? null, companyNameEn: shop?.nameEn ?? null };
}

function listingOf<L extends { id: string; colours: string[] }>({ colours, ...listing }: L) {
  return { ...listing, id: listing.id as ListingId, colour: colours[0] ?? "" }; // the key of its row
}

interface EntryRow extends Omit<InquiryEntry, "seat"> {
  readonly seatRole: SeatRole | null;
  readonly seatName: string | null;
}

function entryOf({ seatRole, seatName, ...entry }: EntryRow): InquiryEntry {
  return { ...entry, seat: seatRole && seatName ? { role: seatRole, name: seatName } : null };
}
