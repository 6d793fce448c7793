import { type Activity, readActivity } from "@hutong/identity";
import type { UserId } from "@hutong/kernel";
import { requireSession, site } from "@hutong/site";

/** How many entries the page shows. */
export const activityLimit = 100;

/** What was done with the account of whoever is signed in, newest first. */
export async function loadMyActivity(): Promise<readonly Activity[]> {
  const session = await requireSession("/account/activity");
  return readActivity(site().database.prisma, session.user.id as UserId, activityLimit);
}
