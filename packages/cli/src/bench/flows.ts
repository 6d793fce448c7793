import { createHash, randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Answer, Connection } from "./http-connection.ts";
import type { BenchClient, Target } from "./target.ts";

/** One virtual user: a browser, and what it holds of earlier steps. */
export interface User {
  readonly browser: Connection;
  /** Which user this is, from 0. */
  readonly index: number;
  accessToken?: string;
  refreshToken?: string;
}

/** One flow: what is timed, and what must have happened to the user before. */
export interface Flow {
  readonly name: string;
  /** True if each person can do it once only. */
  readonly once?: boolean;
  readonly prepare?: (target: Target, user: User) => Promise<void>;
  readonly run: (target: Target, user: User, person: string) => Promise<void>;
}

const hop = (client: "first" | "second") => async (target: Target, user: User) => {
  await redeem(target, user, target[client], await authorize(target, user, target[client]));
};

const signedIn = async (target: Target, user: User) => {
  await signIn(target, user, target.people[user.index % target.people.length] ?? "");
};

/** The flows that every provider can do. */
export const providerFlows: readonly Flow[] = [
  { name: "first sign-in", run: signInAfresh },
  { name: "silent hop", prepare: signedIn, run: hop("second") },
  { name: "refresh", prepare: keepSignedIn, run: refresh },
  { name: "userinfo", prepare: keepSignedIn, run: userinfo },
  { name: "discovery + keys", run: discovery },
];

/** The first step through a door opens an account there: ours alone. Follows "first sign-in". */
export const firstStep: Flow = { name: "silent hop, first step", once: true, run: hop("second") };

/** A page of the lane, a search field and a sentence: what a signed-in page costs before its own work. */
const smallPage = "/search?q=xyzzy";

/** The hop as a browser makes it, from the click to the signed-in page, and its parts. */
export const browserFlows: readonly Flow[] = [
  {
    name: "browser hop to a page",
    prepare: signedIn,
    run: (target, user) => enter(target, user, smallPage),
  },
  {
    name: "browser hop to /api/session",
    prepare: signedIn,
    run: (target, user) => enter(target, user, "/api/session"),
  },
  {
    name: "browser hop to the home page",
    prepare: signedIn,
    run: (target, user) => enter(target, user, "/"),
  },
  { name: "part: /login", prepare: signedIn, run: startsSignOn },
  { name: "part: the page", prepare: entered, run: opens(smallPage) },
  { name: "part: /api/session", prepare: entered, run: opens("/api/session") },
  { name: "part: the home page", prepare: entered, run: opens("/") },
];

/** Signs a person in with her password, in a browser that knows nothing of her. */
async function signInAfresh(target: Target, user: User, person: string): Promise<void> {
  user.browser.setCookies(target.origin, "");
  await signIn(target, user, person);
}

async function signIn(target: Target, user: User, person: string): Promise<void> {
  const { verifier, url } = authorization(target, target.first);
  const asked = await user.browser.call(url);
  const page = expectRedirect(asked, 303);
  if (target.name === "hutong") expectStatus(await user.browser.call(page), 200);
  else await user.browser.call(page);
  const posted = await post(target, user, page, person);
  const back = await user.browser.call(expectRedirect(posted, 303));
  await redeem(target, user, target.first, { verifier, code: codeOf(back) });
}

/** Posts the form as a person does: told to come back in a second, she does, and the time counts. */
async function post(target: Target, user: User, page: string, person: string): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    const posted = await user.browser.call(target.paths.submit(page), {
      method: "POST",
      form: { identifier: person, password: target.password },
    });
    if (posted.status !== 429 || tries === 30) return posted;
    await sleep(1_000);
  }
}

/** The site with refresh tokens: signs in, consents once, and keeps what it gets. */
async function keepSignedIn(target: Target, user: User): Promise<void> {
  await signedIn(target, user);
  const { verifier, url } = authorization(
    target,
    target.keeping,
    // OpenID Connect Core 11: offline access is asked for with a prompt; the bare library asks nothing here.
    target.name === "hutong" ? { prompt: "consent" } : {},
  );
  let answer = await user.browser.call(url);
  if (target.name === "hutong" && !answer.location?.includes("code=")) {
    const page = expectRedirect(answer, 303);
    const consented = await user.browser.call(`${page.replace(/\/consent$/, "")}/consent/submit`, {
      method: "POST",
      form: { answer: "yes", allow: target.keeping.scope.split(" ") },
    });
    answer = await user.browser.call(expectRedirect(consented, 303));
  }
  const tokens = await redeem(target, user, target.keeping, { verifier, code: codeOf(answer) });
  user.accessToken = tokens.access_token;
  if (!tokens.refresh_token) throw new Error("no refresh token");
  user.refreshToken = tokens.refresh_token;
}

