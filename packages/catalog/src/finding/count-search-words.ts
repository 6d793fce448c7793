import type { Db } from "@hutong/db";
import { type Ctx, DomainError } from "@hutong/kernel";

/** A word that more goods say counts as one that so many do. */
const mostGoods = 10_000;

/**
 * Counts how many goods say each word that may be suggested, those counted longest ago first; what none says any more is
 * forgotten. Two at once share the words out between them.
 * @throws DomainError("forbidden") for anybody but the system
 * @returns how many words were counted
 */
export async function countSearchWords(ctx: Ctx<Db>, { limit = 200, olderThanMs = 0 } = {}): Promise<number> {
  if (ctx.actor.kind !== "system") throw new DomainError("forbidden");
  const before = new Date(ctx.now.getTime() - olderThanMs);
  const [row] = await ctx.db.$queryRaw<{ words: number }[]>`
    with due as materialized (
      select word from search_words where counted_at < ${before}
      order by counted_at, word limit ${limit} for update skip locked
    ), counted as materialized (
      select due.word, (select count(*)::int from (select from search_documents d
        where d.words @@ (plainto_tsquery('english', due.word) || quote_literal(due.word)::tsquery) and d.is_open
        limit ${mostGoods}) one) as goods
      from due
    ), kept as (
      update search_words w set goods = c.goods, counted_at = ${ctx.now} from counted c where w.word = c.word and c.goods > 0
    ), gone as (
      delete from search_words w using counted c where w.word = c.word and c.goods = 0
    )
    select count(*)::int as words from due`;
  return row?.words ?? 0;
}
