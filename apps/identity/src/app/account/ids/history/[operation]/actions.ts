"use server";

import { undoLinking } from "@hutong/identity";
import { actorOf, formState, requestCtx, shownForm } from "@hutong/site";
import type { FormView } from "@hutong/site/form-view";
import { postedText } from "@hutong/site/posted-text";
import { redirect } from "next/navigation";

/** Undoes a linking or an unlinking of hers. */
export async function undo(_before: FormView, form: FormData): Promise<FormView> {
  const operation = postedText(form, "operation");
  const path = `/account/ids/history/${encodeURIComponent(operation)}`;
  const state = await formState(form, async () => {
    const ctx = await requestCtx();
    actorOf(ctx);
    await undoLinking(ctx, { operationId: operation });
    redirect(`${path}?done=undo`);
  });
  return shownForm(state, { place: { form: "link.undo", path } });
}
