/** The form of a line's review, and what became of it. */
export function reviewHref(line: { readonly orderId: string; readonly place: number }): string {
  return `/orders/${line.orderId}/review/${line.place}`;
}

export function reviewPictureHref(id: string, size?: "small"): string {
  return `/reviews/pictures/${id}${size ? "?small" : ""}`;
}

export function reportHref(reviewId: string, listingId: string): string {
  return `/reviews/${reviewId}/report?goods=${listingId}`;
}

export const toReviewHref = "/orders/to-review";
