import { type Db, inTransaction } from "@hutong/db";
import { tellApplicants } from "./tell-applicants.ts";

/** So long before the end of an acceptance its holder is told. */
const noticeDays = 14;
/** What came in while nothing ran is told of for so long. */
const lateHours = 48;
const atOnce = 200;

interface Due {
  readonly applicationId: string;
  readonly loginName: string;
  readonly ownerId: string;
  readonly appliedById: string | null;
  readonly validUntil: Date | null;
}

/**
 * Tells applicants by mail that their application came in, and holders of an acceptance fourteen days before it ends, once
 * each, however often this runs and in however many processes. Who has sent her papers anew is not reminded.
 * @param wholesaleOrigin where the market is, for the links
 * @returns how many applications were told of in this turn
 */
export async function remindTraders(
  { db, now }: { readonly db: Db; readonly now: Date },
  wholesaleOrigin: string,
): Promise<number> {
  const tell = (event: "applied" | "ends") =>
    inTransaction(db, async (tx) => {
      const due = await (event === "applied" ? takeApplied(tx, now) : takeEnding(tx, now));
      for (const { applicationId, loginName, ownerId, appliedById, validUntil } of due) {
        await tellApplicants(tx, {
          applicationId,
          people: [ownerId, ...(appliedById ? [appliedById] : [])],
          notice: {
            event,
            loginName,
            ...(validUntil && { endsAt: validUntil }),
            href: `${wholesaleOrigin}/trader`,
          },
        });
      }
      return due.length;
    });
  return (await tell("applied")) + (await tell("ends"));
}

function takeApplied(db: Db, now: Date): Promise<Due[]> {
  const since = new Date(now.getTime() - lateHours * 3_600_000);
  return db.$queryRaw`
    update trader_applications p set told_applied_at = ${now} from accounts a
    where a.id = p.account_id and p.id in (
      select id from trader_applications
      where told_applied_at is null and outcome is null and withdrawn_at is null
        and applied_at between ${since} and ${now}
      order by applied_at limit ${atOnce} for update skip locked)
    returning p.id as "applicationId", a.login_name as "loginName", a.user_id as "ownerId",
      p.applied_by_id as "appliedById", p.valid_until as "validUntil"`;
}

function takeEnding(db: Db, now: Date): Promise<Due[]> {
  const until = new Date(now.getTime() + noticeDays * 86_400_000);
  return db.$queryRaw`
    update trader_applications p set told_end_at = ${now} from accounts a
    where a.id = p.account_id and a.status = 'active' and p.id in (
      select e.id from trader_applications e
      where e.told_end_at is null and e.outcome = 'accepted' and e.withdrawn_at is null
        and e.valid_until between ${now} and ${until}
        and not exists (select from trader_applications newer where newer.account_id = e.account_id
          and newer.applied_at > e.applied_at and newer.withdrawn_at is null
          and coalesce(newer.outcome, 'accepted') = 'accepted')
      order by e.valid_until limit ${atOnce} for update skip locked)
    returning p.id as "applicationId", a.login_name as "loginName", a.user_id as "ownerId",
      p.applied_by_id as "appliedById", p.valid_until as "validUntil"`;
}
