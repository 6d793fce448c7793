import { type Db, Prisma, type Realm } from "@hutong/db";
import { type RetailCategory, retailCategories } from "../categories.ts";

export interface Suggestions {
  /** Whole searches, most goods first. */
  readonly words: readonly string[];
  readonly categories: readonly RetailCategory[];
  readonly shops: readonly {
    readonly realm: Realm;
    readonly loginName: string;
    readonly name: string;
    readonly nameEn: string | null;
  }[];
}

const mostWords = 8;
/** And categories. */
const mostShops = 3;
/** Beyond every character. */
const last = "\u{10FFFF}";

/**
 * What somebody may be typing: words of titles and names of shops that begin so, in Chinese or by their sound (`lianyi`,
 * `ly`). Only of goods that are shown and of shops that show some. One statement; nothing for an empty text.
 */
export async function suggest(db: Db, text: string): Promise<Suggestions> {
  const { categoryWords, normalText, pinyinKeys, unfinishedWords } = await import("@hutong/search");
  const ways = unfinishedWords(text.slice(0, 60));
  const [way] = ways;
  if (!way) return { words: [], categories: [], shops: [] };
  const [row] = await db.$queryRaw<{ words: { word: string; way: number }[]; shops: Suggestions["shops"] }[]>`
    select coalesce((select json_agg(word_of) from (${wordsSql(ways.map(({ beginning }) => beginning))}) word_of), '[]') as words,
      coalesce((select json_agg(shop_of) from (${shopsSql(normalText(text.trim()).replace(/\s/g, ""))}) shop_of), '[]') as shops`;
  const words = (row?.words ?? []).map(({ word, way: place }) => `${ways[place]?.before ?? ""}${word}`);
  const begins = (word: string) => {
    const { full, initials } = pinyinKeys(word);
    return [normalText(word), full, initials].some((form) => form.startsWith(way.beginning));
  };
  const categories = retailCategories.filter((category) => (categoryWords[category] ?? []).some(begins));
  return { words: [...new Set(words)], categories: categories.slice(0, mostShops), shops: row?.shops ?? [] };
}

function wordsSql(beginnings: readonly string[]): Prisma.Sql {
  const ways = beginnings.map((beginning, way) => {
    const columns = /^[a-z0-9]+$/.test(beginning) ? ["sound", "initials"] : ["word"];
    return columns.map(
      (column) => Prisma.sql`select word, goods, ${way}::int as way from search_words
        where ${Prisma.raw(column)} >= ${beginning} and ${Prisma.raw(column)} < ${beginning + last}`,
    );
  });
  return Prisma.sql`select word, min(way) as way from (${Prisma.join(ways.flat(), " union all ")}) begun
    group by word order by min(way), max(goods) desc, word limit ${mostWords}`;
}

function shopsSql(beginning: string): Prisma.Sql {
  const columns = /^[a-z0-9]+$/.test(beginning) ? ["sound", "initials"] : ["name"];
  const begun = columns.map(
    (column) =>
      Prisma.sql`s.${Prisma.raw(column)} >= ${beginning} and s.${Prisma.raw(column)} < ${beginning + last}`,
  );
  return Prisma.sql`select a.realm, a.login_name as "loginName", s.name, s.name_en as "nameEn"
    from search_shops s join accounts a on a.id = s.account_id and a.status = 'active'
    where (${Prisma.join(begun, " or ")}) and s.stale_at is null
      and exists (select from search_documents d where d.account_id = s.account_id and d.is_open)
    order by s.name limit ${mostShops}`;
}

/** Words that most goods say, in Chinese or in English: to begin with where nothing was found. */
export async function readHotWords(db: Db, language: "zh" | "en", limit = 10): Promise<string[]> {
  const rows = await db.$queryRaw<{ word: string }[]>`
    select word from search_words where word ~ ${language === "zh" ? "^[^a-z]{2,6}$" : "^[a-z]{3,12}$"} order by goods desc, word limit ${limit}`;
  return rows.map(({ word }) => word);
}
