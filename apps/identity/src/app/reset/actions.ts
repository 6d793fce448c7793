"use server";

import { finishReset, startReset } from "@hutong/identity";
import { formState, requestCtx, shownForm } from "@hutong/site";
import type { FormView } from "@hutong/site/form-view";
import { readLocale } from "@hutong/site/locale";
import { postedText } from "@hutong/site/posted-text";
import { redirect } from "next/navigation";

/** Has a code sent to whoever owns the ID, and leads on in the same way whether or not there is anybody. */
export async function askForCode(_before: FormView, form: FormData): Promise<FormView> {
  const state = await formState(form, async () => {
    const [ctx, locale] = await Promise.all([requestCtx(), readLocale()]);
    const { ticket } = await startReset(ctx, { identifier: postedText(form, "identifier"), locale });
    redirect(`/reset/code?${new URLSearchParams({ ticket })}`);
  });
  return shownForm(state);
}

/** Sets the new password with the code. */
export async function setNewPassword(_before: FormView, form: FormData): Promise<FormView> {
  const state = await formState(form, async () => {
    await finishReset(await requestCtx(), {
      ticket: postedText(form, "ticket"),
      code: postedText(form, "code"),
      password: postedText(form, "password"),
    });
    redirect("/reset/done");
  });
  return shownForm(state, { blame: { wrong_code: { field: "code", key: "code.wrong" } } });
}
