import { readShownReview } from "@hutong/feedback";
import { requireSession, site } from "@hutong/site";
import { notFound } from "next/navigation";

/** A review that is shown, for whoever is signed in and reports it. */
export async function loadReport(reviewId: string) {
  await requireSession(`/reviews/${encodeURIComponent(reviewId)}/report`);
  return (await readShownReview(site().database.prisma, reviewId)) ?? notFound();
}
