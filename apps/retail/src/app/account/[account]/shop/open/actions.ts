"use server";

import { accountPath } from "@hutong/account-pages";
import { openShop } from "@hutong/identity/open-shop";
import { returnDayChoices } from "@hutong/identity/shop";
import { actorOf, formState, requestCtx, shownForm } from "@hutong/site";
import type { FormView } from "@hutong/site/form-view";
import { postedText } from "@hutong/site/posted-text";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";

/** Opens her shop and leads on to its goods. */
export async function open(accountId: string, _before: FormView, form: FormData): Promise<FormView> {
  const text = (name: string) => postedText(form, name);
  const state = await formState(form, async () => {
    const ctx = await requestCtx();
    actorOf(ctx);
    await openShop(ctx, {
      accountId: String(accountId),
      name: text("name"),
      nameEn: text("nameEn"),
      region: text("region"),
      notice: text("notice"),
      returnDays: returnDayChoices.find((days) => String(days) === text("returnDays")) ?? (0 as 7), // refused by the schema
      returnNote: text("returnNote"),
    });
    revalidatePath("/", "layout");
    redirect(`${accountPath(String(accountId), "goods")}?done=opened`);
  });
  return shownForm(state);
}
