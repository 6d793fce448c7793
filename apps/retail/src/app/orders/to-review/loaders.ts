import { countToReview, type LineToReview, readToReview } from "@hutong/feedback";
import { isDomainError } from "@hutong/kernel";
import { countOpenRefunds } from "@hutong/orders";
import { requestCtx, requireSession } from "@hutong/site";
import { notFound } from "next/navigation";
import { toReviewHref } from "../../reviews/review-addresses.ts";

/** What the account that she acts for may still review; nothing for staff who don't buy for it. */
export async function loadToReview(): Promise<{
  readonly lines: readonly LineToReview[];
  readonly openRefunds: number;
}> {
  const { account } = await requireSession(toReviewHref);
  if (!account) notFound();
  const ctx = await requestCtx();
  const [lines, openRefunds] = await Promise.all([
    readToReview(ctx, account.id).catch(noneForOthers),
    countOpenRefunds(ctx, { accountId: account.id, side: "buyer" }),
  ]);
  return { lines, openRefunds };
}

function noneForOthers(error: unknown): readonly LineToReview[] {
  if (isDomainError(error) && error.code === "forbidden") return [];
  throw error;
}

/** How many that is. */
export async function loadToReviewCount(): Promise<number> {
  const { account } = await requireSession("/orders");
  return account ? countToReview(await requestCtx(), account.id) : 0;
}
