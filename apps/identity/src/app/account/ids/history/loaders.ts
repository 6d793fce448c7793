import { type LinkingDetail, type LinkingEntry, readLinking, readLinkings } from "@hutong/identity";
import type { UserId } from "@hutong/kernel";
import { orNotFound, requireSession, site } from "@hutong/site";

/** What was linked, unlinked and undone for whoever is signed in. */
export async function loadHistory(): Promise<readonly LinkingEntry[]> {
  const session = await requireSession("/account/ids/history");
  return readLinkings(site().database.prisma, session.user.id as UserId);
}

/** One entry; another's and a missing one are not there. */
export async function loadLinking(operationId: string): Promise<LinkingDetail> {
  const session = await requireSession(`/account/ids/history/${operationId}`);
  const scope = { userId: session.user.id as UserId, operationId, now: new Date() };
  return await orNotFound(readLinking(site().database.prisma, scope));
}
