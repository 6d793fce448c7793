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
  // Titles differ; shops, colours and materials are the same again and again.
  const terms = weight === "A" ? textTerms(text) : knownTerms(text);
  for (const word of terms.plain) vector.add(word, weight);
  for (const sound of terms.sounds) vector.add(`${soundMark}${sound}`, "D");
  if (words) for (const word of terms.words) words.add(word);
}

interface TextTerms {
  readonly plain: string[];
  readonly sounds: string[];
  /** Whole words. */
  readonly words: string[];
}

const mostKnown = 5_000;
const known = new Map<string, TextTerms>();

function knownTerms(text: string): TextTerms {
  const there = known.get(text);
  if (there) return there;
  if (known.size >= mostKnown) known.clear();
  const terms = textTerms(text);
  known.set(text, terms);
  return terms;
}

function textTerms(text: string): TextTerms {
  const terms: TextTerms = { plain: [], sounds: [], words: [] };
  for (const run of runsOf(text)) {
    if (run.kind === "latin") terms.plain.push(run.text);
    else addHan(terms, run);
  }
  return terms;
}

/** Each character, each two neighbours and each word; words also by their sound, alone and with the one before. */
function addHan({ plain, sounds, words }: TextTerms, { text }: Run): void {
  plain.push(...text, ...pairsOf(text));
  const syllables = syllablesOf(text);
  const addSound = (from: number, to: number) => {
    const { full, initials } = keysOfSyllables(syllables.slice(from, to));
    if (full.length > 1) sounds.push(full, initials);
  };
  let begin = 0;
  let before = -1;
  for (const word of wordsOfHan(text)) {
    const end = begin + [...word].length;
    if (end - begin > 1) {
      plain.push(word);
      words.push(word);
      addSound(begin, end);
      for (const part of partsOfWord(word)) {
        plain.push(part);
        const from = begin + [...word.slice(0, word.indexOf(part))].length;
        addSound(from, from + [...part].length);
      }
    }
    if (before >= 0) addSound(before, end);
    before = begin;
    begin = end;
  }
}
