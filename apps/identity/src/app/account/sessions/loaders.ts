import { readSessions, type SignOnSessionView } from "@hutong/identity";
import type { UserId } from "@hutong/kernel";
import { requireSession, site } from "@hutong/site";

export interface MySessions {
  readonly here: SignOnSessionView | undefined;
  readonly others: readonly SignOnSessionView[];
  readonly now: Date;
}

/** Where whoever is signed in is signed in: this browser apart from the others. */
export async function loadMySessions(): Promise<MySessions> {
  const session = await requireSession("/account/sessions");
  const now = new Date();
  const sessions = await readSessions(site().database.prisma, session.user.id as UserId, now);
  const isHere = ({ uid }: SignOnSessionView) => uid === session.signOnUid;
  return { here: sessions.find(isHere), others: sessions.filter((one) => !isHere(one)), now };
}
