"use server";

import { reportReview, voteReview } from "@hutong/feedback";
import { isDomainError, safeReturnPath } from "@hutong/kernel";
import { actorOf, formState, requestCtx, requireSession, shownForm } from "@hutong/site";
import type { FormView } from "@hutong/site/form-view";
import { postedText } from "@hutong/site/posted-text";
import { redirect } from "next/navigation";

/** Says that a review was helpful, or no more. One that is gone meanwhile is left alone. */
export async function vote(form: FormData): Promise<void> {
  const next = safeReturnPath(postedText(form, "next"));
  await requireSession(next);
  try {
    await voteReview(await requestCtx(), {
      reviewId: postedText(form, "review"),
      isHelpful: postedText(form, "helpful") === "yes",
    });
  } catch (error) {
    if (!isDomainError(error)) throw error;
  }
  redirect(next);
}

/** Asks the house to look at a review. */
export async function report(
  reviewId: string,
  next: string,
  _before: FormView,
  form: FormData,
): Promise<FormView> {
  const state = await formState(form, async () => {
    const ctx = await requestCtx();
    actorOf(ctx);
    await reportReview(ctx, {
      reviewId: String(reviewId),
      reason: postedText(form, "reason") as "other", // the verb refuses what is none
      words: postedText(form, "words"),
    });
    const path = safeReturnPath(String(next));
    redirect(`${path}${path.includes("?") ? "&" : "?"}done=reported`);
  });
  return shownForm(state);
}
