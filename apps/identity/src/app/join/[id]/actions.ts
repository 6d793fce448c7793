"use server";

import { acceptSeat } from "@hutong/identity";
import { formState, requestCtx } from "@hutong/site";
import { redirect } from "next/navigation";
import type { FormView } from "@/lib/form-view.ts";
import { postedText } from "@/lib/posted-text.ts";
import { shownForm } from "@/lib/shown-form.ts";

/** Takes the seat of an invitation with its code, for whoever is signed in. */
export async function accept(invitationId: string, _before: FormView, form: FormData): Promise<FormView> {
  const state = await formState(form, async () => {
    await acceptSeat(await requestCtx(), {
      invitationId: String(invitationId),
      code: postedText(form, "code"),
    });
    redirect("/account/ids");
  });
  return shownForm(state, { blame: { wrong_code: { field: "code", key: "code.wrong" } } });
}
