import type { Db, Realm } from "@hutong/db";
import type { UserId } from "@hutong/kernel";

export interface SiteSessionView {
  readonly clientId: string;
  /** The client's name, or its id where the client is gone. */
  readonly clientName: string;
  readonly account: { readonly realm: Realm; readonly loginName: string } | null;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
}

export interface SignOnSessionView {
  readonly uid: string;
  readonly userAgent: string | null;
  readonly ip: string | null;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly signedInAt: Date | null;
  readonly expiresAt: Date;
  readonly sites: readonly SiteSessionView[];
}

/** A person's live sign-on sessions, the last used first, each with the site sessions under it. */
export async function readSessions(
  db: Db,
  userId: UserId,
  now: Date = new Date(),
): Promise<SignOnSessionView[]> {
  const rows = await db.signOnSession.findMany({
    where: { userId, expiresAt: { gt: now } },
    orderBy: { lastSeenAt: "desc" },
    take: 100,
    select: {
      uid: true,
      userAgent: true,
      ip: true,
      createdAt: true,
      lastSeenAt: true,
      signedInAt: true,
      expiresAt: true,
      siteSessions: {
        where: { expiresAt: { gt: now } },
        orderBy: { createdAt: "asc" },
        take: 20,
        select: {
          clientId: true,
          createdAt: true,
          lastSeenAt: true,
          account: { select: { realm: true, loginName: true } },
        },
      },
    },
  });
  const names = await clientNames(
    db,
    rows.flatMap((row) => row.siteSessions.map(({ clientId }) => clientId)),
  );
  return rows.map(({ siteSessions, ...row }) => ({
    ...row,
    sites: siteSessions.map((site) => ({ ...site, clientName: names.get(site.clientId) ?? site.clientId })),
  }));
}

async function clientNames(db: Db, clientIds: readonly string[]): Promise<Map<string, string>> {
  const clients = await db.client.findMany({
    where: { clientId: { in: [...new Set(clientIds)] } },
    select: { clientId: true, name: true },
  });
  return new Map(clients.map(({ clientId, name }) => [clientId, name]));
}
