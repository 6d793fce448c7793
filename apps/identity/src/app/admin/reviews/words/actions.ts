"use server";

import { addReviewWord, removeReviewWord } from "@hutong/feedback";
import { formState, requestCtx, shownForm } from "@hutong/site";
import type { FormView } from "@hutong/site/form-view";
import { postedText } from "@hutong/site/posted-text";
import { redirect } from "next/navigation";
import { requireAdministrator } from "@/lib/administrator.ts";

const path = "/admin/reviews/words";

/** Puts a word on the list that holds reviews, or takes one off. */
export async function changeWords(_before: FormView, form: FormData): Promise<FormView> {
  await requireAdministrator(["operator", "owner"]);
  const isRemoval = postedText(form, "act") === "remove";
  const state = await formState(form, async () => {
    const verb = isRemoval ? removeReviewWord : addReviewWord;
    await verb(await requestCtx(), { word: postedText(form, "word") });
    redirect(`${path}?done=${isRemoval ? "removed" : "added"}`);
  });
  return shownForm(state, { place: { form: "review.words", path } });
}
