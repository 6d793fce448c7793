import type { Db } from "@hutong/db";

/**
 * Throws away drafts that nobody sent within thirty days, with their pictures: they can no more be sent. In one short
 * statement, by any number of processes at once.
 * @returns how many went
 */
export function sweepReviewDrafts(db: Db): Promise<number> {
  return db.$executeRaw`
    delete from reviews where state = 'draft' and begun_at < now() - interval '30 days'`;
}
