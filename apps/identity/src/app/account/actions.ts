"use server";

import { updateProfile } from "@hutong/identity";
import { actorOf, formState, requestCtx, shownForm } from "@hutong/site";
import type { FormView } from "@hutong/site/form-view";
import { postedText } from "@hutong/site/posted-text";
import { revalidatePath } from "next/cache";

/** Changes the display name. A session that has ended is said in the form, which keeps what was typed. */
export async function saveName(_before: FormView, form: FormData): Promise<FormView> {
  const state = await formState(form, async () => {
    const ctx = await requestCtx();
    actorOf(ctx);
    await updateProfile(ctx, { displayName: postedText(form, "displayName") });
  });
  if (state.status === "done") revalidatePath("/", "layout");
  return shownForm(state);
}
