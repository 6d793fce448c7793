import type { ContactKind, Db, PersonStatus, Realm, SeatRole } from "@hutong/db";
import { DomainError, parseInput } from "@hutong/kernel";
import { actingPerson } from "../acting-person.ts";
import type { IdentityCtx } from "../context.ts";
import { type InvitationInput, invitationLife, invitationSchema } from "./schema.ts";

export interface SeatTerms {
  readonly role: SeatRole;
  /** In fen; null is without a limit. */
  readonly orderLimitFen: bigint | null;
  readonly monthLimitFen: bigint | null;
}

export interface StaffMember extends SeatTerms {
  readonly seatId: string;
  readonly name: string;
  readonly status: PersonStatus;
  readonly createdAt: Date;
  readonly displayName: string;
}

export interface OpenInvitation extends SeatTerms {
  readonly invitationId: string;
  readonly name: string;
  readonly contact: { readonly kind: ContactKind; readonly value: string };
  readonly expiresAt: Date;
}

export interface StaffedShop {
  readonly accountId: string;
  readonly realm: Realm;
  readonly loginName: string;
  readonly shopName: string | null;
  readonly staff: readonly StaffMember[];
  readonly invitations: readonly OpenInvitation[];
}

const terms = { role: true, orderLimitFen: true, monthLimitFen: true } as const;

/** The IDs of whoever acts, each with the staff of its shop and who is invited. @throws DomainError `not_signed_in` */
export async function readStaff(ctx: IdentityCtx): Promise<StaffedShop[]> {
  const rows = await ctx.db.account.findMany({
    where: { userId: actingPerson(ctx), status: "active" },
    orderBy: [{ registeredAt: "asc" }, { id: "asc" }],
    take: 100,
    select: {
      id: true,
      realm: true,
      loginName: true,
      shop: { select: { name: true } },
      seats: {
        orderBy: { createdAt: "asc" },
        take: 200,
        select: {
          id: true,
          name: true,
          status: true,
          createdAt: true,
          user: { select: { displayName: true } },
          ...terms,
        },
      },
      seatInvitations: {
        where: { openKey: { not: null }, expiresAt: { gt: ctx.now } },
        orderBy: { createdAt: "asc" },
        take: 200,
        select: { id: true, name: true, contactKind: true, contactValue: true, expiresAt: true, ...terms },
      },
    },
  });
  return rows.map(({ id, shop, seats, seatInvitations, ...row }) => ({
    accountId: id,
    ...row,
    shopName: shop?.name ?? null,
    staff: seats.map(({ id: seatId, user, ...seat }) => ({ seatId, ...seat, displayName: user.displayName })),
    invitations: seatInvitations.map(({ id: invitationId, contactKind, contactValue, ...one }) => ({
      invitationId,
      ...one,
      contact: { kind: contactKind, value: contactValue },
    })),
  }));
}

export interface SeatInvitationView extends SeatTerms {
  readonly name: string;
  readonly realm: Realm;
  readonly ownerName: string;
  readonly shopName: string | null;
  readonly expiresAt: Date;
  /** False once it was taken, withdrawn, or ran out of time or tries. */
  readonly isOpen: boolean;
}

/** What an invitation offers, for whoever holds its link. @throws DomainError `not_found` */
export async function readInvitation(db: Db, input: InvitationInput, now: Date): Promise<SeatInvitationView> {
  const { invitationId } = parseInput(invitationSchema, input);
  const row = await db.seatInvitation.findUnique({
    where: { id: invitationId },
    select: {
      name: true,
      openKey: true,
      attempts: true,
      expiresAt: true,
      account: { select: { realm: true, loginName: true, status: true, shop: { select: { name: true } } } },
      ...terms,
    },
  });
  if (!row) throw new DomainError("not_found");
  const { account, openKey, attempts, ...rest } = row;
  return {
    ...rest,
    realm: account.realm,
    ownerName: account.loginName,
    shopName: account.shop?.name ?? null,
    isOpen:
      openKey !== null &&
      attempts < invitationLife.maxAttempts &&
      row.expiresAt > now &&
      account.status === "active",
  };
}
