import { readSheetSight, type SheetSight } from "@hutong/catalog";
import { isDomainError } from "@hutong/kernel";
import { requestCtx } from "@hutong/site";
import { notFound } from "next/navigation";
import { sheetWords } from "../../sheet-words.ts";

/** What a file would come to, or came to; another's and a missing one are not there. */
export async function loadSheet(accountId: string, sheetId: string): Promise<SheetSight> {
  try {
    return await readSheetSight(await requestCtx(), { accountId, sheetId }, sheetWords);
  } catch (error) {
    if (isDomainError(error) && (error.code === "not_found" || error.code === "invalid_input")) notFound();
    throw error;
  }
}
