import { DomainError, idSchema } from "@hutong/kernel";
import { z } from "zod";
import { signOnUidSchema } from "../account/schema.ts";
import type { IdentityCtx } from "../context.ts";
import { localeSchema } from "../locale.ts";

/** Shorter than this says nothing to whoever reads the audit later. */
export const minReasonLength = 4;

const reason = z.string().trim().max(280).optional();

export const personSchema = z.object({
  userId: idSchema<"User">(),
  /** Why, for the audit. */
  reason,
  /** The file of acts it is a line of, for the audit. */
  batchId: idSchema<"BulkBatch">().optional(),
});

export type PersonInput = z.input<typeof personSchema>;

export const adminRoleSchema = personSchema.extend({
  role: z.enum(["support", "operator", "auditor", "owner"]).nullable(),
});

export type AdminRoleInput = z.input<typeof adminRoleSchema>;

export const personSessionSchema = personSchema.extend({ uid: signOnUidSchema });

export type PersonSessionInput = z.input<typeof personSessionSchema>;

export const accountStatusSchema = personSchema.omit({ batchId: true }).extend({
  accountId: idSchema<"Account">(),
});

export type AccountStatusInput = z.input<typeof accountStatusSchema>;

export const sendResetSchema = personSchema.extend({
  /** Origin of the identity site, for the link in the message. */
  siteOrigin: z.url().max(200),
  locale: localeSchema.optional(),
});

export type SendResetInput = z.input<typeof sendResetSchema>;

/**
 * A person who acts for the administration says why; the system need not.
 * @throws DomainError `invalid_input` with the field `reason`
 */
export function assertReason(ctx: IdentityCtx, given: string | undefined): void {
  if (ctx.actor.kind === "system" || (given ?? "").length >= minReasonLength) return;
  throw new DomainError("invalid_input", { fields: { reason: "reason_too_short" } });
}

/** What the audit keeps beside an administrator's write. */
export function adminFacts(input: {
  readonly reason?: string | undefined;
  readonly batchId?: string | undefined;
}): {
  readonly reason?: string;
  readonly batchId?: string;
} {
  const { reason, batchId } = input;
  return { ...(reason && { reason }), ...(batchId && { batchId }) };
}
