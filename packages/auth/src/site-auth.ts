import { skipCSRFCheck } from "@auth/core";
import type { Adapter, AdapterSession, AdapterUser } from "@auth/core/adapters";
import { fetchVia, type Origin, randomToken, safeReturnPath } from "@hutong/kernel";
import { cookies } from "next/headers";
import { NextRequest } from "next/server";
import NextAuth, { customFetch, type NextAuthConfig } from "next-auth";
import type { Pool } from "pg";
import { cache } from "react";
import { sessionCookie, siteCookies } from "./cookies.ts";
import {
  createSiteSession,
  deleteSiteSession,
  findSiteSession,
  type SiteSession,
  siteSessionSeconds,
} from "./session-store.ts";

export interface SiteAuthOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Encrypts NextAuth's own short-lived cookies. */
  readonly authSecret: string;
  readonly origin: string;
  readonly identityOrigin: string;
  readonly identityHost: string;
  readonly identityPort: number;
  readonly pool: () => Pool;
  /** Ends the sign-on session: signed out everywhere. */
  readonly endSignOn: (signOnUid: string, origin: Origin) => Promise<unknown>;
  /** Told why an answer of the provider could not be used. */
  readonly onProblem: (error: unknown) => void;
}

/** What the provider tells our own sites in the ID token (scope `hutong`). */
interface HouseClaims {
  sub: string;
  name?: string;
  sid?: string;
  sign_on?: string;
  site_account?: { id: string; seat_id: string | null };
}

/**
 * The one NextAuth configuration that every site shares: sign-on through the identity site, sessions as rows
 * that hang on its sign-on session, tokens kept nowhere.
 */
export function createSiteAuth(options: SiteAuthOptions) {
  const { handlers } = NextAuth((request) => configFor(options, request));
  const find = async (token: string | undefined): Promise<SiteSession | undefined> =>
    token ? findSiteSession(options.pool(), options.clientId, token) : undefined;
  /** For requests that no page answers: they may never have come to Next (ADR 155). */
  const sessionOf = (request: NextRequest) => find(request.cookies.get(sessionCookie)?.value);
  return {
    /** Of the page or action that is being answered, read once for it. */
    readSession: cache(async () => find((await cookies()).get(sessionCookie)?.value)),
    sessionOf,
    /**
     * GET /login?next=: starts single sign-on at once; somebody signed in already goes straight on. With `confirm=1`
     * she proves once more that it is she (SECURITY 20).
     */
    startSignOn: async (request: NextRequest, ways: { screenHint?: string } = {}): Promise<Response> => {
      const { searchParams } = request.nextUrl;
      const next = safeReturnPath(searchParams.get("next"));
      const session = await sessionOf(request);
      const confirms = session && searchParams.get("confirm") === "1";
      if (session && !confirms) return seeOther(options.origin + next);
      const parameters = confirms
        ? { prompt: "login", ...loginHint(session) }
        : ways.screenHint
          ? { screen_hint: ways.screenHint }
          : {};
      const answer = await handlers.POST(signInForm(options.origin, next, parameters));
      return withHeader(answer, "Cache-Control", "no-store");
    },
    /** /api/auth/callback/hutong: the provider's answer. What cannot be used starts again, once, by itself. */
    finishSignOn: async (request: NextRequest): Promise<Response> => {
      const answer = await finishSignOn(options, handlers.GET, request);
      // An answer that was used already (the back button): whoever is signed in just goes on.
      const again = answer.headers.get("Location")?.includes("/login") && (await sessionOf(request));
      return again ? seeOther(options.origin + nextOf(options, request)) : answer;
    },
    /** POST /logout: out of every site, or of this one alone with `scope=here`. */
    signOut: async (request: NextRequest): Promise<Response> => {
      const form = await request.formData().catch(() => undefined);
      const token = request.cookies.get(sessionCookie)?.value;
      const session = await sessionOf(request);
      if (token) await deleteSiteSession(options.pool(), token);
      if (session && form?.get("scope") !== "here") {
        await options.endSignOn(session.signOnUid, originOf(request));
      }
      const next = safeReturnPath(String(form?.get("next") ?? ""));
      const response = seeOther(options.origin + next);
      response.headers.append(
        "Set-Cookie",
        `${sessionCookie}=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax`,
      );
      return response;
    },
  };
}

export type SiteAuth = ReturnType<typeof createSiteAuth>;

/** The form of Auth.js that starts a sign-on, as its own page would send it; `parameters` go on to the provider. */
function signInForm(origin: string, next: string, parameters: Record<string, string>): NextRequest {
  const address = `${origin}/api/auth/signin/hutong?${new URLSearchParams(parameters)}`;
  return new NextRequest(address, { method: "POST", body: new URLSearchParams({ callbackUrl: next }) });
}

/** The ID in use, as the sign-in form takes it; the identity site knows whom it has before it by itself. */
function loginHint({ account }: SiteSession): { login_hint?: string } {
  if (!account) return {};
  const seat = account.seat ? `:${account.seat.name}` : "";
  return { login_hint: `${account.realm}/${account.loginName}${seat}` };
}

function originOf(request: NextRequest): Origin {
  return {
    ip: request.headers.get("x-forwarded-for"),
    userAgent: request.headers.get("user-agent"),
    requestId: request.headers.get("x-request-id"),
  };
}

/** Set while a failed answer has been tried again, so that it is tried again once and not for ever. */
const retryCookie = "__Host-hutong_retry";

