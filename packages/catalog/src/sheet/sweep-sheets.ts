import type { Db } from "@hutong/db";

/** Throws away files of listings that were brought a day ago, applied or not. @returns how many went */
export function sweepSheets(db: Db): Promise<number> {
  return db.$executeRaw`delete from listing_sheets where made_at < now() - interval '1 day'`;
}
