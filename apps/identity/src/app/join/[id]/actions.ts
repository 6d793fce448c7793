"use server";

import { acceptSeat } from "@hutong/identity";
import { formState, requestCtx, shownForm } from "@hutong/site";
import type { FormView } from "@hutong/site/form-view";
import { postedText } from "@hutong/site/posted-text";
import { redirect } from "next/navigation";

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
