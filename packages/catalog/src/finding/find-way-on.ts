import { type Db, Prisma } from "@hutong/db";
import { parseInput } from "@hutong/kernel";
import type { Run } from "@hutong/search";
import { conditionsOf, wordsQuery } from "./conditions.ts";
import { type FindGoodsInput, findGoodsSchema } from "./schema.ts";

/** What to try where nothing was found. */
export interface WayOn {
  /** The search with words that goods do say in the place of those that none says: 连衣群 → 连衣裙. */
  readonly nearTexts: readonly string[];
  /** How many goods there are for the words alone; more than a thousand are a thousand and one. */
  readonly withoutFilters: number;
  /** Of several words each that finds something by itself. */
  readonly words: readonly string[];
}

const mostCounted = 1_001;

/**
 * Looks for a way on from a search that found nothing: words that sound or are written alike, fewer words, fewer filters.
 * Two statements.
 * @throws DomainError `invalid_input`
 */
export async function findWayOn(db: Db, input: FindGoodsInput): Promise<WayOn> {
  const wish = parseInput(findGoodsSchema, input);
  const { normalText, parseWish, pinyinKeys, runsOf } = await import("@hutong/search");
  const parts = parseWish(wish.text);
  if (parts.length === 0) return { nearTexts: [], withoutFilters: 0, words: [] };
  const bare = parseInput(findGoodsSchema, { text: wish.text });
  const count = (words: Prisma.Sql | undefined) => Prisma.sql`(select count(*)::int
    from (select from search_documents d where ${conditionsOf(bare, words)} limit ${mostCounted}) hit)`;
  const texts = parts.map(({ text }) => text);
  const [[counted], near] = await Promise.all([
    db.$queryRaw<{ all: number; each: number[] }[]>`select ${count(wordsQuery(parts))} as all,
      array[${Prisma.join(parts.map((part) => count(wordsQuery([part]))))}] as each`,
    readNear(db, [...new Set([...wholeRuns(wish.text, runsOf), ...texts])], (text) => pinyinKeys(text).full),
  ]);
  const fits = new Set(texts.filter((_, place) => (counted?.each[place] ?? 0) > 0));
  const typed = normalText(wish.text);
  const nearTexts = near
    .filter(({ text }) => !fits.has(text))
    .map(({ text, word }) => typed.replace(text, word));
  return {
    nearTexts: [...new Set(nearTexts)].slice(0, 4),
    withoutFilters: counted?.all ?? 0,
    words: parts.length > 1 ? [...fits] : [],
  };
}

/** A word with a wrong character falls apart: 连衣群 is looked at as one, too. */
function wholeRuns(text: string, runsOf: (text: string) => readonly Run[]): string[] {
  return runsOf(text)
    .filter((run) => run.kind === "han")
    .map((run) => run.text);
}

/** For each text the two words most like it by their sound, those that sound the same first. */
function readNear(
  db: Db,
  texts: readonly string[],
  soundOf: (text: string) => string,
): Promise<{ text: string; word: string }[]> {
  return db.$queryRaw`
    select typed.text, near.word
    from unnest(${[...texts]}::text[], ${texts.map(soundOf)}::text[]) with ordinality as typed (text, sound, place)
    cross join lateral (
      select w.word, similarity(w.sound, typed.sound) as alike from search_words w
      where w.sound % typed.sound and w.word <> typed.text
      order by w.sound = typed.sound desc, similarity(w.sound, typed.sound) desc, w.goods desc, w.word limit 2
    ) near
    order by near.alike desc, typed.place`;
}
