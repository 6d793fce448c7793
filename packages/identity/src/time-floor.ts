import { setTimeout as sleep } from "node:timers/promises";
import { isDomainError } from "@hutong/kernel";

/**
 * No refused sign-in is answered sooner: longer than verifying any usual hash takes (argon2id 25 ms, bcrypt 10 60 ms,
 * scrypt 2^15 60 ms), so that the time of an answer does not tell the unknown from the known (SECURITY 16).
 */
export const refusalFloorMs = 350;

/** Runs `work`; a refusal waits for the floor, a success does not. The wait holds no place in the hash queue. */
export async function atFloor<T>(work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  try {
    return await work();
  } catch (error) {
    const leftMs = refusalFloorMs - (performance.now() - startedAt);
    const immediate = isDomainError(error) && error.code === "busy";
    if (leftMs > 0 && !immediate) await sleep(leftMs);
    throw error;
  }
}
