import { type LinkedId, readLinkedIds } from "@hutong/identity";
import type { UserId } from "@hutong/kernel";
import { requireFreshSession, site } from "@hutong/site";
import { notFound } from "next/navigation";

/** The ID that is to leave; another's and a missing one are not there. */
export async function loadLeaving(
  accountId: string,
): Promise<{ readonly id: LinkedId; readonly isOnly: boolean }> {
  const session = await requireFreshSession(`/account/ids/unlink/${encodeURIComponent(accountId)}`);
  const { ids, seats } = await readLinkedIds(site().database.prisma, session.user.id as UserId);
  const id = ids.find((one) => one.accountId === accountId);
  return id ? { id, isOnly: ids.length + seats.length < 2 } : notFound();
}
