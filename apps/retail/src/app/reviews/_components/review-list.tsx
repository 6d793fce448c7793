import type { ShownReview } from "@hutong/feedback";
import { Button } from "@hutong/ui";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { vote } from "../actions.ts";
import { reportHref } from "../review-addresses.ts";
import { ReviewBody } from "./review-body.tsx";

interface ReviewListProps {
  readonly listingId: string;
  readonly reviews: readonly ShownReview[];
  /** The page that it stands on, to come back to. */
  readonly path: string;
}

/** Reviews of a style, each with what a reader can do: find it helpful, report it. */
export function ReviewList({ listingId, reviews, path }: ReviewListProps) {
  const t = useTranslations("reviews");
  return (
    <ul className="divide-y divide-line">
      {reviews.map((review) => {
        const { id, author, helpful, isVoted } = review;
        return (
          <li key={id} className="py-4 first:pt-0 last:pb-0">
            <ReviewBody
              review={review}
              actions={
                <div className="flex flex-wrap items-center gap-3 text-sm">
                  <form action={vote}>
                    <input type="hidden" name="review" value={id} />
                    <input type="hidden" name="helpful" value={isVoted ? "no" : "yes"} />
                    <input type="hidden" name="next" value={path} />
                    <Button type="submit" size="small" variant="quiet" aria-pressed={isVoted}>
                      {t(isVoted ? "unhelpful" : "helpful", { count: helpful })}
                      <span className="sr-only">{author}</span>
                    </Button>
                  </form>
                  <Link
                    prefetch={false}
                    href={reportHref(id, listingId)}
                    className="text-ink-3 hover:text-accent hover:underline"
                  >
                    {t("report")}
                    <span className="sr-only">{author}</span>
                  </Link>
                </div>
              }
            />
          </li>
        );
      })}
    </ul>
  );
}
