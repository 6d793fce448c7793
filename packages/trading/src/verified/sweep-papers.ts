import type { Db } from "@hutong/db";

/**
 * Throws away the pictures of papers that have served: 90 days after a refusal or the end of an acceptance, and those of
 * an application that nobody has sent for 30 days. What was decided stays. In one short statement, by any number of
 * processes at once.
 * @returns how many went
 */
export function sweepPapers(db: Db): Promise<number> {
  return db.$executeRaw`
    delete from trader_pictures p using trader_applications a
    where a.id = p.application_id and (
      (a.applied_at is null and a.created_at < now() - interval '30 days')
      or (a.outcome in ('refused', 'ended') and a.decided_at < now() - interval '90 days')
      or (a.outcome = 'accepted' and a.valid_until < now() - interval '90 days'))`;
}
