import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict.js";
import { normalText } from "./normal-text.ts";
import { tradeWords } from "./trade-words.ts";

/** A stretch of Chinese characters, or a word of letters and digits. */
export interface Run {
  readonly kind: "han" | "latin";
  readonly text: string;
}

const runPattern = /(?<han>\p{Script=Han}+)|[[\p{L}\p{N}]--\p{Script=Han}]+/gv;

/** The stretches of a text, in their order; punctuation and spaces part them. */
export function runsOf(text: string): Run[] {
  return [...normalText(text).matchAll(runPattern)].map((match) => ({
    kind: match.groups?.han ? "han" : "latin",
    text: match[0],
  }));
}

let jieba: Jieba | undefined;

/** The dictionary takes some hundred milliseconds and some ten megabytes: it is read when first a word is cut. */
function cutter(): Jieba {
  if (jieba) return jieba;
  jieba = Jieba.withDict(dict);
  jieba.loadDict(Buffer.from(`${tradeWords.map((word) => `${word} 20000 n`).join("\n")}\n`));
  return jieba;
}

/** A stretch of Chinese as the words it is made of, one after the other. */
export function wordsOfHan(text: string): string[] {
  return cutter().cut(text, true);
}

/** The words within a long word: 羊绒 in 羊绒衫; itself not. */
export function partsOfWord(word: string): string[] {
  const parts = [...word].length > 2 ? cutter().cutForSearch(word, true) : [];
  return parts.filter((part) => part !== word && [...part].length > 1);
}

/** Each two neighbours: what finds a word that no dictionary knows. */
export function pairsOf(text: string): string[] {
  const characters = [...text];
  return characters.slice(1).map((one, place) => `${characters[place]}${one}`);
}
