import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { UserId } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  Browser,
  makeShopper,
  signInThrough,
  startTestProvider,
  type TestProvider,
} from "../oidc/test-provider.ts";
import { createClient } from "./create-client.ts";
import { documentedFacts } from "./join-snippets.ts";
import { freePort, type SiteProcess, SiteVisitor, startSiteProcess, workspaceFolder } from "./test-site.ts";

const test = testDatabase();
let provider: TestProvider;
let userId: UserId;
let origin: string;
let server: SiteProcess;
let folder: Awaited<ReturnType<typeof workspaceFolder>>;

/** What Next does for the documented files: it finds its own parts, and hands requests to the route's handlers. */
const inPlaceOfNext = `
import dns from "node:dns";
import { createServer } from "node:http";
import { registerHooks } from "node:module";
const lookup = dns.lookup;
dns.lookup = (host, ...rest) => lookup(String(host).endsWith(".localhost") ? "127.0.0.1" : host, ...rest);
registerHooks({
  resolve: (name, context, next) => next(/^next\\/(server|headers|navigation)$/.test(name) ? name + ".js" : name, context),
});
const { NextRequest } = (await import("next/server.js")).default;
const { handlers } = await import("./auth.mjs");
createServer(async (req, res) => {
  const chunks = [];
  for await (const chunk of req) chunks.push(chunk);
  const body = req.method === "POST" ? Buffer.concat(chunks) : undefined;
  const request = new NextRequest("http://" + req.headers.host + req.url, { method: req.method, headers: req.headers, body });
  const answer = await handlers[req.method](request);
  for (const [name, value] of answer.headers) if (name !== "set-cookie") res.setHeader(name, value);
  res.setHeader("set-cookie", answer.headers.getSetCookie());
  res.writeHead(answer.status).end(await answer.text());
}).listen(Number(process.env.PORT), "127.0.0.1");
`;

beforeAll(async () => {
  provider = await startTestProvider(test.database);
  userId = await makeShopper(test.database, "xixi");
  const port = await freePort();
  origin = `http://shop.localhost:${port}`;
  const created = await createClient(test.ctx({ actor: { kind: "system", name: "test" } }), {
    name: "A Next.js site",
    redirectUris: [`${origin}/api/auth/callback/hutong`],
    requireConsent: false,
  });
  const docs = readFileSync(new URL("../../../../docs/joining.md", import.meta.url), "utf8");
  const block = docs.match(/```ts\n(import NextAuth [\s\S]*?)```/)?.[1] ?? "";
  folder = await workspaceFolder();
  writeFileSync(
    join(folder.path, "auth.mjs"),
    block
      .replaceAll(documentedFacts.issuer, provider.origin)
      .replaceAll(documentedFacts.clientId, created.clientId),
  );
  writeFileSync(join(folder.path, "server.mjs"), inPlaceOfNext);
  server = await startSiteProcess(process.execPath, [join(folder.path, "server.mjs")], {
    port,
    env: {
      HUTONG_CLIENT_SECRET: created.clientSecret ?? "",
      AUTH_SECRET: "a-secret-of-the-site-of-32-characters",
      AUTH_TRUST_HOST: "true",
      PORT: String(port),
    },
  });
}, 60_000);

afterAll(async () => {
  await server?.stop();
  await folder?.remove();
  await provider.close();
});

it("the documented NextAuth configuration signs in", async () => {
  const visitor = new SiteVisitor(origin);
  const { csrfToken } = JSON.parse((await visitor.get("/api/auth/csrf")).body);
  const asked = await visitor.post("/api/auth/signin/hutong", { csrfToken, callbackUrl: `${origin}/` });
  expect(asked.location?.origin, `${asked.status} ${asked.body} ${server.said()}`).toBe(provider.origin);
  expect(asked.location?.searchParams.get("code_challenge_method")).toBe("S256");
  const start = `${asked.location?.pathname}${asked.location?.search}`;
  const { location: back } = await signInThrough(test.database, new Browser(provider), userId, start);
  const arrived = await visitor.get(`${back?.pathname}${back?.search}`);
  expect(arrived.location?.href, `${arrived.status} ${arrived.body} ${server.said()}`).toBe(`${origin}/`);
  const session = JSON.parse((await visitor.get("/api/auth/session")).body);
  expect(session.user).toMatchObject({ name: "xixi" });
}, 30_000);
