import { testDatabase } from "@hutong/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Browser, signInThrough } from "../oidc/test-provider.ts";
import { documentedBlock, type JoinedSite, startJoinedSite } from "./test-joined-site.ts";
import { SiteVisitor } from "./test-site.ts";

const test = testDatabase();
let site: JoinedSite;

/** What Next does for the documented files: it finds its own parts, and hands requests to the route's handlers. */
const inPlaceOfNext = `
import { createServer } from "node:http";
import { registerHooks } from "node:module";
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
  site = await startJoinedSite(test, {
    client: (origin) => ({
      name: "A Next.js site",
      redirectUris: [`${origin}/api/auth/callback/hutong`],
      requireConsent: false,
    }),
    files: (facts) => ({
      "auth.mjs": documentedBlock(/```ts\n(import NextAuth [\s\S]*?)```/, facts),
      "server.mjs": inPlaceOfNext,
    }),
    env: { AUTH_SECRET: "a-secret-of-the-site-of-32-characters", AUTH_TRUST_HOST: "true" },
  });
}, 60_000);

afterAll(() => site?.close());

it("the documented NextAuth configuration signs in", async () => {
  const visitor = new SiteVisitor(site.origin);
  const { csrfToken } = JSON.parse((await visitor.get("/api/auth/csrf")).body);
  const asked = await visitor.post("/api/auth/signin/hutong", { csrfToken, callbackUrl: `${site.origin}/` });
  expect(asked.location?.origin, `${asked.status} ${asked.body} ${site.server.said()}`).toBe(
    site.provider.origin,
  );
  expect(asked.location?.searchParams.get("code_challenge_method")).toBe("S256");
  const start = `${asked.location?.pathname}${asked.location?.search}`;
  const { location: back } = await signInThrough(
    test.database,
    new Browser(site.provider),
    site.userId,
    start,
  );
  const arrived = await visitor.get(`${back?.pathname}${back?.search}`);
  expect(arrived.location?.href, `${arrived.status} ${arrived.body} ${site.server.said()}`).toBe(
    `${site.origin}/`,
  );
  const session = JSON.parse((await visitor.get("/api/auth/session")).body);
  expect(session.user).toMatchObject({ name: "xixi" });
}, 30_000);
