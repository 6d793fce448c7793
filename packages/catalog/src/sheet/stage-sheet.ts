import { inTransaction } from "@hutong/db";
import { DomainError, decodeText, newId, parseInput } from "@hutong/kernel";
import { keepShop, type SellerCtx, writingRoles } from "../seller/keep-shop.ts";
import type { SheetWords } from "./columns.ts";
import { readSheet } from "./read-sheet.ts";
import { type StageSheetInput, stageSheetSchema } from "./schema.ts";

/** So many files of a shop wait at once; the oldest make room. */
const mostWaiting = 5;

/**
 * Keeps a file of listings to be looked at and applied, for a day. Nothing of the goods is changed. By the owner or a
 * manager.
 * @throws DomainError `not_signed_in`, `forbidden`, `frozen`, `not_found`; `invalid_input` on the field `file`: `sheet_…`
 */
export async function stageSheet(
  ctx: SellerCtx,
  input: StageSheetInput,
  words: SheetWords,
): Promise<{ readonly sheetId: string }> {
  const { accountId, fileName, bytes } = parseFile(input);
  await keepShop(ctx, accountId, writingRoles);
  const { actor } = ctx;
  if (actor.kind !== "person") throw new DomainError("forbidden");
  const text = decodeText(bytes);
  // PostgreSQL keeps no NUL in a text, and no list of goods has one.
  if (text === undefined || text.includes("\0")) throw fileFault("sheet_unreadable");
  readSheet(text, words);
  const sheetId = newId();
  await inTransaction(ctx.db, async (tx) => {
    await tx.listingSheet.create({
      data: { id: sheetId, accountId, madeById: actor.userId, fileName, text, madeAt: ctx.now },
      select: { id: true },
    });
    await tx.$executeRaw`
      delete from listing_sheets where account_id = ${accountId}::uuid and id not in (
        select id from listing_sheets where account_id = ${accountId}::uuid order by made_at desc, id desc limit ${mostWaiting})`;
  });
  return { sheetId };
}

function parseFile(input: StageSheetInput) {
  const parsed = stageSheetSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  const fault = parsed.error.issues.find(({ path }) => path[0] === "bytes")?.message;
  if (fault?.startsWith("sheet_")) throw fileFault(fault);
  return parseInput(stageSheetSchema, input);
}

function fileFault(fault: string): DomainError {
  return new DomainError("invalid_input", { fields: { file: fault } });
}
