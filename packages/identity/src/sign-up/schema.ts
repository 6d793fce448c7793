import { z } from "zod";
import { localeSchema } from "../locale.ts";
import { passwordSchema } from "../password/policy.ts";
import { realmSchema } from "../sign-in/schema.ts";
import { codeSchema } from "../verification/code.ts";

/** A display name: 1 to 64 characters, no control characters. */
export const displayNameSchema = z
  .string()
  .max(64, "display_name.too_long")
  .transform((typed) => typed.normalize("NFC").trim())
  .pipe(
    z
      .string()
      .min(1, "display_name.empty")
      .max(64, "display_name.too_long")
      .regex(/^\P{Cc}+$/u, "display_name.invalid"),
  );

export const startSignUpSchema = z.object({
  /** E-mail address or mobile number. */
  contact: z.string().min(1, "contact.empty").max(254, "contact.invalid"),
  password: passwordSchema,
  displayName: displayNameSchema.optional(),
  locale: localeSchema.optional(),
});

export type StartSignUpInput = z.input<typeof startSignUpSchema>;

export const resendCodeSchema = z.object({
  verificationId: z.uuid(),
  locale: localeSchema.optional(),
});

export type ResendCodeInput = z.input<typeof resendCodeSchema>;

export const finishSignUpSchema = z.object({
  verificationId: z.uuid(),
  code: codeSchema,
  realm: realmSchema.optional(),
});

export type FinishSignUpInput = z.input<typeof finishSignUpSchema>;

/** What a sign-up keeps until its code comes back. */
export const signUpPayloadSchema = z.object({
  /** Null where she signs in by an upstream provider alone. */
  secret: z.string().max(512).nullable(),
  /** The proof of who she is there, to become a way in of hers. */
  upstreamVisitId: z.string().max(64).optional(),
  displayName: z.string().max(64).nullable(),
  locale: localeSchema.nullable(),
});
