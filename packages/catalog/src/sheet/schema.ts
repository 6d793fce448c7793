import { idSchema } from "@hutong/kernel";
import { z } from "zod";

export const sheetBounds = {
  bytes: 2 * 1_048_576,
  lines: 2_000,
  listings: 500,
  exportLines: 20_000,
} as const;

export const stageSheetSchema = z.strictObject({
  accountId: idSchema<"Account">(),
  fileName: z
    .string()
    .max(1_000)
    .transform((name) => name.replace(/\p{Cc}/gu, "").slice(-120)),
  bytes: z
    .instanceof(Uint8Array)
    .refine((bytes) => bytes.length > 0, "sheet_empty")
    .refine((bytes) => bytes.length <= sheetBounds.bytes, "sheet_too_big"),
});
export type StageSheetInput = z.input<typeof stageSheetSchema>;

export const sheetIdSchema = z.strictObject({
  accountId: idSchema<"Account">(),
  sheetId: idSchema<"ListingSheet">(),
});
export type SheetIdInput = z.input<typeof sheetIdSchema>;

/** What became of an applied sheet, as it is kept. */
export const sheetOutcomeSchema = z.object({
  made: z.int(),
  changed: z.int(),
  same: z.int(),
  refused: z.int(),
  /** Lines whose listing was refused, with why; the first hundred. */
  faults: z.array(
    z.object({
      line: z.int(),
      column: z.string(),
      fault: z.string(),
      present: z.int().nullable(),
    }),
  ),
});
export type SheetOutcome = z.output<typeof sheetOutcomeSchema>;
