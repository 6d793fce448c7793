"use server";

import { accountPath } from "@hutong/account-pages";
import { answerReview } from "@hutong/feedback";
import { actorOf, formState, requestCtx, shownForm } from "@hutong/site";
import type { FormView } from "@hutong/site/form-view";
import { postedText } from "@hutong/site/posted-text";
import { redirect } from "next/navigation";

/** The shop answers a review, or its follow-up. */
export async function answer(accountId: string, _before: FormView, form: FormData): Promise<FormView> {
  const reviewId = postedText(form, "review");
  // A page has a field for each review: refusals lead to the one that was sent.
  const field = `words-${reviewId}`;
  const state = await formState(form, async () => {
    const ctx = await requestCtx();
    actorOf(ctx);
    await answerReview(ctx, {
      reviewId,
      isToFollowUp: postedText(form, "later") === "yes",
      words: postedText(form, field),
    });
    const show = postedText(form, "show");
    redirect(
      `${accountPath(encodeURIComponent(String(accountId)), "reviews")}?${new URLSearchParams({ ...(show && { show }), done: "answered" })}`,
    );
  });
  const { words, ...fields } = state.fields ?? {};
  return shownForm({ ...state, fields: { ...fields, ...(words && { [field]: words }) } });
}
