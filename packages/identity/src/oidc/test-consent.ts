import type { Database } from "@hutong/db";
import { noOrigin, type UserId } from "@hutong/kernel";
import { giveConsent } from "../consent.ts";
import { finishConsent, finishSignIn } from "./interaction.ts";
import type { Browser } from "./test-provider.ts";

/** Walks a browser through sign-in and consent to everything that is asked. @returns where it ends up: at the site */
export async function walkWithConsent(
  database: Database,
  browser: Browser,
  start: string,
  who: {
    readonly userId: UserId;
    readonly clientId: string;
    readonly scopes: readonly string[];
    readonly shopAccountId?: string;
  },
): Promise<URL> {
  const { userId, clientId } = who;
  const scopes = [...who.scopes];
  const uidOf = (location: URL | undefined) => location?.pathname.split("/").at(-1) ?? "";
  const asked = await browser.get(start);
  const signedIn = await finishSignIn(database.pool, uidOf(asked.location), userId);
  const consenting = await browser.get(new URL(signedIn).pathname);
  const actor = { kind: "person" as const, userId };
  const ctx = { db: database.prisma, actor, now: new Date(), origin: noOrigin };
  const { grantId } = await giveConsent(ctx, {
    clientId,
    asked: scopes,
    allowed: scopes,
    ...(who.shopAccountId ? { shop: { asked: [], allowed: [], accountId: who.shopAccountId } } : {}),
  });
  const resume = await finishConsent(database.pool, uidOf(consenting.location), grantId);
  const { location, status, body } = await browser.get(new URL(resume).pathname);
  if (!location) throw new Error(`no redirect: ${status} ${body}`);
  return location;
}
