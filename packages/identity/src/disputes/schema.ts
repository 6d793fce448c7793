import { idSchema } from "@hutong/kernel";
import { z } from "zod";
import { realmSchema } from "../sign-in/schema.ts";

const words = z.string().trim().min(20, "statement.too_short").max(4000, "statement.too_long");

export const openDisputeSchema = z.object({
  realm: realmSchema,
  loginName: z.string().trim().min(1, "identifier.empty").max(64, "identifier.too_long"),
  statement: words,
  evidence: z.string().trim().max(4000, "statement.too_long").optional(),
});
export type OpenDisputeInput = z.input<typeof openDisputeSchema>;

export const disputeSchema = z.object({ disputeId: idSchema<"Dispute">() });
export type DisputeInput = z.input<typeof disputeSchema>;

export const answerDisputeSchema = disputeSchema.extend({ answer: words });
export type AnswerDisputeInput = z.input<typeof answerDisputeSchema>;

export const addDisputePictureSchema = z.strictObject({
  /** The dispute that is answered; null for one that is being opened. */
  disputeId: idSchema<"Dispute">().nullable(),
  bytes: z.instanceof(Uint8Array),
});
export type AddDisputePictureInput = z.input<typeof addDisputePictureSchema>;

export const takeOutPicturesSchema = z.strictObject({ pictureIds: z.array(z.uuid()).max(8) });
export type TakeOutPicturesInput = z.input<typeof takeOutPicturesSchema>;

export const decideDisputeSchema = disputeSchema.extend({
  outcome: z.enum(["for_claimant", "for_owner"]),
  reason: z.string().trim().min(10, "reason.empty").max(2000, "reason.too_long"),
});
export type DecideDisputeInput = z.input<typeof decideDisputeSchema>;
