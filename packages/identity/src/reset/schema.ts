import { z } from "zod";
import { localeSchema } from "../locale.ts";
import { passwordSchema } from "../password/policy.ts";
import { codeSchema } from "../verification/code.ts";

export const startResetSchema = z.object({
  identifier: z.string().min(1, "identifier.empty").max(254, "identifier.too_long"),
  locale: localeSchema.optional(),
});

export type StartResetInput = z.input<typeof startResetSchema>;

export const finishResetSchema = z.object({
  ticket: z.uuid(),
  code: codeSchema,
  password: passwordSchema,
});

export type FinishResetInput = z.input<typeof finishResetSchema>;
