import { readOwnReview } from "@hutong/feedback";
import { isDomainError } from "@hutong/kernel";
import { requestCtx, requireSession } from "@hutong/site";
import { notFound } from "next/navigation";
import { reviewHref } from "../../../../reviews/review-addresses.ts";

/** A line that she bought and what she says of it; another's and a missing one are not there. */
export async function loadOwnReview(orderId: string, place: string) {
  const line = { orderId, place };
  await requireSession(reviewHref({ orderId: encodeURIComponent(orderId), place: Number(place) || 0 }));
  try {
    return await readOwnReview(await requestCtx(), line);
  } catch (error) {
    if (isDomainError(error) && ["not_found", "forbidden", "invalid_input"].includes(error.code)) notFound();
    throw error;
  }
}
