import { readGoodsReviews, readReviewTallies, reviewsViewSchema } from "@hutong/feedback";
import { readSession, site } from "@hutong/site";
import { cache } from "react";

/** What the reviews of a style come to. Cached within a request. */
export const loadTallies = cache((listingId: string) => readReviewTallies(site().database.prisma, listingId));

/** A page of the reviews of a style, as the address asks for it, for whoever reads. */
export async function loadReviews(listingId: string, query: unknown, limit?: number) {
  const session = await readSession();
  const view = reviewsViewSchema.parse(query);
  const viewerId = session?.user.id ?? null;
  const page = await readGoodsReviews(site().database.prisma, {
    listingId,
    view,
    viewerId,
    ...(limit === undefined ? {} : { limit }),
  });
  return { ...page, view };
}
