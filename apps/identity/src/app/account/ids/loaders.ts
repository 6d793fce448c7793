import { type LinkedIds, readLinkedIds } from "@hutong/identity";
import type { UserId } from "@hutong/kernel";
import { requireSession, site } from "@hutong/site";

export interface MyIds extends LinkedIds {
  /** Where each door is, to go through it with one of these IDs. */
  readonly origins: { readonly wholesale: string; readonly retail: string };
}

/** The IDs and seats of whoever is signed in. */
export async function loadMyIds(): Promise<MyIds> {
  const session = await requireSession("/account/ids");
  const { database, env } = site();
  return { ...(await readLinkedIds(database.prisma, session.user.id as UserId)), origins: env.origins };
}
