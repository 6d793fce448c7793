import { idSchema } from "@hutong/kernel";
import { z } from "zod";
import { signOnUidSchema } from "../account/schema.ts";
import { passwordSchema } from "../password/policy.ts";
import { signInSchema } from "../sign-in/schema.ts";
import { visitSchema } from "../upstream/schema.ts";

/** Why an administrator does it: never empty, it stands in the journal and the audit. */
const reasonSchema = z.string().trim().min(3, "reason.empty").max(280, "reason.too_long");

export const proveAccountSchema = signInSchema.extend({ signOnUid: signOnUidSchema });
export type ProveAccountInput = z.input<typeof proveAccountSchema>;

export const proveByUpstreamSchema = visitSchema.extend({
  signOnUid: signOnUidSchema,
  /** Which of the other's IDs; where she has one alone it need not be named. */
  accountId: idSchema<"Account">().optional(),
});
export type ProveByUpstreamInput = z.input<typeof proveByUpstreamSchema>;

export const proposalSchema = z.object({
  proposalId: idSchema<"LinkProposal">(),
  /** The sign-on session it was made in: in another one it is not there. */
  signOnUid: signOnUidSchema,
});
export type ProposalInput = z.input<typeof proposalSchema>;

export const confirmLinkSchema = proposalSchema.extend({
  /** What comes along where the other person has several IDs: this one, or all that she has. */
  scope: z.enum(["account", "person"]).optional(),
  /** Which account to act for from now on, at the site of the one that comes. */
  useAccountId: idSchema<"Account">().optional(),
});
export type ConfirmLinkInput = z.input<typeof confirmLinkSchema>;

export const unlinkAccountSchema = z.object({
  accountId: idSchema<"Account">(),
  /** The password of the ID that leaves, chosen by the person who has it now. */
  password: passwordSchema,
});
export type UnlinkAccountInput = z.input<typeof unlinkAccountSchema>;

export const forceUnlinkSchema = z.object({
  accountId: idSchema<"Account">(),
  /** Where the code for a new password goes: nobody sets one for another. */
  contact: z.string().min(1, "contact.empty").max(254),
  reason: reasonSchema,
});
export type ForceUnlinkInput = z.input<typeof forceUnlinkSchema>;

export const undoLinkingSchema = z.object({ operationId: idSchema<"LinkingOperation">() });
export type UndoLinkingInput = z.input<typeof undoLinkingSchema>;

export const forceUndoSchema = undoLinkingSchema.extend({ reason: reasonSchema });
export type ForceUndoInput = z.input<typeof forceUndoSchema>;

export const mergePeopleSchema = z.object({
  fromUserId: idSchema<"User">(),
  intoUserId: idSchema<"User">(),
  reason: reasonSchema,
});
export type MergePeopleInput = z.input<typeof mergePeopleSchema>;

export const moveAccountSchema = z.object({
  accountId: idSchema<"Account">(),
  toUserId: idSchema<"User">(),
  reason: reasonSchema,
});
export type MoveAccountInput = z.input<typeof moveAccountSchema>;
