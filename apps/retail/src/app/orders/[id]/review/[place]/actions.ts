"use server";

import { followUpReview, keepReviewDraft, mostReviewPictures, writeReview } from "@hutong/feedback";
import { addReviewPicture, maxPictureBytes } from "@hutong/feedback/review-pictures";
import { DomainError, isDomainError } from "@hutong/kernel";
import { actorOf, formState, requestCtx, shownForm } from "@hutong/site";
import type { FormView } from "@hutong/site/form-view";
import { postedText } from "@hutong/site/posted-text";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { reviewHref } from "../../../../reviews/review-addresses.ts";

interface Line {
  readonly orderId: string;
  readonly place: number;
}

async function acting() {
  const ctx = await requestCtx();
  actorOf(ctx);
  return ctx;
}

/**
 * Keeps what was written and chosen, and sends it where nothing is missing. Pictures that came through stay with the
 * review whatever else is wrong: they are not chosen again.
 */
export async function sendReview(line: Line, _before: FormView, form: FormData): Promise<FormView> {
  const of = { orderId: String(line?.orderId), place: Number(line?.place) };
  const path = reviewHref({ ...of, orderId: encodeURIComponent(of.orderId) });
  const state = await formState(form, async () => {
    const ctx = await acting();
    await keepReviewDraft(ctx, {
      ...of,
      score: postedText(form, "score"),
      description: postedText(form, "description"),
      service: postedText(form, "service"),
      delivery: postedText(form, "delivery"),
      fit: postedText(form, "fit") as "", // the verb refuses what is none
      words: postedText(form, "words"),
      isAnonymous: form.has("anonymous"),
      remove: form.getAll("remove").filter((id) => typeof id === "string"),
    });
    const fields = await takePictures(ctx, of, form);
    if (Object.keys(fields).length > 0) throw new DomainError("invalid_input", { fields });
    const { state: written } = await writeReview(ctx, of);
    redirect(`${path}?done=${written}`);
  });
  revalidatePath(path);
  return shownForm(state);
}

/** Adds the chosen pictures. @returns what is wrong with them, at their field */
async function takePictures(
  ctx: Awaited<ReturnType<typeof acting>>,
  of: Line,
  form: FormData,
): Promise<Readonly<Record<string, string>>> {
  const files = form.getAll("pictures").filter((file): file is File => file instanceof File && file.size > 0);
  if (files.length > mostReviewPictures) return { pictures: "picture_too_many" };
  const fields: Record<string, string> = {};
  for (const file of files) {
    try {
      if (file.size > maxPictureBytes)
        throw new DomainError("invalid_input", { fields: { pictures: "picture_too_big" } });
      await addReviewPicture(ctx, { ...of, bytes: new Uint8Array(await file.arrayBuffer()) });
    } catch (error) {
      if (!isDomainError(error) || error.code !== "invalid_input") throw error;
      Object.assign(fields, error.fields);
    }
  }
  return fields;
}

/** Says what was found later. */
export async function sendFollowUp(
  line: Line,
  reviewId: string,
  _before: FormView,
  form: FormData,
): Promise<FormView> {
  const path = reviewHref({ orderId: encodeURIComponent(String(line?.orderId)), place: Number(line?.place) });
  const state = await formState(form, async () => {
    const { state: said } = await followUpReview(await acting(), {
      reviewId: String(reviewId),
      words: postedText(form, "words"),
    });
    redirect(`${path}?done=${said === "shown" ? "followed" : "followed_held"}`);
  });
  return shownForm(state);
}
