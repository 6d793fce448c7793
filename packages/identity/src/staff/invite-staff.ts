import { inTransaction, isUniqueViolation, writeMessage } from "@hutong/db";
import { DomainError, newId, parseInput, type UserId } from "@hutong/kernel";
import { actingPerson } from "../acting-person.ts";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { parseContact } from "../identifier.ts";
import { loginKey } from "../login-name.ts";
import { seatInvitationText } from "../mail/texts.ts";
import { newCode } from "../verification/code.ts";
import { channelOf, countSending } from "../verification/sending.ts";
import {
  type InvitationInput,
  type InviteStaffInput,
  invitationLife,
  invitationSchema,
  inviteStaffSchema,
  maxSeats,
} from "./schema.ts";

/**
 * Offers a seat in a shop of one's own to whoever is reached by an address or number: a message with a link and a code
 * goes there. Whoever shows the code takes the seat; the address identifies nobody.
 * @throws DomainError `not_signed_in`, `not_found` (not an account of hers: another's and missing alike), `throttled`,
 * `conflict` where the shop is full, `invalid_input` (field `name`: `seat_name_taken`; `contact`)
 */
export async function inviteStaff(
  ctx: IdentityCtx,
  input: InviteStaffInput,
): Promise<{ readonly invitationId: string }> {
  const ownerId = actingPerson(ctx);
  const {
    accountId,
    name,
    contact: typed,
    siteOrigin,
    locale,
    ...terms
  } = parseInput(inviteStaffSchema, input);
  const contact = parseContact(typed);
  if (!contact) throw new DomainError("invalid_input", { fields: { contact: "contact_invalid" } });
  await countSending(ctx, contact.value);
  const invitationId = newId();
  const { code, codeHash } = newCode(invitationId);
  const nameKey = loginKey(name);
  await inTransaction(ctx.db, async (tx) => {
    const inner = { ...ctx, db: tx };
    const shop = await lockOwnShop(inner, ownerId, accountId);
    await assertRoom(inner, accountId, nameKey);
    await tx.seatInvitation.create({
      data: {
        id: invitationId,
        accountId,
        name,
        nameKey,
        openKey: nameKey,
        ...terms,
        contactKind: contact.kind,
        contactValue: contact.value,
        codeHash,
        createdAt: ctx.now,
        expiresAt: new Date(ctx.now.getTime() + invitationLife.ms),
      },
      select: { id: true },
    });
    await writeMessage(tx, {
      id: newId(),
      channel: channelOf(contact.kind),
      recipient: contact.value,
      ...seatInvitationText(
        {
          code,
          shop: shop.name,
          seat: `${shop.loginName}:${name}`,
          link: `${siteOrigin}/join/${invitationId}`,
        },
        locale,
      ),
    });
    const data = { seat: `${shop.loginName}:${name}`, role: terms.role, contactKind: contact.kind };
    await writeAudit(inner, { action: "seat.invited", subjectUserId: ownerId, accountId, data });
  }).catch((error: unknown) => {
    throw isUniqueViolation(error) ? nameTaken(error) : error;
  });
  return { invitationId };
}

function nameTaken(cause?: unknown): DomainError {
  return new DomainError("invalid_input", { fields: { name: "seat_name_taken" }, cause });
}

/** The account, locked against a second invitation at the same moment. */
async function lockOwnShop(ctx: IdentityCtx, ownerId: UserId, accountId: string) {
  await ctx.db.$queryRaw`select 1 from accounts where id = ${accountId}::uuid for no key update`;
  const account = await ctx.db.account.findFirst({
    where: { id: accountId, userId: ownerId, status: "active" },
    select: { loginName: true, shop: { select: { name: true } } },
  });
  if (!account) throw new DomainError("not_found");
  return { loginName: account.loginName, name: account.shop?.name ?? account.loginName };
}

async function assertRoom(ctx: IdentityCtx, accountId: string, nameKey: string): Promise<void> {
  // One that ran out gives its name back.
  await ctx.db.seatInvitation.updateMany({
    where: { accountId, openKey: { not: null }, expiresAt: { lte: ctx.now } },
    data: { openKey: null },
  });
  const [seats, invitations, named] = await Promise.all([
    ctx.db.staffSeat.count({ where: { accountId } }),
    ctx.db.seatInvitation.count({ where: { accountId, openKey: { not: null } } }),
    ctx.db.staffSeat.findUnique({
      where: { accountId_nameKey: { accountId, nameKey } },
      select: { id: true },
    }),
  ]);
  if (named) throw nameTaken();
  if (seats + invitations >= maxSeats) throw new DomainError("conflict");
}

/**
 * Withdraws an invitation to a shop of one's own: its code is worth nothing from now on.
 * @throws DomainError `not_signed_in`, `not_found` (another's, taken, withdrawn and missing alike)
 */
export async function withdrawInvitation(ctx: IdentityCtx, input: InvitationInput): Promise<void> {
  const ownerId = actingPerson(ctx);
  const { invitationId } = parseInput(invitationSchema, input);
  await inTransaction(ctx.db, async (tx) => {
    const [gone] = await tx.seatInvitation.updateManyAndReturn({
      where: { id: invitationId, openKey: { not: null }, account: { userId: ownerId } },
      data: { openKey: null },
      select: { accountId: true, name: true },
    });
    if (!gone) throw new DomainError("not_found");
    await writeAudit(
      { ...ctx, db: tx },
      {
        action: "seat.invitation_withdrawn",
        subjectUserId: ownerId,
        accountId: gone.accountId,
        data: { seat: gone.name },
      },
    );
  });
}
