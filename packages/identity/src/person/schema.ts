import { idSchema } from "@hutong/kernel";
import { z } from "zod";

export const personSchema = z.object({
  userId: idSchema<"User">(),
  /** Why, for the audit. */
  reason: z.string().max(280).optional(),
});

export type PersonInput = z.input<typeof personSchema>;

export const adminRoleSchema = z.object({
  userId: idSchema<"User">(),
  role: z.enum(["support", "operator", "auditor", "owner"]).nullable(),
});

export type AdminRoleInput = z.input<typeof adminRoleSchema>;
