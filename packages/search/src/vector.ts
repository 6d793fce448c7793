export type Weight = "A" | "B" | "C" | "D";

/** Positions beyond this are one to PostgreSQL. */
const lastPosition = 16_383;

/** A word of a `tsvector` or `tsquery` as their input reads it. */
export function quoted(word: string): string {
  return `'${word.replace(/[\\']/g, (one) => one + one)}'`;
}

/** Words with their best weight, as the text of a `tsvector`. */
export class Vector {
  readonly #weights = new Map<string, Weight>();

  add(word: string, weight: Weight): void {
    const known = this.#weights.get(word);
    if (!known || weight < known) this.#weights.set(word, weight);
  }

  toString(): string {
    return [...this.#weights]
      .map(([word, weight], place) => `${quoted(word)}:${Math.min(place + 1, lastPosition)}${weight}`)
      .join(" ");
  }
}
