import type { Pool, PoolClient } from "pg";

/** What a subscriber is told: what came behind its key, or undefined where something may have been missed. */
type Told = (what: string | undefined) => void;

/** The pages of a process that listen, over one connection of its pool. */
export interface Listener {
  /** Tells of each notification `<key> <what>`. @returns ends it */
  subscribe(key: string, told: Told): () => void;
}

const reconnectAfterMs = 1_000;

/**
 * LISTEN on a channel: however many subscribe, one connection of the pool listens, from the first subscription until
 * the last one ends. Lost, it is made anew, and everybody is told that something may have been missed.
 */
export function createListener(pool: Pool, channel: string): Listener {
  const subscribers = new Map<string, Set<Told>>();
  let client: PoolClient | undefined;
  let isOpening = false;

  async function open(): Promise<void> {
    if (client || isOpening || subscribers.size === 0) return;
    isOpening = true;
    try {
      const made = await pool.connect();
      made.on("notification", ({ payload = "" }) => {
        const space = payload.indexOf(" ");
        for (const told of subscribers.get(payload.slice(0, space)) ?? []) told(payload.slice(space + 1));
      });
      made.once("error", () => lost(made));
      made.once("end", () => lost(made));
      client = made;
      await made.query(`listen ${made.escapeIdentifier(channel)}`);
      tellAll();
    } catch {
      if (client) lost(client);
      else again();
    } finally {
      isOpening = false;
    }
    // Everybody may have left meanwhile.
    if (subscribers.size === 0) close();
  }

  function lost(which: PoolClient): void {
    if (client !== which) return;
    close();
    again();
  }

  function again(): void {
    setTimeout(() => void open(), reconnectAfterMs).unref();
  }

  /** Gives the connection up for good: one that listens must serve nobody else. */
  function close(): void {
    const ended = client;
    client = undefined;
    ended?.removeAllListeners("notification");
    ended?.release(true);
  }

  function tellAll(): void {
    for (const all of subscribers.values()) for (const told of all) told(undefined);
  }

  return {
    subscribe(key, told) {
      const all = subscribers.get(key) ?? new Set();
      subscribers.set(key, all.add(told));
      void open();
      return () => {
        all.delete(told);
        if (all.size === 0 && subscribers.get(key) === all) subscribers.delete(key);
        if (subscribers.size === 0) close();
      };
    },
  };
}
