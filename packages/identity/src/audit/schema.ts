import { z } from "zod";

/** An ID of any kind as a person types it; as long as an e-mail address may be, and room for a realm before it. */
const typedId = z.string().trim().min(1).max(254);

export const auditFilterSchema = z.object({
  /** Exactly this one. */
  action: z.string().trim().min(1).max(64).optional(),
  /** Whom it concerned or who did it: a login name, `realm/name`, member number, e-mail, mobile, or id of a person. */
  person: typedId.optional(),
  /** Who did it: as `person`, or `system`. */
  actor: typedId.optional(),
  /** The ID it concerned: `realm/name`, a name, a member number, or the id of an account. */
  account: typedId.optional(),
  /** From this moment on. */
  from: z.date().optional(),
  /** Before this moment. */
  to: z.date().optional(),
});

export type AuditFilter = z.input<typeof auditFilterSchema>;
