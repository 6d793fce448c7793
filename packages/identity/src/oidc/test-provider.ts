import { createHash, randomBytes } from "node:crypto";
import { createServer, type IncomingHttpHeaders, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Database, RelayOutcome } from "@hutong/db";
import type { UserId } from "@hutong/kernel";
import { makePerson } from "@hutong/testing";
import { vi } from "vitest";
import { ensureFirstPartyClients } from "../clients/first-party.ts";
import { finishSignIn } from "./interaction.ts";
import { createProvider } from "./provider.ts";
import type { ShopCredentials } from "./shop-credentials.ts";

/** A provider that really listens, for tests; the client `hutong-retail` and a third party `shopkeeper` exist. */
export interface TestProvider {
  readonly origin: string;
  readonly port: number;
  close(): Promise<void>;
  relaySignOuts(): Promise<RelayOutcome>;
  refreshKeys(): Promise<void>;
}

/** The address of the shops' API of the test world. */
export const testShopApi = "http://retail.localhost:3002/api/v1";

/** What seals the test world's signing keys. */
export const testKeySecret = Buffer.alloc(32, 7).toString("base64url");

export const retail = {
  clientId: "hutong-retail",
  secret: "retail-secret-of-the-test-world-0001",
  redirectUri: "http://retail.localhost:3002/api/auth/callback/hutong",
} as const;

/** For tests that are not about shops. */
const noShopCredentials: ShopCredentials = { claims: [], tell: async () => ({}) };

export async function startTestProvider(
  database: Database,
  { shopCredentials = noShopCredentials } = {},
): Promise<TestProvider> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const origin = `http://id.localhost:${port}`;
  await ensureFirstPartyClients(database.prisma, [
    {
      clientId: retail.clientId,
      name: "Shops",
      secret: retail.secret,
      origin: "http://retail.localhost:3002",
      realm: "retail",
    },
    {
      clientId: "hutong-wholesale",
      name: "Wholesale",
      secret: "wholesale-secret-of-the-test-world-1",
      origin: "http://wholesale.localhost:3001",
      realm: "wholesale",
    },
  ]);
  const provider = await createProvider({
    database,
    issuer: origin,
    keySecret: testKeySecret,
    cookieSecret: "cookie-secret-of-the-test-world-0001",
    shopApi: testShopApi,
    shopCredentials,
    onError: (error) => {
      throw error;
    },
  });
  server.on("request", (req, res) => provider.handle(req, res));
  return {
    origin,
    port,
    close: () => closed(server),
    relaySignOuts: () => provider.relaySignOuts(),
    refreshKeys: () => provider.refreshKeys(),
  };
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => server.close(() => done()));
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Where a redirect leads. */
  readonly location: URL | undefined;
}

/** A browser as far as the provider is concerned: cookies with paths, no following of redirects. */
export class Browser {
  readonly #provider: TestProvider;
  readonly #cookies = new Map<string, { value: string; path: string }>();

  constructor(provider: TestProvider) {
    this.#provider = provider;
  }

  cookie(name: string): string | undefined {
    return [...this.#cookies.entries()].find(([key]) => key.startsWith(`${name}|`))?.[1].value;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.#ask("GET", path, headers);
  }

  /** Posts a form as a page of the provider would. */
  post(path: string, fields: Record<string, string>): Promise<Answer> {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    return this.#ask("POST", path, headers, new URLSearchParams(fields).toString());
  }

  async #ask(method: string, path: string, headers: Record<string, string>, body?: string): Promise<Answer> {
    const jar = [...this.#cookies.entries()]
      .filter(([, cookie]) => path.startsWith(cookie.path))
      .map(([key, cookie]) => `${key.split("|")[0]}=${cookie.value}`);
    const cookie = jar.length ? { cookie: jar.join("; ") } : {};
    const answer = await send(
      this.#provider,
      method,
      path,
      { accept: "text/html", ...headers, ...cookie },
      body,
    );
    for (const line of answer.headers["set-cookie"] ?? []) this.#keep(line);
    return answer;
  }

  #keep(line: string): void {
    const [pair = "", ...attributes] = line.split("; ");
    const [name = "", value = ""] = pair.split(/=(.*)/s);
    const path = attributes.find((part) => part.toLowerCase().startsWith("path="))?.slice(5) ?? "/";
    const key = `${name}|${path}`;
    if (value === "" || /expires=Thu, 01 Jan 1970/i.test(line)) this.#cookies.delete(key);
    else this.#cookies.set(key, { value, path });
  }
}

