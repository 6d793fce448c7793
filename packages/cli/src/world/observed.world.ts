import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { demoPassword } from "@hutong/identity/demo";
// biome-ignore lint/correctness/noUndeclaredDependencies: a test, and tests have Vitest from the root
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { silent } from "../../bin/progress.mjs";
import { readEnv } from "../env.ts";
import { freePorts, freshWorldEnv } from "../test/test-world.ts";
import { Visitor } from "../test/visitor.ts";
import { startWorld, type World } from "./world.ts";

interface Span {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly service: string;
  readonly attributes: readonly { key: string; value: { stringValue?: string } }[];
}

const spans: Span[] = [];
const dataDir = mkdtempSync(join(tmpdir(), "hutong-observed-"));
const collector = createServer((req, res) => void collect(req).then(() => res.end("{}")));
let world: World;
let metricsPorts: number[] = [];

/** What an OTLP collector is sent, as JSON. */
async function collect(req: IncomingMessage): Promise<void> {
  let body = "";
  for await (const chunk of req) body += chunk;
  for (const { resource, scopeSpans } of JSON.parse(body).resourceSpans) {
    const service = resource.attributes.find((one: { key: string }) => one.key === "service.name");
    for (const scope of scopeSpans) {
      for (const span of scope.spans) spans.push({ ...span, service: service.value.stringValue });
    }
  }
}

beforeAll(async () => {
  metricsPorts = await freePorts(3);
  const port = await new Promise<number>((done) => {
    collector.listen(0, "127.0.0.1", () => {
      const address = collector.address();
      done(typeof address === "object" && address ? address.port : 0);
    });
  });
  const env = readEnv({
    ...(await freshWorldEnv(dataDir)),
    HUTONG_IDENTITY_METRICS_PORT: String(metricsPorts[0]),
    HUTONG_WHOLESALE_METRICS_PORT: String(metricsPorts[1]),
    HUTONG_RETAIL_METRICS_PORT: String(metricsPorts[2]),
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
    OTEL_BSP_SCHEDULE_DELAY: "200",
  });
  world = await startWorld({
    env,
    mode: "production",
    progress: silent,
    signal: new AbortController().signal,
  });
}, 90_000);
afterAll(async () => {
  await world?.stop();
  collector.close();
  rmSync(dataDir, { recursive: true, force: true });
}, 60_000);

const newVisitor = () => new Visitor((host) => Number(host.split(":")[1]));

async function signIn(visitor: Visitor, password: string): Promise<URL> {
  return (await visitor.signIn(world.env.sites.retail.origin, "retail/xixi", password)).url;
}

const scrape = async (port = metricsPorts[0]) => (await fetch(`http://127.0.0.1:${port}/metrics`)).text();

describe("a world that is watched", () => {
  it("counts what happens on private ports, and nothing on the public ones", async () => {
    const { identity, retail } = world.env.sites;
    const wrong = await signIn(newVisitor(), "not the password");
    expect(wrong.origin).toBe(identity.origin);
    expect((await signIn(newVisitor(), demoPassword)).href).toBe(`${retail.origin}/`);
    const text = await scrape();
    expect(text).toContain('hutong_sign_ins_total{outcome="signed_in",site="identity"} 1');
    expect(text).toContain('hutong_sign_ins_total{outcome="wrong_credentials",site="identity"} 1');
    expect(text).toMatch(
      /hutong_http_request_duration_seconds_count\{[^}]*route="oauth_token",status="200"\} 1/,
    );
    expect(text).toContain('hutong_hash_queue{state="waiting",site="identity"} 0');
    expect(text).toContain('hutong_hash_refused_total{site="identity"} 0');
    expect(text).toMatch(/hutong_database_connections\{state="idle",site="identity"\} [1-9]/);
    expect(text).toMatch(/nodejs_eventloop_lag_p99_seconds\{site="identity"\} 0/);
    expect(text).not.toMatch(/xixi|127\.0\.0\.1/);
    expect(await scrape(metricsPorts[2])).toMatch(/route="sign_on_callback",status="302"\} 1/);
    expect((await fetch(`http://127.0.0.1:${identity.port}/metrics`)).status).toBe(404);
    expect((await fetch(`http://127.0.0.1:${retail.port}/metrics`)).status).toBe(404);
  });

  it("a hop is one trace, from the site over its call to the provider into the database", async () => {
    const visitor = newVisitor();
    await signIn(visitor, demoPassword);
    const { wholesale } = world.env.sites;
    expect((await visitor.go(`${wholesale.origin}/login?next=/`)).url.href).toBe(`${wholesale.origin}/`);
    // Spans come in batches, and those of one site before the other's.
    const hop = () => {
      const of = (one: Span) => one.service === "hutong-wholesale" && one.name === "GET sign_on_callback";
      const callback = spans.find(of);
      return spans.filter(({ traceId }) => traceId === callback?.traceId);
    };
    await expect.poll(() => hop().map(({ name }) => name), { timeout: 10_000 }).toContain("POST oauth_token");
    await expect
      .poll(() => hop().map(({ name }) => name), { timeout: 10_000 })
      .toContain("GET sign_on_callback");
    const trace = hop();
    const call = trace.find(({ name }) => name === "POST /oauth/token");
    const token = trace.find(({ name }) => name === "POST oauth_token");
    expect(call).toMatchObject({ service: "hutong-wholesale" });
    expect(token).toMatchObject({ service: "hutong-identity", parentSpanId: call?.spanId });
    const statements = trace.filter(({ name }) => name.startsWith("pg "));
    expect(new Set(statements.map(({ service }) => service))).toEqual(
      new Set(["hutong-identity", "hutong-wholesale"]),
    );
    const told = spans.flatMap(({ attributes }) => attributes.map(({ value }) => value.stringValue ?? ""));
    expect(told.length).toBeGreaterThan(100);
    expect(told.filter((text) => /[?&]\w+=|\/[\w-]{32,}/.test(text))).toEqual([]);
  });
});
