"use server";

import { decideReview } from "@hutong/feedback";
import { formState, requestCtx, shownForm } from "@hutong/site";
import type { FormView } from "@hutong/site/form-view";
import { postedText } from "@hutong/site/posted-text";
import { redirect } from "next/navigation";
import { requireAdministrator } from "@/lib/administrator.ts";

/** Shows a review, or hides it or a part of it, for a reason that its writer reads. */
export async function decide(_before: FormView, form: FormData): Promise<FormView> {
  await requireAdministrator(["support", "operator", "owner"]);
  const reviewId = postedText(form, "review");
  const path = `/admin/reviews/${encodeURIComponent(reviewId)}`;
  const state = await formState(form, async () => {
    await decideReview(await requestCtx(), {
      reviewId,
      outcome: postedText(form, "outcome") as "show", // the verb refuses what is none
      reason: postedText(form, "reason"),
    });
    redirect(`${path}?done=1`);
  });
  return shownForm(state, { place: { form: "review.decide", path } });
}
