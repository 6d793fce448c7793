"use server";

import { updateProfile } from "@hutong/identity";
import { actorOf, formState, requestCtx } from "@hutong/site";
import { revalidatePath } from "next/cache";
import type { FormView } from "@/lib/form-view.ts";
import { postedText } from "@/lib/posted-text.ts";
import { shownForm } from "@/lib/shown-form.ts";

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
