import { idSchema } from "@hutong/kernel";
import { z } from "zod";
import { minReasonLength } from "../person/schema.ts";

/** So long a request waits for another administrator. */
export const requestLifeMs = 72 * 3_600_000;

const reason = z.string().trim().min(minReasonLength, "reason_too_short").max(280, "reason.too_long");

export const requestMergeSchema = z.object({
  fromUserId: idSchema<"User">(),
  intoUserId: idSchema<"User">(),
  reason,
});
export type RequestMergeInput = z.input<typeof requestMergeSchema>;

export const decideMergeSchema = z.object({ requestId: idSchema<"MergeRequest">(), reason });
export type DecideMergeInput = z.input<typeof decideMergeSchema>;
