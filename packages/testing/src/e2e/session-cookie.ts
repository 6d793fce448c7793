import { randomUUID } from "node:crypto";
import { type Database, openDatabase } from "@hutong/db";
import { digest, newId, randomToken } from "@hutong/kernel";
import { databaseUrl, type SiteName } from "./env.ts";

export const sessionCookie = "__Host-hutong_session";

export interface SessionOf {
  readonly userId: string;
  readonly accountId?: string | null;
  readonly seatId?: string | null;
}

/**
 * Signs a person in at our sites without a page or a hash: a sign-on session of now, and a site session at each.
 * @returns the value of the session cookie, the same at every site, and the sign-on's uid
 */
export async function freshSessions(
  person: SessionOf,
  at: readonly SiteName[],
): Promise<{ readonly uid: string; readonly token: Readonly<Record<string, string>> }> {
  const uid = randomUUID();
  const expiresAt = new Date(Date.now() + 3_600_000);
  const token = Object.fromEntries(at.map((site) => [site, randomToken()]));
  await withDatabase(({ prisma }) =>
    prisma.signOnSession.create({
      data: {
        uid,
        idHash: digest(randomToken()),
        userId: person.userId,
        payload: {},
        userAgent: "e2e",
        signedInAt: new Date(),
        expiresAt,
        siteSessions: {
          create: at.map((site) => ({
            id: newId(),
            tokenHash: digest(token[site] ?? ""),
            sid: randomUUID(),
            clientId: `hutong-${site}`,
            userId: person.userId,
            accountId: site === "identity" ? null : (person.accountId ?? null),
            seatId: site === "identity" ? null : (person.seatId ?? null),
            expiresAt,
          })),
        },
      },
      select: { uid: true },
    }),
  );
  return { uid, token };
}

async function withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const database = openDatabase({
    connectionString: databaseUrl,
    applicationName: "hutong-e2e",
    maxConnections: 1,
  });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
