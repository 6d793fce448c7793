import { z } from "zod";
import { passwordSchema } from "../password/policy.ts";

export const realmSchema = z.enum(["retail", "mall", "deals", "wholesale"]);

export const signInSchema = z.object({
  identifier: z.string().min(1, "identifier.empty").max(254, "identifier.too_long"),
  password: passwordSchema,
  realm: realmSchema.nullish(),
});

export type SignInInput = z.input<typeof signInSchema>;
