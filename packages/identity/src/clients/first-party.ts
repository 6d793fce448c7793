import { type Db, inTransaction, type Realm } from "@hutong/db";
import { digest, newId } from "@hutong/kernel";

export interface FirstPartySite {
  readonly clientId: string;
  readonly name: string;
  readonly secret: string;
  /** Public origin; its one redirect URI and its post-logout address follow from it. */
  readonly origin: string;
  /** The realm whose account a person acts for there; null for the identity site itself. */
  readonly realm: Realm | null;
}

/** Makes our own sites known as clients, or brings them up to date: addresses and secrets follow the settings. */
export async function ensureFirstPartyClients(db: Db, sites: readonly FirstPartySite[]): Promise<void> {
  await inTransaction(db, async (tx) => {
    for (const site of sites) {
      const data = {
        name: site.name,
        secretHash: digest(site.secret).toString("base64url"),
        authMethod: "client_secret_basic" as const,
        redirectUris: [`${site.origin}/api/auth/callback/hutong`],
        postLogoutRedirectUris: [`${site.origin}/`],
        realm: site.realm,
        firstParty: true,
        requireConsent: false,
      };
      await tx.client.upsert({
        where: { clientId: site.clientId },
        create: { id: newId(), clientId: site.clientId, ...data },
        update: data,
        select: { id: true },
      });
    }
  });
}
