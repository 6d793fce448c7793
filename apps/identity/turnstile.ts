/** So many pass in one turn of the event loop, and a tenth of a longer line: nobody stands in it for long. */
const perTurn = 8;

/**
 * Lets through a few in each turn of the event loop. Where hundreds of cheap answers are due at once, a page that waits
 * for the database five times would wait for all of them five times; through here it waits for a few.
 */
export class Turnstile {
  readonly #waiting: (() => void)[] = [];

  /** Resolves when it is one's turn. */
  pass(): Promise<void> {
    return new Promise((next) => {
      this.#waiting.push(next);
      if (this.#waiting.length === 1) setImmediate(this.#turn);
    });
  }

  readonly #turn = () => {
    const passing = Math.max(perTurn, Math.ceil(this.#waiting.length / 10));
    for (const next of this.#waiting.splice(0, passing)) next();
    if (this.#waiting.length > 0) setImmediate(this.#turn);
  };
}
