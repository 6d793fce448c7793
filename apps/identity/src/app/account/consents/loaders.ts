import { type ConsentView, readConsents } from "@hutong/identity";
import { requireSession, site } from "@hutong/site";

export interface MyConsents {
  readonly consents: readonly ConsentView[];
  readonly now: Date;
}

/** What whoever is signed in allows other sites to know. */
export async function loadMyConsents(): Promise<MyConsents> {
  const session = await requireSession("/account/consents");
  return { consents: await readConsents(site().database.prisma, session.user.id), now: new Date() };
}