/** One request to the provider, by loopback under its public Host. */
export function send(
  provider: TestProvider,
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: string,
): Promise<Answer> {
  return new Promise((done, fail) => {
    const { host } = new URL(provider.origin);
    const call = request(
      {
        host: "127.0.0.1",
        port: provider.port,
        method,
        path,
        headers: { host, "x-forwarded-proto": "http", ...headers },
      },
      (res) => {
        let text = "";
        res.setEncoding("utf8");
        res.on("data", (chunk) => {
          text += chunk;
        });
        res.on("end", () => {
          const location = res.headers.location ? new URL(res.headers.location, provider.origin) : undefined;
          done({ status: res.statusCode ?? 0, headers: res.headers, body: text, location });
        });
      },
    );
    call.on("error", fail);
    call.end(body);
  });
}

export interface Attempt {
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
  readonly path: string;
}

/** An authorization request of the retail site; `changes` overrides or (undefined) drops parameters. */
export function attempt(changes: Record<string, string | undefined> = {}): Attempt {
  const verifier = randomBytes(32).toString("base64url");
  const state = randomBytes(8).toString("hex");
  const nonce = randomBytes(8).toString("hex");
  const parameters: Record<string, string | undefined> = {
    client_id: retail.clientId,
    redirect_uri: retail.redirectUri,
    response_type: "code",
    scope: "openid profile hutong",
    state,
    nonce,
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
    ...changes,
  };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) query.set(name, value);
  return { verifier, state, nonce, path: `/oauth/authorize?${query}` };
}

/** Signs a person in through an interaction and returns the answer that leads back to the site. */
export async function signInThrough(
  database: Database,
  browser: Browser,
  userId: string,
  path: string,
): Promise<Answer> {
  const asked = await browser.get(path);
  const uid = asked.location?.pathname.split("/").at(-1) ?? "";
  const resume = await finishSignIn(database.pool, uid, userId as UserId);
  return browser.get(new URL(resume).pathname);
}

/** Redeems a code as the retail site does. */
export function redeem(
  provider: TestProvider,
  code: string,
  verifier: string,
  changes: Record<string, string> = {},
) {
  const body = new URLSearchParams({
    grant_type: "authorization_code",
    code,
    code_verifier: verifier,
    redirect_uri: retail.redirectUri,
    ...changes,
  });
  return send(provider, "POST", "/oauth/token", clientHeaders(), body.toString());
}

export function clientHeaders(clientId: string = retail.clientId, secret: string = retail.secret) {
  return {
    "content-type": "application/x-www-form-urlencoded",
    authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString("base64")}`,
  };
}

/** A person with a retail ID and nothing else. */
export async function makeShopper(database: Database, loginName: string): Promise<UserId> {
  const { userId } = await makePerson(database.prisma, {
    displayName: loginName,
    ids: [`retail/${loginName}`],
  });
  return userId;
}

/** The names of the prepared statements that `work` asks. */
export async function statementsOf(database: Database, work: () => Promise<unknown>): Promise<string[]> {
  const spy = vi.spyOn(database.pool, "query");
  try {
    await work();
    return spy.mock.calls.map(([query]) => {
      const asked: unknown = query;
      return typeof asked === "object" && asked !== null && "name" in asked
        ? String(asked.name)
        : String(asked);
    });
  } finally {
    spy.mockRestore();
  }
}
