import { inTransaction, writeMessage } from "@hutong/db";
import { DomainError, newId, parseInput } from "@hutong/kernel";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { seatInvitationText } from "../mail/texts.ts";
import { assertMayActOn, beginAdminWrite } from "../person/begin-admin-write.ts";
import { newCode } from "../verification/code.ts";
import { channelOf, countSending } from "../verification/sending.ts";
import { invitationLife, type ResendInvitationInput, resendInvitationSchema } from "./schema.ts";

/**
 * Sends an invitation to a seat once more, by an administrator with a reason: a new code to the same address, which is
 * good for a week; the one before is worth nothing. The administrator does not see the code.
 * @throws DomainError `not_signed_in`, `reauthenticate`, `forbidden`, `throttled`, `invalid_input`, `not_found` (taken,
 * withdrawn and missing alike; a shop that is not this person's)
 */
export async function resendInvitation(ctx: IdentityCtx, input: ResendInvitationInput): Promise<void> {
  const { userId, invitationId, reason, siteOrigin, locale } = parseInput(resendInvitationSchema, input);
  await beginAdminWrite(ctx, { roles: ["operator", "owner"], reason });
  await assertMayActOn(ctx, userId);
  const open = { id: invitationId, openKey: { not: null }, account: { userId, status: "active" } } as const;
  const invitation = await ctx.db.seatInvitation.findFirst({
    where: open,
    select: {
      name: true,
      accountId: true,
      contactKind: true,
      contactValue: true,
      account: { select: { loginName: true, shop: { select: { name: true } } } },
    },
  });
  if (!invitation) throw new DomainError("not_found");
  const { account, contactKind, contactValue } = invitation;
  await countSending(ctx, contactValue);
  const { code, codeHash } = newCode(invitationId);
  const seat = `${account.loginName}:${invitation.name}`;
  await inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.seatInvitation.updateMany({
      where: open,
      data: { codeHash, attempts: 0, expiresAt: new Date(ctx.now.getTime() + invitationLife.ms) },
    });
    if (count === 0) throw new DomainError("not_found");
    await writeMessage(tx, {
      id: newId(),
      channel: channelOf(contactKind),
      recipient: contactValue,
      ...seatInvitationText(
        {
          code,
          shop: account.shop?.name ?? account.loginName,
          seat,
          link: `${siteOrigin}/join/${invitationId}`,
        },
        locale,
      ),
    });
    await writeAudit(
      { ...ctx, db: tx },
      {
        action: "seat.invitation_resent",
        subjectUserId: userId,
        accountId: invitation.accountId,
        data: { seat, contactKind, ...(reason && { reason }) },
      },
    );
  });
}
