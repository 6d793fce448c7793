import { Prisma, type ReviewFit } from "@hutong/db";
import { maskedName } from "./review-rules.ts";

interface ReviewPictureRef {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

/** A review as everybody reads it: of an anonymous one nobody is told whose it is. */
export interface ShownReview {
  readonly id: string;
  readonly author: string;
  readonly isAnonymous: boolean;
  readonly score: 1 | 0 | -1;
  readonly description: number;
  readonly service: number;
  readonly delivery: number;
  readonly fit: ReviewFit | null;
  readonly words: string;
  readonly colour: string;
  readonly size: string;
  readonly writtenAt: Date;
  readonly pictures: readonly ReviewPictureRef[];
  readonly followUp: { readonly words: string; readonly at: Date } | null;
  readonly answer: ShownAnswer | null;
  readonly answerToFollowUp: ShownAnswer | null;
  readonly helpful: number;
  /** Whether the reader found it helpful. */
  readonly isVoted: boolean;
}

export interface ShownAnswer {
  readonly words: string;
  readonly at: Date;
}

interface AnswerJson {
  readonly later: boolean;
  readonly words: string;
  readonly at: string;
}

export interface ShownRow extends Omit<ShownReview, "author" | "followUp" | "answer" | "answerToFollowUp"> {
  readonly loginName: string;
  readonly followUp: string | null;
  readonly followedUpAt: Date | null;
  readonly answers: readonly AnswerJson[] | null;
}

/** The columns of a shown review `r` of buyer `a`, for a reader. */
export function shownColumns(viewerId: string | null): Prisma.Sql {
  return Prisma.sql`
    r.id::text, a.login_name as "loginName", r.is_anonymous as "isAnonymous", r.score, r.description, r.service,
    r.delivery, r.fit::text, r.words, r.colour, r.size, r.written_at as "writtenAt", r.helpful,
    case when r.follow_up_state = 'shown' then r.follow_up end as "followUp", r.followed_up_at as "followedUpAt",
    coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'width', p.width, 'height', p.height)
      order by p.uploaded_at, p.id) from review_pictures p where p.review_id = r.id), '[]') as pictures,
    (select jsonb_agg(jsonb_build_object('later', x.is_to_follow_up, 'words', x.words, 'at', x.at))
      from review_answers x where x.review_id = r.id and not x.is_hidden
        and (not x.is_to_follow_up or r.follow_up_state = 'shown')) as answers,
    exists (select from review_votes v where v.review_id = r.id and v.user_id = ${viewerId}::uuid) as "isVoted"`;
}

export function shownReview({ loginName, followUp, followedUpAt, answers, ...row }: ShownRow): ShownReview {
  const answerOf = (later: boolean): ShownAnswer | null => {
    const found = answers?.find((one) => one.later === later);
    return found ? { words: found.words, at: new Date(found.at) } : null;
  };
  return {
    ...row,
    author: row.isAnonymous ? maskedName(loginName) : loginName,
    followUp: followUp !== null && followedUpAt ? { words: followUp, at: followedUpAt } : null,
    answer: answerOf(false),
    answerToFollowUp: answerOf(true),
  };
}

/** Where a page of a list ends: what it is sorted by, and the id. Undefined where it is none. */
export function readCursor(
  text: string | undefined,
): { readonly key: number; readonly id: string } | undefined {
  const found = /^(-?\d{1,16})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text ?? "");
  return found?.[1] && found[2] ? { key: Number(found[1]), id: found[2] } : undefined;
}
