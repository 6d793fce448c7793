import { chooseAccount } from "@hutong/identity/site";
import { isDomainError, safeReturnPath } from "@hutong/kernel";
import type { NextRequest } from "next/server";
import { requestCtx } from "./person.ts";
import { site } from "./site.ts";

/** GET /login?next=: starts single sign-on at once. */
export async function loginRoute(request: NextRequest): Promise<Response> {
  return site().auth.startSignOn(request);
}

/** GET /join?next=: the same, with the form for new people in front. */
export async function joinRoute(request: NextRequest): Promise<Response> {
  return site().auth.startSignOn(request, { screenHint: "sign-up" });
}

/** GET /api/auth/callback/hutong: the provider's answer. */
export async function callbackRoute(request: NextRequest): Promise<Response> {
  return site().auth.finishSignOn(request);
}

/** POST /logout: out of every site; `scope=here` out of this one alone. */
export async function logoutRoute(request: NextRequest): Promise<Response> {
  return site().auth.signOut(request);
}

/** GET /logout: nothing is done by following a link; the way out is a button. */
export async function logoutLinkRoute(): Promise<Response> {
  return new Response(null, { status: 303, headers: { Location: `${site().env.origin}/` } });
}

/**
 * POST /switch: acts for another of her accounts at this site from now on, and goes back to the page it was chosen on.
 * One that is not hers (any more) changes nothing.
 */
export async function switchRoute(request: NextRequest): Promise<Response> {
  const { env } = site();
  const [form, session, ctx] = await Promise.all([
    request.formData().catch(() => new FormData()),
    site().auth.sessionOf(request),
    requestCtx(),
  ]);
  const text = (name: string) => String(form.get(name) ?? "");
  if (session && env.site !== "identity") {
    const choice = { site: env.site, accountId: text("accountId"), seatId: text("seatId") || null };
    await chooseAccount(ctx, { ...choice, signOnUid: session.signOnUid }).catch((error) => {
      if (!isDomainError(error)) throw error;
    });
  }
  const from = URL.parse(request.headers.get("referer") ?? "");
  const next = from?.origin === env.origin ? safeReturnPath(from.pathname + from.search) : "/";
  return new Response(null, {
    status: 303,
    headers: { Location: env.origin + next, "Cache-Control": "no-store" },
  });
}

/** GET /api/session: who is signed in here, as JSON. */
export async function sessionRoute(request: NextRequest): Promise<Response> {
  const session = await site().auth.sessionOf(request);
  const body = session
    ? {
        user: { id: session.user.id, displayName: session.user.displayName },
        siteAccount: session.account && {
          realm: session.account.realm,
          loginName: session.account.loginName,
          memberNo: session.account.memberNo,
        },
        ...(session.account?.seat ? { seat: session.account.seat } : {}),
      }
    : { user: null };
  return Response.json(body, { headers: { "Cache-Control": "private, no-store" } });
}
