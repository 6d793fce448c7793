import { readReviewStates } from "@hutong/feedback";
import { isDomainError } from "@hutong/kernel";
import type { OrderSight } from "@hutong/orders";
import { requestCtx } from "@hutong/site";
import { Badge, ButtonLink, Card } from "@hutong/ui";
import { getLocale, getTranslations } from "next-intl/server";
import { inLanguage } from "../../../_components/words.ts";
import { reviewHref } from "../../../reviews/review-addresses.ts";

/** Of a finished order: the way to review each line, or what became of its review. For those who buy alone. */
export async function OrderReviews({ order }: { order: OrderSight }) {
  const [states, t, locale] = await Promise.all([statesOf(order), getTranslations("reviews"), getLocale()]);
  if (!states) return null;
  return (
    <Card heading="h2" title={t("title")}>
      <ul className="divide-y divide-line">
        {order.lines.map(({ place, titleZh, titleEn }) => {
          const review = states.get(place);
          const title = inLanguage(locale, titleZh, titleEn);
          const isWritten = review !== undefined && review.state !== "draft";
          const way = review === undefined ? "write" : isWritten ? "see" : "goOn";
          return (
            <li key={place} className="flex flex-wrap items-center gap-3 py-2 first:pt-0 last:pb-0">
              <span className="min-w-0 flex-1 basis-40">{title}</span>
              {isWritten && (
                <Badge tone={review.state === "shown" ? "success" : "warning"}>
                  {t(`state.${review.state}`)}
                </Badge>
              )}
              <ButtonLink href={reviewHref({ orderId: order.id, place })}>
                {t(isWritten && review.state === "shown" && !review.isFollowedUp ? "add" : way)}
                <span className="sr-only">{title}</span>
              </ButtonLink>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

/** Undefined for whoever may not review. */
async function statesOf({ id, side, state, buyerAccountId }: OrderSight) {
  if (side !== "buyer" || state !== "trade_finished") return undefined;
  try {
    return await readReviewStates(await requestCtx(), { id, buyerAccountId });
  } catch (error) {
    if (isDomainError(error)) return undefined;
    throw error;
  }
}