async function finishSignOn(
  options: SiteAuthOptions,
  callback: (request: NextRequest) => Promise<Response>,
  request: NextRequest,
): Promise<Response> {
  // RFC 9207: every answer of our provider names its issuer; one that does not is not ours.
  const issued = request.nextUrl.searchParams.get("iss") === options.identityOrigin;
  // Refused is refused: Auth.js would lead to its sign-in page, which here begins anew, and so for ever.
  if (issued && request.nextUrl.searchParams.get("error") === "access_denied") {
    const isFrozen = request.nextUrl.searchParams.get("error_description") === "account_frozen";
    return seeOther(`${options.origin}/login/problem?reason=${isFrozen ? "frozen" : "refused"}`);
  }
  const answer = issued ? await callback(request) : undefined;
  const failed = !answer || answer.headers.get("Location")?.includes("/login/problem");
  if (!failed)
    return request.cookies.has(retryCookie)
      ? withHeader(answer, "Set-Cookie", clearing(retryCookie))
      : answer;
  if (!request.cookies.has(siteCookies.callbackUrl.name)) {
    return seeOther(`${options.origin}/login/problem?reason=cookies`);
  }
  if (request.cookies.has(retryCookie)) {
    const response = seeOther(`${options.origin}/login/problem?reason=failed`);
    return withHeader(response, "Set-Cookie", clearing(retryCookie));
  }
  const response = seeOther(
    `${options.origin}/login?${new URLSearchParams({ next: nextOf(options, request) })}`,
  );
  response.headers.append(
    "Set-Cookie",
    `${retryCookie}=1; Path=/; Max-Age=60; Secure; HttpOnly; SameSite=Lax`,
  );
  return response;
}

/** The path this sign-on was started for. */
function nextOf(options: SiteAuthOptions, request: NextRequest): string {
  const wanted = request.cookies.get(siteCookies.callbackUrl.name)?.value;
  return safeReturnPath(wanted?.startsWith(options.origin) ? wanted.slice(options.origin.length) : wanted);
}

function clearing(name: string): string {
  return `${name}=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax`;
}

/** The same answer with one header more: those of a `Response.redirect` cannot be changed. */
function withHeader(answer: Response, name: string, value: string): Response {
  const response = new Response(answer.body, answer);
  response.headers.append(name, value);
  return response;
}

function seeOther(location: string): Response {
  return new Response(null, { status: 302, headers: { Location: location, "Cache-Control": "no-store" } });
}

function configFor(options: SiteAuthOptions, request: NextRequest | undefined): NextAuthConfig {
  let claims: HouseClaims | undefined;
  const replaces = request?.cookies.get(sessionCookie)?.value;
  return {
    basePath: "/api/auth",
    trustHost: true,
    secret: options.authSecret,
    useSecureCookies: true,
    cookies: siteCookies,
    // Its form is never shown: `startSignOn` alone makes one, and nothing else of Auth.js is reached from outside.
    skipCSRFCheck,
    session: { strategy: "database", maxAge: siteSessionSeconds, generateSessionToken: randomToken },
    pages: { signIn: "/login", error: "/login/problem" },
    logger: {
      error: (error) => options.onProblem(causeOf(error)),
      warn: () => undefined,
      debug: () => undefined,
    },
    providers: [
      {
        id: "hutong",
        name: "Hutong",
        type: "oidc",
        issuer: options.identityOrigin,
        clientId: options.clientId,
        clientSecret: options.clientSecret,
        client: { id_token_signed_response_alg: "ES256" },
        checks: ["pkce", "state", "nonce"],
        authorization: {
          url: `${options.identityOrigin}/oauth/authorize`,
          params: { scope: "openid profile hutong" },
        },
        token: `${options.identityOrigin}/oauth/token`,
        userinfo: `${options.identityOrigin}/oauth/userinfo`,
        [customFetch]: fetchVia(options.identityPort, 10_000, options.identityHost),
        profile: (profile: HouseClaims) => {
          claims = profile;
          return { id: profile.sub, name: profile.name ?? null };
        },
      },
    ],
    adapter: sessionAdapter(options, () => claims, replaces),
  };
}

/**
 * An Auth.js adapter of sessions only: people are never made by a site. It believes the ID token that has just
 * come straight from the provider, and writes one row.
 */
function sessionAdapter(
  options: SiteAuthOptions,
  claims: () => HouseClaims | undefined,
  replaces: string | undefined,
): Adapter {
  const person = (): AdapterUser => ({ id: claims()?.sub ?? "", email: "", emailVerified: null });
  return {
    getUserByAccount: async () => person(),
    // An answer always makes a new session (SECURITY 14), so the one before is never looked at.
    getSessionAndUser: async () => null,
    createSession: async ({ sessionToken, userId }): Promise<AdapterSession> => {
      const told = claims();
      if (!told?.sign_on) throw new Error("the ID token names no sign-on session");
      const expires = await createSiteSession(options.pool(), {
        token: sessionToken,
        clientId: options.clientId,
        userId: told.sub,
        sid: told.sid ?? told.sign_on,
        signOnUid: told.sign_on,
        accountId: told.site_account?.id ?? null,
        seatId: told.site_account?.seat_id ?? null,
        replaces,
      });
      return { sessionToken, userId, expires };
    },
    deleteSession: async (token) => deleteSiteSession(options.pool(), token),
    // Auth.js asks for these; no sign-on of ours ever comes to them.
    createUser: neverHere,
    getUser: neverHere,
    getUserByEmail: neverHere,
    updateUser: neverHere,
    linkAccount: neverHere,
    updateSession: neverHere,
  };
}

/** Auth.js wraps what went wrong in an error of its own. */
function causeOf(error: Error): unknown {
  const { cause } = error;
  return cause && typeof cause === "object" && "err" in cause ? cause.err : (cause ?? error);
}

async function neverHere(): Promise<never> {
  throw new Error("a site makes and changes no people: the identity site does");
}
