import { pinyin } from "pinyin-pro";

/** What a Chinese word is typed as by its sound: 连衣裙 is `lianyiqun`, or `lyq` for short. */
export interface PinyinKeys {
  readonly full: string;
  readonly initials: string;
}

/** The syllable of each character, without tones, ü as v; a character that is not Chinese is itself. */
export function syllablesOf(text: string): string[] {
  return pinyin(text, { toneType: "none", type: "array", v: true });
}

/** Letters and digits of a text stay as they are: T恤 is `txu`, `tx`. */
export function pinyinKeys(text: string): PinyinKeys {
  return keysOfSyllables(syllablesOf(text));
}

export function keysOfSyllables(syllables: readonly string[]): PinyinKeys {
  const plain = syllables.map((one) => one.toLowerCase().replace(/[^a-z0-9]/g, "")).filter(Boolean);
  return { full: plain.join(""), initials: plain.map((one) => one[0]).join("") };
}
