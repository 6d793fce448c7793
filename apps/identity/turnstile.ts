/** So many pass in one turn of the event loop, and a fifth of a longer line. */
const perTurn = 8;
/** Nobody waits for more turns who has waited so long: a refusal is promised within 100 ms. */
const patienceMs = 40;

/**
 * Lets through a few in each turn of the event loop. Where hundreds of cheap answers are due at once, a page that waits
 * for the database five times would wait for all of them five times; through here it waits for a few.
 */
export class Turnstile {
  readonly #now: () => number;
  readonly #waiting: { readonly next: () => void; readonly sinceMs: number }[] = [];

  constructor(now: () => number = performance.now.bind(performance)) {
    this.#now = now;
  }

  /** Resolves when it is one's turn. */
  pass(): Promise<void> {
    return new Promise((next) => {
      this.#waiting.push({ next, sinceMs: this.#now() });
      if (this.#waiting.length === 1) setImmediate(this.#turn);
    });
  }

  readonly #turn = () => {
    const late = this.#now() - patienceMs;
    const firstInTime = this.#waiting.findIndex(({ sinceMs }) => sinceMs > late);
    const overdue = firstInTime === -1 ? this.#waiting.length : firstInTime;
    const passing = Math.max(perTurn, Math.ceil(this.#waiting.length / 5), overdue);
    for (const { next } of this.#waiting.splice(0, passing)) next();
    if (this.#waiting.length > 0) setImmediate(this.#turn);
  };
}
