import { type Db, inTransaction } from "@hutong/db";
import { writeAudit } from "@hutong/identity/audit-entry";
import { type Ctx, DomainError, newId, parseInput } from "@hutong/kernel";
import { type ReportReviewInput, reportReviewSchema } from "./schema.ts";

const reportsADay = 20;
const dayMs = 86_400_000;

/**
 * Asks the house to look at a review (举报): a reader or somebody of the shop, once a review and at most twenty a day.
 * It stays shown until the house has decided.
 * @throws DomainError `invalid_input`; `not_signed_in`; `not_found` (missing, or not shown); `conflict` with
 * `review_reported`; `throttled`
 */
export async function reportReview(ctx: Ctx<Db>, input: ReportReviewInput): Promise<void> {
  const { reviewId, reason, words } = parseInput(reportReviewSchema, input);
  if (ctx.actor.kind !== "person") throw new DomainError("not_signed_in");
  const { userId } = ctx.actor;
  await inTransaction(ctx.db, async (tx) => {
    const review = await tx.review.findFirst({
      where: { id: reviewId, state: "shown" },
      select: { id: true },
    });
    if (!review) throw new DomainError("not_found");
    const since = new Date(ctx.now.getTime() - dayMs);
    if ((await tx.reviewReport.count({ where: { userId, at: { gt: since } } })) >= reportsADay)
      throw new DomainError("throttled", { retryAfterSeconds: 3_600 });
    // By name: a storefront may write these columns and no other.
    const written = await tx.$executeRaw`
      insert into review_reports (id, review_id, user_id, reason, words, at)
      values (${newId()}::uuid, ${reviewId}::uuid, ${userId}::uuid, ${reason}::review_report_reason, ${words}, ${ctx.now})
      on conflict do nothing`;
    if (written === 0) throw new DomainError("conflict", { fields: { state: "review_reported" } });
    await writeAudit(
      { ...ctx, db: tx },
      { action: "review.reported", subjectUserId: userId, data: { reviewId, reason } },
    );
  });
}
