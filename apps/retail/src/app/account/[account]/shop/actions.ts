"use server";

import { accountPath } from "@hutong/account-pages";
import { changeReturns, returnDayChoices } from "@hutong/identity/shop";
import { actorOf, formState, requestCtx, shownForm } from "@hutong/site";
import type { FormView } from "@hutong/site/form-view";
import { postedText } from "@hutong/site/posted-text";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";

/** Changes what the shop promises about returns. */
export async function saveReturns(accountId: string, _before: FormView, form: FormData): Promise<FormView> {
  const state = await formState(form, async () => {
    const ctx = await requestCtx();
    actorOf(ctx);
    await changeReturns(ctx, {
      accountId: String(accountId),
      returnDays:
        returnDayChoices.find((days) => String(days) === postedText(form, "returnDays")) ?? (0 as 7), // refused by the schema
      returnNote: postedText(form, "returnNote"),
    });
    revalidatePath("/", "layout");
    redirect(`${accountPath(String(accountId), "shop")}?done=saved`);
  });
  return shownForm(state);
}
