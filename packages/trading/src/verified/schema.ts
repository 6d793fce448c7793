import { idSchema } from "@hutong/kernel";
import { isCreditCode } from "@hutong/profile/credit-code";
import { z } from "zod";

export const traderKinds = ["registered_business", "brick_and_mortar"] as const;

export type TraderKind = (typeof traderKinds)[number];

const traderPictureKinds = ["licence", "shop_front"] as const;
export type TraderPictureKind = (typeof traderPictureKinds)[number];

/** Pictures of an application: one licence, and up to three of the shop's front. */
export const mostPictures = { licence: 1, shop_front: 3 } as const satisfies Record<
  TraderPictureKind,
  number
>;

const text = (max: number) => z.string().max(max, "too_long").trim();

/** As it is typed from paper: in groups, in small letters, in full-width signs. */
const typedCode = z
  .string()
  .max(40, "credit_code_invalid")
  .transform((code) => code.normalize("NFKC").replace(/[\s-]/g, "").toUpperCase())
  .pipe(z.string().max(40, "credit_code_invalid"));

/** An application while it is being written: nothing is asked for yet, everything is bounded. */
export const traderDraftSchema = z.strictObject({
  accountId: idSchema<"Account">(),
  kind: z.enum(traderKinds, "choose"),
  businessName: text(80),
  uscc: typedCode,
  address: text(160),
  note: text(500),
  /** Pictures that are taken out. */
  remove: z.array(z.uuid()).max(8),
});
export type TraderDraftInput = z.input<typeof traderDraftSchema>;

/** What an application says when it is sent. */
export const traderFactsSchema = z.object({
  businessName: z.string().min(2, "too_short"),
  uscc: z.string().refine(isCreditCode, "credit_code_invalid"),
  address: z.string().min(6, "address_too_short"),
});

export const traderPictureSchema = z.strictObject({
  accountId: idSchema<"Account">(),
  kind: z.enum(traderPictureKinds),
  bytes: z.instanceof(Uint8Array),
});
export type TraderPictureInput = z.input<typeof traderPictureSchema>;

export const accountOfSchema = z.strictObject({ accountId: idSchema<"Account">() });
export type AccountOfInput = z.input<typeof accountOfSchema>;

export const withdrawTraderSchema = z.strictObject({
  accountId: idSchema<"Account">(),
  applicationId: idSchema<"TraderApplication">(),
});
export type WithdrawTraderInput = z.input<typeof withdrawTraderSchema>;

export const decideTraderSchema = z.strictObject({
  applicationId: idSchema<"TraderApplication">(),
  outcome: z.enum(["accepted", "refused", "ended"], "choose"),
  /** What the applicant reads. */
  reason: z.string().trim().min(4, "reason_too_short").max(500, "too_long"),
  /** Where the market is, for the mail. */
  wholesaleOrigin: z.url().max(200),
});
export type DecideTraderInput = z.input<typeof decideTraderSchema>;
