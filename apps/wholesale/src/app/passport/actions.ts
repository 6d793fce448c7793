"use server";

import { type Audience, type Choices, chooseShop, giveConsents } from "@hutong/reputation";
import { formState, requestCtx, requireSession, shownForm } from "@hutong/site";
import type { FormView } from "@hutong/site/form-view";
import { postedText } from "@hutong/site/posted-text";
import { redirect } from "next/navigation";
import { endOfDay } from "./end-of-day.ts";

/** Saves who sees which claim of the shop, and until when. */
export async function save(shopAccountId: string, _before: FormView, form: FormData): Promise<FormView> {
  const state = await formState(form, async () => {
    const { account } = await requireSession("/passport");
    const ctx = await requestCtx();
    const chosen = [...form].flatMap(([name, value]): [string, Audience][] =>
      // The cast: the verb's schema looks at every name and value.
      name.startsWith("claim.") ? [[name.slice(6), value as Audience]] : [],
    );
    await giveConsents(ctx, {
      accountId: account?.id ?? "",
      shopAccountId: String(shopAccountId),
      choices: Object.fromEntries(chosen) as Choices,
      until: endOfDay(postedText(form, "until")),
    });
    redirect("/passport?done=saved");
  });
  return shownForm(state);
}

/** Puts another of her shops behind the ID in use. */
export async function choose(_before: FormView, form: FormData): Promise<FormView> {
  const state = await formState(form, async () => {
    const { account } = await requireSession("/passport");
    const ctx = await requestCtx();
    await chooseShop(ctx, { accountId: account?.id ?? "", shopAccountId: postedText(form, "shop") });
    redirect("/passport?done=chosen");
  });
  return shownForm(state);
}
