import { readShopReviews, type ShopReviews, type ShopReviewsView } from "@hutong/feedback";
import { isDomainError } from "@hutong/kernel";
import { requestCtx } from "@hutong/site";
import { notFound } from "next/navigation";

/** The reviews of a shop for those who keep it; for staff of another role there are none. */
export async function loadShopReviews(accountId: string, view: ShopReviewsView): Promise<ShopReviews> {
  try {
    return await readShopReviews(await requestCtx(), { accountId, view });
  } catch (error) {
    if (isDomainError(error) && (error.code === "forbidden" || error.code === "not_found")) notFound();
    throw error;
  }
}
