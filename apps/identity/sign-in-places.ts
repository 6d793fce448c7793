import { busyRetrySeconds } from "@hutong/identity";

/** Nobody is let in who would wait much longer than this for an answer: so long as who is refused is told to wait. */
const patienceMs = busyRetrySeconds * 1_000;
/** So many are let in however slow the machine is. */
const fewest = 8;
/** So many at the beginning: a burst of all that the queue takes would hold up every page until it is parsed. */
const atFirst = 24;

/**
 * How many sign-ins are let in at once: as many as the hash queue takes, and fewer where the machine is so busy that
 * they wait too long. One more after each answer in time, a tenth fewer after each that took too long.
 */
export class SignInPlaces {
  readonly #most: number;
  #allowed: number;
  #inside = 0;

  constructor(most: number) {
    this.#most = most;
    this.#allowed = Math.min(most, atFirst);
  }

  /** @returns what is to be called when the sign-in is answered, or undefined where there is no place */
  enter(now: () => number = performance.now.bind(performance)): (() => void) | undefined {
    if (this.#inside >= Math.floor(this.#allowed)) return undefined;
    this.#inside += 1;
    const enteredAt = now();
    return () => {
      this.#inside -= 1;
      const wanted = now() - enteredAt > patienceMs ? this.#allowed * 0.9 : this.#allowed + 1;
      this.#allowed = Math.max(Math.min(fewest, this.#most), Math.min(this.#most, wanted));
    };
  }
}
