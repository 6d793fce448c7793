"use server";

import { accountPath } from "@hutong/account-pages";
import { applySheet, sheetBounds, stageSheet } from "@hutong/catalog";
import { DomainError } from "@hutong/kernel";
import { actorOf, formState, requestCtx, requireSession, shownForm } from "@hutong/site";
import type { FormView } from "@hutong/site/form-view";
import { postedText } from "@hutong/site/posted-text";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { sheetWords } from "../sheet-words.ts";

/** Takes a file to be looked at; nothing of the goods is changed yet. */
export async function bringSheet(accountId: string, _before: FormView, form: FormData): Promise<FormView> {
  const state = await formState(form, async () => {
    const ctx = await requestCtx();
    actorOf(ctx);
    const file = form.get("file");
    if (!(file instanceof File) || file.size === 0) throw fileFault("sheet_empty");
    if (file.size > sheetBounds.bytes) throw fileFault("sheet_too_big");
    const { sheetId } = await stageSheet(
      ctx,
      {
        accountId: String(accountId),
        fileName: file.name,
        bytes: new Uint8Array(await file.arrayBuffer()),
      },
      sheetWords,
    );
    redirect(accountPath(String(accountId), `goods/sheet/${sheetId}`));
  });
  return shownForm(state);
}

/** Does what the page before said of a file. */
export async function importSheet(form: FormData): Promise<void> {
  const accountId = postedText(form, "account");
  const sheetId = postedText(form, "sheet");
  const path = accountPath(accountId, `goods/sheet/${encodeURIComponent(sheetId)}`);
  await requireSession(path);
  const state = await formState(form, async () => {
    await applySheet(await requestCtx(), { accountId, sheetId }, sheetWords);
    revalidatePath("/", "layout");
  });
  redirect(state.status === "done" ? path : `${path}?done=refused`);
}

function fileFault(fault: string): DomainError {
  return new DomainError("invalid_input", { fields: { file: fault } });
}
