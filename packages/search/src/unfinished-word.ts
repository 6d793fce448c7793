import { runsOf, wordsOfHan } from "./segment.ts";

export interface UnfinishedWord {
  /** What is being typed. */
  readonly beginning: string;
  /** What was typed before it, as it was typed. */
  readonly before: string;
}

/** The ways in which the end of a text can be the beginning of a word, the longest first; none for an empty text. */
export function unfinishedWords(text: string): UnfinishedWord[] {
  const typed = text.trimStart();
  const run = runsOf(typed).at(-1);
  if (!run) return [];
  const last = run.kind === "han" ? (wordsOfHan(run.text).at(-1) ?? run.text) : run.text;
  const endings = [...new Set([run.text, last])];
  // Full width letters and ligatures may have grown or shrunk: then nothing is said to stand before.
  return endings.map((beginning) => ({
    beginning,
    before: [...typed.trimEnd()].slice(0, -[...beginning].length).join(""),
  }));
}
