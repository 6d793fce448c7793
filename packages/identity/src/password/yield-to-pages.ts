import { readdirSync, readFileSync } from "node:fs";
import { setPriority } from "node:os";
import { hashPassword } from "./hash.ts";

/** As `nice -n 10`: about a tenth of the main thread's share where both want the processor. */
const niceness = 10;

/**
 * Puts the threads that hash behind the thread that answers: a storm of sign-ins takes what pages leave, not the other
 * way round (SECURITY 17). Costs nothing where there is no contention. Linux alone tells its threads apart; elsewhere
 * nothing is done.
 * @returns how many threads were put behind
 */
export async function yieldToPages(): Promise<number> {
  if (process.platform !== "linux") return 0;
  // libuv makes its threads at the first work.
  await hashPassword("the first work");
  const workers = readdirSync("/proc/self/task").filter((thread) =>
    nameOf(thread).startsWith("libuv-worker"),
  );
  for (const thread of workers) setPriority(Number(thread), niceness);
  return workers.length;
}

function nameOf(thread: string): string {
  try {
    return readFileSync(`/proc/self/task/${thread}/comm`, "utf8");
  } catch {
    // It has ended in the meantime.
    return "";
  }
}