async function refresh(target: Target, user: User): Promise<void> {
  const tokens = await token(target, user, target.keeping, {
    grant_type: "refresh_token",
    refresh_token: user.refreshToken ?? "",
  });
  user.refreshToken = tokens.refresh_token ?? "";
}

async function userinfo(target: Target, user: User): Promise<void> {
  const headers = { Authorization: `Bearer ${user.accessToken}` };
  expectStatus(await user.browser.call(target.origin + target.paths.userinfo, { headers }), 200);
}

async function discovery(target: Target, user: User): Promise<void> {
  expectStatus(await user.browser.call(`${target.origin}/.well-known/openid-configuration`), 200);
  expectStatus(await user.browser.call(target.origin + target.paths.jwks), 200);
}

/** Click to signed-in page: three redirects and the page, as a browser that is known to the identity site alone. */
async function enter(target: Target, user: User, next: string): Promise<void> {
  const door = target.door ?? "";
  user.browser.setCookies(door, "");
  const start = await user.browser.call(`${door}/login?next=${encodeURIComponent(next)}`);
  const asked = await user.browser.call(expectRedirect(start, 302));
  const back = await user.browser.call(expectRedirect(asked, 303));
  const opened = await user.browser.call(expectRedirect(back, 302));
  expectStatus(opened, 200);
}

async function startsSignOn(target: Target, user: User): Promise<void> {
  const door = target.door ?? "";
  user.browser.setCookies(door, "");
  expectRedirect(await user.browser.call(`${door}/login?next=%2F`), 302);
}

async function entered(target: Target, user: User): Promise<void> {
  await signedIn(target, user);
  await enter(target, user, "/api/session");
}

function opens(path: string) {
  return async (target: Target, user: User): Promise<void> => {
    expectStatus(await user.browser.call(`${target.door}${path}`), 200);
  };
}

async function authorize(target: Target, user: User, client: BenchClient) {
  const { verifier, url } = authorization(target, client);
  return { verifier, code: codeOf(await user.browser.call(url)) };
}

function authorization(target: Target, client: BenchClient, more: Record<string, string> = {}) {
  const verifier = randomBytes(32).toString("base64url");
  const query = new URLSearchParams({
    client_id: client.id,
    redirect_uri: client.redirectUri,
    response_type: "code",
    scope: client.scope,
    state: randomBytes(16).toString("base64url"),
    nonce: randomBytes(16).toString("base64url"),
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
    ...more,
  });
  return { verifier, url: `${target.origin}${target.paths.authorize}?${query}` };
}

interface Tokens {
  readonly access_token: string;
  readonly id_token?: string;
  readonly refresh_token?: string;
}

function redeem(target: Target, user: User, client: BenchClient, found: { verifier: string; code: string }) {
  return token(target, user, client, {
    grant_type: "authorization_code",
    code: found.code,
    code_verifier: found.verifier,
    redirect_uri: client.redirectUri,
  });
}

async function token(
  target: Target,
  user: User,
  client: BenchClient,
  form: Record<string, string>,
): Promise<Tokens> {
  const credentials = Buffer.from(`${client.id}:${client.secret}`).toString("base64");
  const answer = await user.browser.call(target.origin + target.paths.token, {
    method: "POST",
    fromServer: true,
    headers: { Authorization: `Basic ${credentials}` },
    form,
  });
  expectStatus(answer, 200);
  const tokens = JSON.parse(answer.body) as Tokens;
  if (!tokens.id_token) throw new Error("no ID token");
  return tokens;
}

function codeOf(answer: Answer): string {
  const code = answer.location && new URL(answer.location).searchParams.get("code");
  if (!code) throw new Error(`no code: ${answer.status} ${answer.location ?? answer.body.slice(0, 300)}`);
  return code;
}

function expectRedirect(answer: Answer, status: number): string {
  if (!answer.location || ![status, 302, 303].includes(answer.status))
    throw new Error(`no redirect: ${answer.status} ${answer.body.slice(0, 300)}`);
  return answer.location;
}

function expectStatus(answer: Answer, status: number): void {
  if (answer.status !== status)
    throw new Error(`${answer.status}: ${answer.location ?? answer.body.slice(0, 300)}`);
}
