import { z } from "zod";
import { localeSchema } from "../locale.ts";
import { passwordSchema } from "../password/policy.ts";
import { displayNameSchema } from "../sign-up/schema.ts";

export const updateProfileSchema = z.object({
  displayName: displayNameSchema,
  locale: localeSchema.nullish(),
  theme: z.enum(["light", "dark", "system"]).nullish(),
});

export type UpdateProfileInput = z.input<typeof updateProfileSchema>;

export const changePasswordSchema = z.object({
  current: passwordSchema,
  next: passwordSchema,
  /** The sign-on session she changes it in: it stays, all others end. */
  keepSignOnUid: z.string().max(64).optional(),
});

export type ChangePasswordInput = z.input<typeof changePasswordSchema>;

export const signOnUidSchema = z.string().min(1).max(64);
