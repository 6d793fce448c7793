const windowMs = 60_000;
const mostCrashes = 5;

export interface Supervised {
  onExit(listener: () => void): void;
}

export interface Watch<T extends Supervised> {
  readonly name: string;
  readonly first: T;
  /** Starts it again; rejects if it does not come up. */
  readonly restart: () => Promise<T>;
  /** Told of each crash, of each return, and once of giving up. */
  readonly tell: (event: "crashed" | "back" | "given_up") => void;
}

/**
 * Starts a process again whenever it ends by itself, a little later each time; gives up after five times in a
 * minute.
 * @returns how to end the watch: from then on nothing is started again
 */
export function supervise<T extends Supervised>(watch: Watch<T>): { end(): void } {
  const crashes: number[] = [];
  let ended = false;
  const onCrash = async () => {
    while (!ended) {
      const now = Date.now();
      crashes.push(now);
      const recent = crashes.filter((at) => at > now - windowMs).length;
      if (recent >= mostCrashes) {
        ended = true;
        return watch.tell("given_up");
      }
      watch.tell("crashed");
      await new Promise((wake) => setTimeout(wake, recent * 1_000));
      if (ended) return;
      try {
        const next = await watch.restart();
        next.onExit(() => void (ended || onCrash()));
        return watch.tell("back");
      } catch {
        // It counts as one more crash.
      }
    }
  };
  watch.first.onExit(() => void (ended || onCrash()));
  return {
    end: () => {
      ended = true;
    },
  };
}
