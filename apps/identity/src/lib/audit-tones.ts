import type { AuditAction } from "@hutong/identity";

type AuditTone = "neutral" | "success" | "warning" | "danger" | "info";

/**
 * Every operation that the audit knows, with the tone in which it is told. A new one needs a line here and its words in
 * both languages, under `admin.audit.action` and, where it concerns a person, `account.activity.action`.
 */
export const auditTones: Readonly<Record<AuditAction, AuditTone>> = {
  "person.signed_up": "success",
  "person.imported": "neutral",
  "person.signed_in": "neutral",
  "person.sign_in_failed": "warning",
  "person.profile_changed": "neutral",
  "person.preferences_changed": "neutral",
  "person.frozen": "danger",
  "person.unfrozen": "success",
  "person.role_changed": "warning",
  "password.changed": "info",
  "password.change_failed": "warning",
  "password.reset": "info",
  "password.rehashed": "neutral",
  "verification.sent": "neutral",
  "contact.verified": "success",
  "account.opened": "success",
  "account.chosen": "neutral",
  "link.proven": "warning",
  "account.linked": "success",
  "account.moved": "warning",
  "account.unlinked": "warning",
  "person.merged": "warning",
  "merge.requested": "info",
  "merge.approved": "warning",
  "merge.refused": "info",
  "merge.withdrawn": "neutral",
  "linking.undone": "info",
  "dispute.opened": "warning",
  "dispute.answered": "info",
  "dispute.decided": "info",
  "dispute.withdrawn": "neutral",
  "session.ended": "neutral",
  "session.ended_all": "neutral",
  "consent.given": "info",
  "consent.withdrawn": "info",
  "consent.claims_withdrawn": "info",
  "client.created": "info",
  "client.changed": "info",
  "client.enabled": "success",
  "client.disabled": "warning",
  "client.secret_rotated": "info",
  "keys.rotated": "warning",
  "keys.retired": "danger",
  "members.imported": "info",
  "audit.exported": "info",
  "seat.invited": "info",
  "seat.invitation_withdrawn": "neutral",
  "seat.invitation_resent": "info",
  "seat.accepted": "success",
  "seat.changed": "info",
  "seat.suspended": "warning",
  "seat.resumed": "success",
  "seat.removed": "warning",
  "people.exported": "info",
  "shop.opened": "success",
  "shop.changed": "info",
  "listing.saved": "info",
  "listings.published": "success",
  "listings.taken_down": "warning",
  "listings.repriced": "warning",
  "listings.imported": "info",
  "stock.set": "info",
  "trade_profile.changed": "info",
  "address.added": "info",
  "address.changed": "info",
  "address.removed": "info",
  "company_data.changed": "warning",
  "notice_settings.changed": "info",
  "passport.consents_changed": "info",
  "passport.shop_chosen": "info",
  "buyers.exported": "info",
  "credential.issued": "info",
  "credential.withdrawn": "info",
  "person.reset_sent": "info",
  "upstream.added": "warning",
  "upstream.changed": "info",
  "upstream.disabled": "danger",
  "upstream.enabled": "success",
  "upstream.linked": "warning",
  "upstream.unlinked": "warning",
  "bulk.applied": "warning",
  "disputes.exported": "info",
};

/** The tone of an action as it stands in the log, which may be older or newer than this list. */
export function auditTone(action: string): AuditTone {
  return (auditTones as Readonly<Record<string, AuditTone>>)[action] ?? "neutral";
}

/** An action as a key of the messages. */
export function auditKey(action: string): string {
  return action.replaceAll(".", "_");
}
