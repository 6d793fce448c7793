import type { SiteSession } from "@hutong/auth";
import type { Db } from "@hutong/db";
import { type Actor, type Ctx, DomainError, type UserId } from "@hutong/kernel";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { site } from "./site.ts";

/** Who is signed in here, or undefined. Read once a request. */
export function readSession(): Promise<SiteSession | undefined> {
  return site().auth.readSession();
}

/** For a page that needs somebody signed in: the session, or the way through sign-on and back to `path`. */
export async function requireSession(path: string): Promise<SiteSession> {
  return (await readSession()) ?? redirect(`/login?${new URLSearchParams({ next: path })}`);
}

/**
 * What a verb gets in this request: the actor is whoever is signed in.
 * Sessions are read again here, so a check on the page is never taken for a check of the action.
 */
export async function requestCtx(): Promise<Ctx<Db>> {
  const [session, head] = await Promise.all([readSession(), headers()]);
  return {
    db: site().database.prisma,
    actor: session ? personOf(session) : { kind: "anonymous" },
    now: new Date(),
    origin: {
      ip: head.get("x-forwarded-for"),
      userAgent: head.get("user-agent"),
      requestId: head.get("x-request-id"),
    },
  };
}

function personOf({ user, signedInAt }: SiteSession): Actor {
  const userId = user.id as UserId; // the session's own: branded here
  return { kind: "person", userId, ...(signedInAt && { authenticatedAt: signedInAt }) };
}

/**
 * The signed-in person of a context.
 * @throws DomainError("not_signed_in")
 */
export function actorOf(ctx: Ctx<Db>): UserId {
  if (ctx.actor.kind !== "person") throw new DomainError("not_signed_in");
  return ctx.actor.userId;
}
