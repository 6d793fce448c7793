import { soundMark } from "./goods-terms.ts";
import { pairsOf, type Run, runsOf, wordsOfHan } from "./segment.ts";
import { quoted } from "./vector.ts";

/** One thing that goods must answer to, in one of these ways. */
export interface WishPart {
  /** As it was typed, plain. */
  readonly text: string;
  readonly kind: "han" | "latin";
  /** A `tsquery` as text: this, */
  readonly exact: string;
  /** or these words by PostgreSQL's English stemmer; empty for Chinese. */
  readonly english: string;
}

/** Each is a condition. */
export const maxWishParts = 8;

/** What says nothing of goods; where nothing else is said, it counts after all. */
const emptyWords = new Set(
  "a an and are as at be by for from in is it its of on or s t that the this to with 的 了 和 与 及 吗 呢 之".split(
    " ",
  ),
);

/**
 * What was typed, as conditions that must all hold: Chinese by its words, each as itself or by every two neighbours of
 * it; Latin letters as an English word or as pinyin, in full or by initials, together or with spaces.
 */
export function parseWish(text: string): WishPart[] {
  const parts: WishPart[] = [];
  let latin: string[] = [];
  const endLatin = () => {
    parts.push(...latinParts(latin));
    latin = [];
  };
  for (const run of runsOf(text)) {
    if (run.kind === "latin") latin.push(run.text);
    else {
      endLatin();
      parts.push(...hanParts(run));
    }
  }
  endLatin();
  const telling = parts.filter((part) => !emptyWords.has(part.text));
  return (telling.length > 0 ? telling : parts).slice(0, maxWishParts);
}

function hanParts({ text }: Run): WishPart[] {
  return wordsOfHan(text).map((word) => {
    const pairs = [...word].length > 2 ? pairsOf(word) : [];
    const all = pairs.map(quoted).join(" & ");
    return { text: word, kind: "han", english: "", exact: all ? `${quoted(word)} | ${all}` : quoted(word) };
  });
}

/** `lian yi qun` is one sound; `red dress` are two words, which no sound is made of. */
function latinParts(words: readonly string[]): WishPart[] {
  const isSound = words.length > 1 && words.every((word) => syllable.test(word));
  if (isSound) return [latinPart(words.join(""), words.join(" "))];
  return words.map((word) => latinPart(word, word));
}

function latinPart(sound: string, english: string): WishPart {
  const word = english === sound ? `${quoted(sound)} | ` : "";
  return { text: english, kind: "latin", english, exact: `${word}${quoted(soundMark + sound)}` };
}

/** What may be a syllable of pinyin. */
const syllable = /^(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?(?:[aeiouv]{1,3}(?:ng?|r)?)$/;
