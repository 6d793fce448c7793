import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fetchVia } from "@hutong/kernel";
import { type FreshPerson, freshSite, sites, Visitor } from "@hutong/testing/e2e";
import * as client from "openid-client";

export const allScopes = "openid profile email offline_access site_accounts";

/** Nothing listens there: the browser is stopped on its way back. */
const shop = "http://bookkeeper.localhost:9";

/** A site that is not ours, as its stock library sees us: an issuer, an id and a secret. */
export interface StockSite {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
  readonly afterLogout: string;
  readonly config: client.Configuration;
}

/** Node does not resolve `*.localhost`: calls go to the identity site's port by loopback. */
const viaLoopback = fetchVia(Number(new URL(sites.identity).port), 20_000);
/** The same for each library: each has a type of fetch of its own. */
export const fetchIdentity = (url: string, init: object): Promise<Response> => viaLoopback(url, init);

/** Joins with `openid-client`, which is told of nothing but the issuer. */
export async function joinAs(options: { backchannelLogoutUri?: string } = {}): Promise<StockSite> {
  const [redirectUri, afterLogout] = [`${shop}/callback`, `${shop}/bye`];
  const { clientId, clientSecret = "" } = await freshSite({
    name: "A bookkeeper's site",
    redirectUris: [redirectUri],
    postLogoutRedirectUris: [afterLogout],
    ...options,
  });
  const config = await client.discovery(new URL(sites.identity), clientId, clientSecret, undefined, {
    [client.customFetch]: fetchIdentity,
    execute: [client.allowInsecureRequests],
  });
  return { clientId, clientSecret, redirectUri, afterLogout, config };
}

/** Goes through the real forms, sign-in and consent, until the browser is led back to the site. */
export async function walkBack(visitor: Visitor, start: URL, person: FreshPerson): Promise<URL> {
  const stopAt = (to: URL) => to.origin === shop;
  let visit = await visitor.get(start, { stopAt });
  for (let forms = 0; forms < 3 && visit.status === 200; forms += 1) {
    const form = visit.url.origin + visit.url.pathname;
    const fields = form.endsWith("/consent")
      ? new URLSearchParams([["answer", "yes"], ...allScopes.split(" ").map((one) => ["allow", one])])
      : { identifier: person.name, password: person.password };
    visit = await visitor.post(`${form}/submit`, fields, { stopAt });
  }
  if (!visit.headers.location) throw new Error(`not led back: ${visit.status} ${visit.url} ${visit.body}`);
  return new URL(visit.headers.location);
}

interface SignInOptions {
  readonly visitor?: Visitor;
  /** Pushes the request first (PAR). */
  readonly pushed?: boolean;
}

/** Signs a person in at the site: authorization code with PKCE, state checked. */
export async function signInTo(site: StockSite, person: FreshPerson, options: SignInOptions = {}) {
  const { visitor = new Visitor(), pushed = false } = options;
  const pkceCodeVerifier = client.randomPKCECodeVerifier();
  const [expectedState, expectedNonce] = [client.randomState(), client.randomNonce()];
  const request = {
    redirect_uri: site.redirectUri,
    scope: allScopes,
    prompt: "consent",
    state: expectedState,
    nonce: expectedNonce,
    code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: "S256",
  };
  const start = pushed
    ? await client.buildAuthorizationUrlWithPAR(site.config, request)
    : client.buildAuthorizationUrl(site.config, request);
  const back = await walkBack(visitor, start, person);
  const tokens = await client.authorizationCodeGrant(site.config, back, {
    pkceCodeVerifier,
    expectedState,
    expectedNonce,
  });
  return { visitor, tokens, start };
}

/** What a site's receiver of logout tokens does with a call: takes it, answers with an error, or never answers. */
type Mood = 200 | 503 | "hangs" | "refuses";

/** A receiver of logout tokens (OpenID Connect Back-Channel Logout 1.0) on a port of its own. */
export class LogoutReceiver {
  readonly heard: { readonly atMs: number; readonly token: string }[] = [];
  #mood: Exclude<Mood, "refuses"> = 200;
  #server: Server | undefined;
  #port = 0;

  async open(): Promise<this> {
    const server = createServer(
      (req, res) => void this.#take(req).then((status) => res.writeHead(status).end()),
    );
    await new Promise<void>((done, fail) =>
      server.once("error", fail).listen(this.#port, "127.0.0.1", () => done()),
    );
    this.#server = server;
    this.#port = (server.address() as AddressInfo).port; // listens on TCP
    return this;
  }

  get uri(): string {
    return `http://bookkeeper.localhost:${this.#port}/backchannel`;
  }

  async set(mood: Mood): Promise<void> {
    if (mood === "refuses") return this.close();
    this.#mood = mood;
    if (!this.#server) await this.open();
  }

  async close(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise((done) => (this.#server ? this.#server.close(done) : done(undefined)));
    this.#server = undefined;
  }

  async #take(req: IncomingMessage): Promise<number> {
    let body = "";
    for await (const chunk of req) body += chunk;
    if (this.#mood === "hangs") return new Promise<never>(() => undefined);
    const token = new URLSearchParams(body).get("logout_token") ?? "";
    if (this.#mood === 200) this.heard.push({ atMs: Date.now(), token });
    return this.#mood;
  }
}
