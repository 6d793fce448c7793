import { type ConsentView, readConsents } from "@hutong/identity";
import { readSiteLooks, type SiteLooks } from "@hutong/reputation";
import { requireSession, site } from "@hutong/site";

export interface MyConsents {
  readonly consents: readonly ConsentView[];
  /** How often a site was told of her shops, by its client id. */
  readonly looks: ReadonlyMap<string, SiteLooks>;
  readonly now: Date;
}

/** What whoever is signed in allows other sites to know. */
export async function loadMyConsents(): Promise<MyConsents> {
  const session = await requireSession("/account/consents");
  const db = site().database.prisma;
  const [consents, looks] = await Promise.all([
    readConsents(db, session.user.id),
    readSiteLooks(db, session.user.id),
  ]);
  return { consents, looks, now: new Date() };
}
