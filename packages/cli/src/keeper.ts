/**
 * The other end of bin/hand-over.mjs: the keeper process that started this one passes signals on and goes away
 * with its terminal.
 */
export interface Keeper {
  /** Aborted when this process should end in order. */
  readonly signal: AbortSignal;
  /** Called when it should end at once. */
  onForce(listener: () => void): void;
  /** Tells the keeper whose processes to stop if this one is killed. */
  announceWorld(dataDir: string): void;
}

export function connectKeeper(): Keeper {
  const stop = new AbortController();
  let force: (() => void) | undefined;
  process.on("message", (message) => {
    if (typeof message !== "object" || message === null || !("ask" in message)) return;
    if (message.ask === "stop") stop.abort();
    if (message.ask === "force") force?.();
  });
  process.on("disconnect", () => stop.abort());
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => stop.abort());
  return {
    signal: stop.signal,
    onForce: (listener) => {
      force = listener;
    },
    announceWorld: (dataDir) => {
      process.send?.({ world: dataDir });
    },
  };
}
