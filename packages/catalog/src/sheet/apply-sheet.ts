import { inTransaction } from "@hutong/db";
import { writeAudit } from "@hutong/identity/audit-entry";
import { DomainError, parseInput } from "@hutong/kernel";
import { keepShop, type SellerCtx, seatOf, writingRoles } from "../seller/keep-shop.ts";
import type { SheetWords } from "./columns.ts";
import { judgeSheet, type SheetVerdict } from "./judge-sheet.ts";
import { readSheet } from "./read-sheet.ts";
import { type SheetIdInput, type SheetOutcome, sheetIdSchema, sheetOutcomeSchema } from "./schema.ts";

export type SheetSight =
  | { readonly status: "waiting"; readonly fileName: string; readonly verdicts: readonly SheetVerdict[] }
  /** `outcome` is null where applying was cut off: what was done is done, and the file may be brought again. */
  | {
      readonly status: "applied";
      readonly fileName: string;
      readonly appliedAt: Date;
      readonly outcome: SheetOutcome | null;
    };

/**
 * What a file of listings would come to now, style by style; of one that was applied, what became of it.
 * @throws DomainError `not_signed_in`, `forbidden`, `frozen`; `not_found` for another shop's and a missing one alike
 */
export async function readSheetSight(
  ctx: SellerCtx,
  input: SheetIdInput,
  words: SheetWords,
): Promise<SheetSight> {
  const { accountId, sheetId } = parseInput(sheetIdSchema, input);
  await keepShop(ctx, accountId, writingRoles);
  const sheet = await ctx.db.listingSheet.findFirst({
    where: { id: sheetId, accountId },
    select: { fileName: true, text: true, appliedAt: true, outcome: true },
  });
  if (!sheet) throw new DomainError("not_found");
  const { fileName, appliedAt } = sheet;
  if (appliedAt) {
    const outcome = sheetOutcomeSchema.safeParse(sheet.outcome);
    return { status: "applied", fileName, appliedAt, outcome: outcome.data ?? null };
  }
  const wishes = readSheet(sheet.text, words);
  const verdicts = await judgeSheet(ctx, { accountId, sheetId, isDry: true }, wishes);
  return { status: "waiting", fileName, verdicts };
}

/**
 * Does what a file of listings says: each style all or nothing, those with a fault not at all. Once: applied again, it
 * answers what became of it.
 * @throws DomainError as `readSheetSight`
 */
export async function applySheet(ctx: SellerCtx, input: SheetIdInput, words: SheetWords): Promise<void> {
  const { accountId, sheetId } = parseInput(sheetIdSchema, input);
  const acting = await keepShop(ctx, accountId, writingRoles);
  // Taken before it is done: of two clicks one does it.
  const taken = await ctx.db.listingSheet.updateManyAndReturn({
    where: { id: sheetId, accountId, appliedAt: null },
    data: { appliedAt: ctx.now },
    select: { text: true, fileName: true },
  });
  const [sheet] = taken;
  if (!sheet) {
    if ((await ctx.db.listingSheet.count({ where: { id: sheetId, accountId } })) > 0) return;
    throw new DomainError("not_found");
  }
  const verdicts = await judgeSheet(ctx, { accountId, sheetId, isDry: false }, readSheet(sheet.text, words));
  const outcome = outcomeOf(verdicts);
  await inTransaction(ctx.db, async (tx) => {
    await tx.listingSheet.updateMany({ where: { id: sheetId }, data: { outcome } });
    const { made, changed, refused } = outcome;
    await writeAudit(
      { ...ctx, db: tx },
      {
        action: "listings.sheet_applied",
        subjectUserId: acting.ownerId,
        accountId,
        data: { made, changed, refused, ...seatOf(acting) },
      },
    );
  });
}

/** So many faults are kept to be read. */
const mostFaults = 100;

function outcomeOf(verdicts: readonly SheetVerdict[]): SheetOutcome {
  const count = (kind: SheetVerdict["verdict"]) => verdicts.filter(({ verdict }) => verdict === kind).length;
  return {
    made: count("new"),
    changed: count("changed"),
    same: count("same"),
    refused: count("refused"),
    faults: verdicts
      .flatMap(({ faults }) => faults)
      .slice(0, mostFaults)
      .map((one) => ({ ...one })),
  };
}
