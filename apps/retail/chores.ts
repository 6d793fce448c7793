import { countSearchWords, followShops, recordSold, refreshSearch } from "@hutong/catalog/finding";
import { noOrigin } from "@hutong/kernel";
import { readSold } from "@hutong/orders/chores";
import type { SetUp } from "@hutong/site/server";

const shopsEveryMs = 2_000;
const wordsEveryMs = 10_000;
/** A word is counted anew after so long. */
const wordsOlderThanMs = 600_000;
const wordsAtOnce = 50;
const missingEveryMs = 600_000;
const soldEveryMs = 1_800_000;
/** What sold longer ago says nothing of what sells. */
const soldWithinMs = 90 * 86_400_000;

/**
 * What the retail site does beside its pages, all for the search: follows shops that changed their name, counts words that
 * are suggested, makes documents that are missing, and is told what sells. A failure is logged and tried again at the next
 * turn.
 * @returns stops them, after the turns under way
 */
export function startChores({ log, database }: SetUp): () => Promise<void> {
  const chores = [
    every(shopsEveryMs, () => followShops(system())),
    every(wordsEveryMs, () =>
      countSearchWords(system(), { limit: wordsAtOnce, olderThanMs: wordsOlderThanMs }),
    ),
    every(missingEveryMs, () => refreshSearch(system())),
    every(soldEveryMs, tellSold),
  ];
  const first = tellSold().catch(failed);
  return async () => {
    await Promise.all([first, ...chores.map((stop) => stop())]);
  };

  async function tellSold() {
    const sold = await readSold(database.prisma, new Date(Date.now() - soldWithinMs));
    await recordSold(system(), sold);
  }

  function failed(error: unknown) {
    log.error({ err: error }, "chore");
  }

  function system() {
    return {
      db: database.prisma,
      actor: { kind: "system", name: "search" } as const,
      now: new Date(),
      origin: noOrigin,
    };
  }

  function every(ms: number, work: () => Promise<unknown>): () => Promise<void> {
    let turn: Promise<unknown> | undefined;
    const timer = setInterval(() => {
      turn ??= work()
        .catch(failed)
        .finally(() => {
          turn = undefined;
        });
    }, ms);
    return async () => {
      clearInterval(timer);
      await turn;
    };
  }
}
