import type { Prisma } from "@hutong/db";
import { newId } from "@hutong/kernel";
import type { IdentityCtx } from "./context.ts";

/** The identity operations that are recorded. */
export type AuditAction =
  | "person.signed_up"
  | "person.imported"
  | "person.signed_in"
  | "person.sign_in_failed"
  | "person.profile_changed"
  | "person.preferences_changed"
  | "person.frozen"
  | "person.unfrozen"
  | "person.role_changed"
  | "person.reset_sent"
  | "password.changed"
  | "password.change_failed"
  | "password.reset"
  | "password.rehashed"
  | "verification.sent"
  | "contact.verified"
  | "account.opened"
  | "account.chosen"
  | "account.frozen"
  | "account.unfrozen"
  | "link.proven"
  | "account.linked"
  | "account.moved"
  | "account.unlinked"
  | "person.merged"
  | "linking.undone"
  | "dispute.opened"
  | "dispute.answered"
  | "dispute.decided"
  | "dispute.withdrawn"
  | "session.ended"
  | "session.ended_all"
  | "consent.given"
  | "consent.withdrawn"
  | "consent.claims_withdrawn"
  | "client.created"
  | "client.changed"
  | "client.disabled"
  | "client.enabled"
  | "client.secret_rotated"
  | "keys.rotated"
  | "keys.retired"
  | "members.imported"
  | "audit.exported"
  | "seat.invited"
  | "seat.invitation_withdrawn"
  | "seat.accepted"
  | "seat.changed"
  | "seat.suspended"
  | "seat.resumed"
  | "seat.removed"
  | "passport.consents_changed"
  | "passport.shop_chosen"
  | "buyers.exported"
  | "credential.issued"
  | "credential.withdrawn"
  | "people.exported"
  | "upstream.added"
  | "upstream.changed"
  | "upstream.disabled"
  | "upstream.enabled"
  | "upstream.linked"
  | "upstream.unlinked"
  | "merge.requested"
  | "merge.approved"
  | "merge.refused"
  | "merge.withdrawn"
  | "seat.invitation_resent"
  | "bulk.applied"
  | "disputes.exported"
  | "merges.exported"
  | "traders.exported"
  | "shop.opened"
  | "shop.changed"
  | "listing.saved"
  | "listing.picture_added"
  | "listing.pictures_arranged"
  | "listings.sheet_applied"
  | "listings.published"
  | "listings.taken_down"
  | "listings.repriced"
  | "listings.imported"
  | "stock.set"
  | "skus.set"
  | "webhook.added"
  | "webhook.rotated"
  | "webhook.removed"
  | "trade_profile.changed"
  | "address.added"
  | "address.changed"
  | "address.removed"
  | "company_data.changed"
  | "notice_settings.changed"
  | "trader.applied"
  | "trader.withdrawn"
  | "trader.decided"
  | "order.placed"
  | "order.cancelled"
  | "order.refunded"
  | "order.shipped"
  | "order.confirmed"
  | "payment.started"
  | "order.tracked"
  | "refund.asked"
  | "refund.agreed"
  | "refund.declined"
  | "refund.accepted"
  | "refund.withdrawn"
  | "refund.sent_back"
  | "refund.received"
  | "refund.escalated"
  | "refund.ruled"
  | "review.written"
  | "review.followed_up"
  | "review.answered"
  | "review.reported"
  | "review.decided"
  | "review_word.added"
  | "review_word.removed"
  | "bank_account.added"
  | "bank_account.removed"
  | "withdrawal.asked"
  | "withdrawal.approved"
  | "withdrawal.cancelled";

export interface NewAuditEntry {
  readonly action: AuditAction;
  readonly subjectUserId?: string;
  readonly accountId?: string;
  /** Facts of the operation; never a secret, code or password. */
  readonly data?: Prisma.InputJsonObject;
}

/** Appends an audit entry within the caller's transaction. */
export async function writeAudit(ctx: IdentityCtx, entry: NewAuditEntry): Promise<void> {
  await ctx.db.auditEntry.create({
    data: {
      id: newId(),
      at: ctx.now,
      action: entry.action,
      actorUserId: ctx.actor.kind === "person" ? ctx.actor.userId : null,
      subjectUserId: entry.subjectUserId ?? null,
      accountId: entry.accountId ?? null,
      ip: ctx.origin.ip,
      requestId: ctx.origin.requestId,
      data: ctx.actor.kind === "system" ? { ...entry.data, system: ctx.actor.name } : (entry.data ?? {}),
    },
    select: { id: true },
  });
}
