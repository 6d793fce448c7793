import { idSchema } from "@hutong/kernel";
import { z } from "zod";

/** A file of more is for the operator's tool. A form with the file is within the wall of 1 MiB for every body. */
export const bulkBounds = { bytes: 1_000_000, lines: 5_000 } as const;

/** What a line may ask for, as it is written in the file. */
export const bulkActions = ["freeze", "unfreeze", "sign-out", "send-reset"] as const;
export type BulkAction = (typeof bulkActions)[number];

/** What the dry run finds of a line: it will be done, or why nothing will be. */
export const bulkVerdicts = [
  "ready",
  "already_so",
  "not_found",
  "ambiguous",
  "unknown_action",
  "reason_too_short",
  "too_long",
  "yourself",
  "administrator",
  "no_contact",
  "twice",
] as const;
export type BulkVerdict = (typeof bulkVerdicts)[number];

export const stageBulkSchema = z.object({
  fileName: z
    .string()
    .max(1_000)
    .transform((name) => name.replace(/\p{Cc}/gu, "").slice(-120)),
  text: z.string().max(bulkBounds.bytes),
});
export type StageBulkInput = z.input<typeof stageBulkSchema>;

const batchSchema = z.object({ batchId: idSchema<"BulkBatch">() });

export const applyBulkSchema = batchSchema.extend({
  /** Origin of the identity site, for the links in messages. */
  siteOrigin: z.url().max(200),
  /** After so long no further line is begun: the rest is done by calling again. */
  budgetMs: z.number().int().min(0).max(25_000).default(8_000),
});
export type ApplyBulkInput = z.input<typeof applyBulkSchema>;
