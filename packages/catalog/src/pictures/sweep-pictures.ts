import type { Db } from "@hutong/db";

/**
 * Throws away the pictures that were taken off their pages a day ago and that no order shows. In one short statement, by
 * any number of processes at once.
 * @returns how many went
 */
export function sweepPictures(db: Db): Promise<number> {
  return db.$executeRaw`
    delete from listing_pictures where id in (
      select p.id from listing_pictures p
      where p.removed_at < now() - interval '1 day'
        and not exists (select from order_lines o where o.picture_id = p.id)
      order by p.removed_at limit 500)`;
}
