import { setTimeout as sleep } from "node:timers/promises";

/**
 * Waits until `floorMs` after `startedAt` (of performance.now), so that the time of an answer does not tell the
 * unknown from the known (SECURITY 16). The wait holds no connection and no place in the hash queue.
 */
export async function waitForFloor(startedAt: number, floorMs: number): Promise<void> {
  const leftMs = floorMs - (performance.now() - startedAt);
  if (leftMs > 0) await sleep(leftMs);
}
