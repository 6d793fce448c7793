import { type Db, Prisma, type ReviewReportReason, type ReviewState } from "@hutong/db";
import { assertAdministrator } from "@hutong/identity/trade";
import { type Ctx, DomainError, idSchema } from "@hutong/kernel";
import { type Suspicion, suspicionsOf } from "./check-words.ts";
import { readHeldWords } from "./review-words.ts";

const everyRole = ["support", "operator", "auditor", "owner"] as const;
const mostRows = 200;

/** A review in the list of the console. */
export interface ReviewRow {
  readonly id: string;
  readonly state: ReviewState;
  readonly followUpState: ReviewState | null;
  readonly score: 1 | 0 | -1;
  readonly words: string;
  readonly followUp: string | null;
  readonly writtenAt: Date;
  readonly author: string;
  readonly seller: string;
  readonly shop: string | null;
  /** Reports that nobody has decided about. */
  readonly reports: number;
}

export interface ReviewQueueFilter {
  /** What waits, oldest first; what is hidden, newest first. */
  readonly show: "open" | "hidden";
  /** The beginning of the buyer's or the shop's login name. */
  readonly text?: string | undefined;
}

/**
 * The reviews that wait for the house, held or reported, or those that are hidden; at most 200.
 * @throws DomainError `not_signed_in`, `forbidden`
 */
export async function readReviewQueue(
  ctx: Ctx<Db>,
  { show, text = "" }: ReviewQueueFilter,
): Promise<ReviewRow[]> {
  await assertAdministrator(ctx, everyRole);
  const begins = `${text.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
  const waiting = Prisma.sql`(
    select id from reviews where state = 'held' or follow_up_state = 'held'
    union select review_id from review_reports where decided_at is null)`;
  const hidden = Prisma.sql`(select id from reviews where state = 'hidden' or follow_up_state = 'hidden')`;
  return ctx.db.$queryRaw<ReviewRow[]>`
    select r.id::text, r.state::text, r.follow_up_state::text as "followUpState", r.score, r.words,
      r.follow_up as "followUp", r.written_at as "writtenAt", b.login_name as author, s.login_name as seller,
      shop.name as shop,
      (select count(*)::int from review_reports p where p.review_id = r.id and p.decided_at is null) as reports
    from ${show === "open" ? waiting : hidden} as q join reviews r on r.id = q.id
      join accounts b on b.id = r.buyer_account_id join accounts s on s.id = r.seller_account_id
      left join shops shop on shop.account_id = s.id
    where r.written_at is not null and (b.login_key like ${begins} or s.login_key like ${begins})
    order by ${show === "open" ? Prisma.sql`r.written_at, r.id` : Prisma.sql`r.written_at desc, r.id desc`}
    limit ${mostRows}`;
}

/** A review with all that is to be known for a decision. */
export interface ReviewCase {
  readonly id: string;
  readonly orderId: string;
  readonly listingId: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly colour: string;
  readonly size: string;
  readonly state: ReviewState;
  readonly score: number | null;
  readonly description: number | null;
  readonly service: number | null;
  readonly delivery: number | null;
  readonly words: string;
  readonly isAnonymous: boolean;
  readonly writtenAt: Date | null;
  readonly followUp: string | null;
  readonly followUpState: ReviewState | null;
  readonly hiddenReason: string | null;
  readonly pictures: readonly { readonly id: string; readonly width: number; readonly height: number }[];
  readonly answers: readonly {
    readonly isToFollowUp: boolean;
    readonly words: string;
    readonly isHidden: boolean;
  }[];
  readonly reports: readonly {
    readonly id: string;
    readonly reason: ReviewReportReason;
    readonly words: string;
    readonly at: Date;
    readonly decidedAt: Date | null;
    readonly by: string;
  }[];
  /** What is suspicious about its words, and about the follow-up's. */
  readonly suspicions: readonly Suspicion[];
  readonly buyer: { readonly loginName: string; readonly userId: string };
  readonly seller: { readonly loginName: string; readonly userId: string };
  readonly authorUserId: string;
  /** Decisions and reports beyond this one: how often this buyer's reviews were hidden. */
  readonly hiddenOfBuyer: number;
}

const partySelect = { select: { loginName: true, userId: true } } as const;

/**
 * A review that was sent, for the console.
 * @throws DomainError `not_signed_in`, `forbidden`, `not_found`
 */
export async function readReviewCase(ctx: Ctx<Db>, reviewId: string): Promise<ReviewCase> {
  await assertAdministrator(ctx, everyRole);
  const id = idSchema<"Review">().safeParse(reviewId);
  const row =
    id.success &&
    (await ctx.db.review.findFirst({
      where: { id: id.data, state: { not: "draft" } },
      select: {
        id: true,
        orderId: true,
        listingId: true,
        colour: true,
        size: true,
        state: true,
        score: true,
        description: true,
        service: true,
        delivery: true,
        words: true,
        isAnonymous: true,
        writtenAt: true,
        followUp: true,
        followUpState: true,
        hiddenReason: true,
        authorUserId: true,
        buyerAccountId: true,
        pictures: { select: { id: true, width: true, height: true }, orderBy: { uploadedAt: "asc" } },
        answers: { select: { isToFollowUp: true, words: true, isHidden: true } },
        line: {
          select: {
            titleZh: true,
            titleEn: true,
            order: { select: { buyer: partySelect, seller: partySelect } },
          },
        },
        reports: {
          select: { id: true, reason: true, words: true, at: true, decidedAt: true, userId: true },
          orderBy: { at: "desc" },
          take: 50,
        },
      },
    }));
  if (!row) throw new DomainError("not_found");
  const { line, reports, buyerAccountId, ...review } = row;
  const [names, words, hiddenOfBuyer] = await Promise.all([
    ctx.db.user.findMany({
      where: { id: { in: reports.map(({ userId }) => userId) } },
      select: { id: true, displayName: true },
    }),
    readHeldWords(ctx.db),
    ctx.db.review.count({ where: { buyerAccountId, state: "hidden", id: { not: review.id } } }),
  ]);
  const nameOf = new Map(names.map((person) => [person.id, person.displayName]));
  return {
    ...review,
    titleZh: line.titleZh,
    titleEn: line.titleEn,
    buyer: line.order.buyer,
    seller: line.order.seller,
    reports: reports.map(({ userId, ...report }) => ({ ...report, by: nameOf.get(userId) ?? "" })),
    suspicions: [
      ...new Set([review.words, review.followUp ?? ""].flatMap((text) => suspicionsOf(text, words))),
    ],
    hiddenOfBuyer,
  };
}
