import { availableParallelism } from "node:os";
import { DomainError, signal } from "@hutong/kernel";

/** Whoever is refused may come back after so long: the queue turns over about once a second. */
export const busyRetrySeconds = 1;

const bounds: HashQueueOptions = { concurrency: availableParallelism(), maxWaiting: 64 };

/** How many hashes are computed or wait at once: so many sign-ins are let in (ADR 36). */
export const hashPlaces = bounds.concurrency + bounds.maxWaiting;

export interface HashQueueOptions {
  /** How many hashes are computed at once. */
  readonly concurrency: number;
  /** How many may wait; one more is refused at once. */
  readonly maxWaiting: number;
}

/** A bounded queue in front of the password hashes, so that a flood of sign-ins cannot starve everything else. */
export class HashQueue {
  readonly #options: HashQueueOptions;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(options: HashQueueOptions) {
    this.#options = options;
  }

  /** How many are being computed and how many wait now. */
  get load(): { readonly running: number; readonly waiting: number } {
    return { running: this.#running, waiting: this.#waiting.length };
  }

  /**
   * Runs `work` when its turn comes.
   * @throws DomainError("busy") at once when the queue is full (SECURITY 17)
   */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= this.#options.concurrency) {
      if (this.#waiting.length >= this.#options.maxWaiting) {
        signal("hash_refused", {});
        throw new DomainError("busy", { retryAfterSeconds: busyRetrySeconds });
      }
      // The one who leaves hands over its place, so #running stays as it is.
      await new Promise<void>((next) => this.#waiting.push(next));
    } else {
      this.#running += 1;
    }
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }
}

const shared = Symbol.for("hutong.hash-queue");

/** The one queue of this process. Next bundles its own copy of every module, so it hangs on the process. */
export function hashQueue(): HashQueue {
  const holder = globalThis as { [shared]?: HashQueue };
  holder[shared] ??= new HashQueue(bounds);
  return holder[shared];
}
