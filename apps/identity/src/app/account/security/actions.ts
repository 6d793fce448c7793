"use server";

import { changePassword } from "@hutong/identity";
import { actorOf, formState, readSession, requestCtx, shownForm } from "@hutong/site";
import type { FormView } from "@hutong/site/form-view";
import { postedText } from "@hutong/site/posted-text";
import { revalidatePath } from "next/cache";

/** Changes the password; this device stays signed in, all others are signed out. */
export async function savePassword(_before: FormView, form: FormData): Promise<FormView> {
  const state = await formState(form, async () => {
    const [ctx, session] = await Promise.all([requestCtx(), readSession()]);
    actorOf(ctx);
    await changePassword(ctx, {
      current: postedText(form, "current"),
      next: postedText(form, "next"),
      ...(session ? { keepSignOnUid: session.signOnUid } : {}),
    });
  });
  if (state.status === "done") revalidatePath("/account/security");
  return shownForm(state);
}
