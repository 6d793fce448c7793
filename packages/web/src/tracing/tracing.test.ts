import { execFile } from "node:child_process";
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTracing, type Tracing } from "./start-tracing.ts";

interface Span {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  service: string;
}

const spans: Span[] = [];
const servers: Server[] = [];
let tracing: Tracing;

/** A receiver of OTLP over HTTP as JSON, as a collector is one. */
async function receive(req: IncomingMessage, res: ServerResponse): Promise<void> {
  let body = "";
  for await (const chunk of req) body += chunk;
  for (const { resource, scopeSpans } of JSON.parse(body).resourceSpans) {
    const service = resource.attributes.find((one: { key: string }) => one.key === "service.name");
    for (const scope of scopeSpans) {
      for (const span of scope.spans) spans.push({ ...span, service: service?.value.stringValue });
    }
  }
  res.writeHead(200, { "Content-Type": "application/json" }).end("{}");
}

function listen(handler: (req: IncomingMessage, res: ServerResponse) => void): Promise<number> {
  return new Promise((done) => {
    const server = createServer(handler).listen(0, "127.0.0.1", () => {
      const address = server.address();
      done(typeof address === "object" && address ? address.port : 0);
    });
    servers.push(server);
  });
}

beforeAll(async () => {
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = `http://127.0.0.1:${await listen((...pair) => void receive(...pair))}`;
  tracing = await startTracing({ service: "hutong-test", providerHost: "id.test", sampleRatio: 1 });
});
afterAll(() => {
  delete process.env.OTEL_EXPORTER_OTLP_ENDPOINT;
  for (const server of servers) server.close();
});

function call(port: number, host: string, headers: Record<string, string> = {}): Promise<void> {
  return new Promise((done, fail) => {
    const asked = request({
      host: "127.0.0.1",
      port,
      path: "/oauth/token?secret=1",
      headers: { host, ...headers },
    });
    asked.once("response", (answer) => answer.resume().once("end", done));
    asked.once("error", fail);
    asked.end();
  });
}

describe("tracing", () => {
  it("carries one trace from a site over its call to the provider and its statements, and to nobody else", async () => {
    const heard: (string | undefined)[] = [];
    const provider = await listen((req, res) => {
      heard.push(req.headers.traceparent as string | undefined);
      res.end();
    });
    const pool = fakePool();
    tracing.watchQueries(pool);
    const site = await listen((req, res) => {
      void tracing.request({ req, res, route: "page", path: "/", joins: false }, async () => {
        await pool.client.query({ name: "session_find", text: "select $1", values: ["a person"] });
        await call(provider, "id.test");
        await call(provider, "elsewhere.test");
        res.end();
      });
    });
    await call(site, "shop.test", { traceparent: `00-${"a".repeat(32)}-${"b".repeat(16)}-01` });
    await new Promise((settled) => setTimeout(settled, 50));
    await tracing.close();
    const [own] = spans.filter(({ name }) => name === "GET page");
    const called = spans.find(({ name }) => name === "GET /oauth/token");
    expect(own).toMatchObject({ service: "hutong-test" });
    expect(own?.traceId).not.toBe("a".repeat(32));
    expect(called).toMatchObject({ traceId: own?.traceId, parentSpanId: own?.spanId });
    expect(heard).toEqual([`00-${own?.traceId}-${called?.spanId}-01`, undefined]);
    expect(spans.find(({ name }) => name === "pg session_find")).toMatchObject({ traceId: own?.traceId });
    expect(JSON.stringify(spans)).not.toMatch(/a person|secret=1/);
    expect(spans).toHaveLength(3);
  });

  it("costs nothing where it is off: the server loads none of it", async () => {
    // Next loads the interface by itself (a few objects that do nothing); the implementation stays on the disk.
    expect((await loadedBy("")).filter((name) => name !== "api")).toEqual([]);
    const on = `(await import("./packages/web/src/index.ts")).startTracing({ service: "s", providerHost: "h", sampleRatio: 1 });`;
    expect(await loadedBy(`await ${on}`)).toContain("sdk-trace");
  }, 30_000);
});

/** The packages of OpenTelemetry that a site's server has loaded after this. */
async function loadedBy(code: string): Promise<string[]> {
  const look = `
    import { createRequire } from "node:module";
    import "./packages/site/src/server.ts";
    ${code}
    const loaded = Object.keys(createRequire(import.meta.url).cache).filter((path) => path.includes("/@opentelemetry/"));
    console.log(JSON.stringify([...new Set(loaded.map((path) => path.split("/@opentelemetry/")[1].split("/")[0]))]));
    process.exit()`;
  const flags = ["--input-type=module", "--disable-warning=ExperimentalWarning"];
  const options = { env: { ...process.env, NODE_OPTIONS: "" } };
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, "-e", look], options);
  return JSON.parse(stdout);
}

function fakePool() {
  const client = { query: async (_statement: unknown) => ({ rows: [] }) };
  return {
    client,
    connect: () => undefined,
    on: (_event: "connect", listener: (made: typeof client) => void) => listener(client),
  };
}
