import { keysOfSyllables, syllablesOf } from "./pinyin-keys.ts";
import { pairsOf, partsOfWord, type Run, runsOf, wordsOfHan } from "./segment.ts";
import { categoryWords, colourWords } from "./trade-words.ts";
import { Vector, type Weight } from "./vector.ts";

/** What goods are found by. */
export interface GoodsTexts {
  readonly titleZh: string;
  readonly titleEn: string;
  readonly category: string;
  readonly colours: readonly string[];
  /** What else is said of them: values of attributes, in both languages. */
  readonly attributes: readonly string[];
  readonly shopName: string;
  readonly shopNameEn: string | null;
}

export interface GoodsTerms {
  /** A `tsvector` as text: the title weighs A, category, colours and attributes B, the shop's name C, sounds D. */
  readonly vector: string;
  /** English texts by their weight, for PostgreSQL's own stemmer. */
  readonly english: { readonly a: string; readonly b: string; readonly c: string };
  /** Words worth suggesting, of the titles. */
  readonly words: readonly string[];
}

/** Begins the key of a sound, which is never taken for an English word. */
export const soundMark = "/";

/** A title says hardly more words than these. */
const maxSuggested = 24;

/** All that goods answer to. Pure but for the dictionaries, which are read at the first call. */
export function goodsTerms(texts: GoodsTexts): GoodsTerms {
  const vector = new Vector();
  const words = new Set<string>();
  addText(vector, texts.titleZh, "A", words);
  const said = [
    ...(categoryWords[texts.category] ?? []),
    ...texts.colours.flatMap((colour) => colourWords[colour] ?? []),
    ...texts.attributes,
  ];
  for (const text of said) addText(vector, text, "B");
  addText(vector, texts.shopName, "C");
  for (const { kind, text } of runsOf(texts.titleEn)) {
    if (kind === "latin" && /^[a-z]{4,20}$/.test(text)) words.add(text);
  }
  return {
    vector: vector.toString(),
    english: { a: withoutHan(texts.titleEn), b: withoutHan(said.join(" ")), c: texts.shopNameEn ?? "" },
    words: [...words].slice(0, maxSuggested),
  };
}

/** An English title that is not given is the Chinese one. */
function withoutHan(text: string): string {
  return text.replace(/\p{Script=Han}+/gu, " ");
}

function addText(vector: Vector, text: string, weight: Weight, words?: Set<string>): void {
  for (const run of runsOf(text)) {
    if (run.kind === "latin") vector.add(run.text, weight);
    else addHan(vector, run, weight, words);
  }
}

/** Each character, each two neighbours and each word; words also by their sound, alone and with the next one. */
function addHan(vector: Vector, { text }: Run, weight: Weight, words?: Set<string>): void {
  for (const one of text) vector.add(one, weight);
  for (const pair of pairsOf(text)) vector.add(pair, weight);
  const syllables = syllablesOf(text);
  let begin = 0;
  let before = -1;
  for (const word of wordsOfHan(text)) {
    const end = begin + [...word].length;
    const isWord = end - begin > 1;
    if (isWord) {
      vector.add(word, weight);
      words?.add(word);
      addSound(vector, syllables.slice(begin, end));
      for (const part of partsOfWord(word)) {
        vector.add(part, weight);
        const from = begin + [...word.slice(0, word.indexOf(part))].length;
        addSound(vector, syllables.slice(from, from + [...part].length));
      }
    }
    if (before >= 0) addSound(vector, syllables.slice(before, end));
    before = begin;
    begin = end;
  }
}

function addSound(vector: Vector, syllables: readonly string[]): void {
  const { full, initials } = keysOfSyllables(syllables);
  if (full.length < 2) return;
  vector.add(`${soundMark}${full}`, "D");
  vector.add(`${soundMark}${initials}`, "D");
}
