import { createServer, type Server } from "node:http";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** One number now, or several with their labels. */
export interface Reading {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface GaugeOptions {
  /** e.g. `hutong_hash_queue`; the unit last. */
  readonly name: string;
  readonly help: string;
  readonly labelNames?: readonly string[];
  /** Asked at each scrape. Where it fails, the gauge is left out of that scrape. */
  readonly read: () => readonly Reading[] | Promise<readonly Reading[]>;
}

export interface CounterOptions {
  readonly name: string;
  readonly help: string;
  readonly labelNames?: readonly string[];
}

export interface RequestFacts {
  /** One of `routeClass`'s words. */
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

/** What one process of a site counts, in the form that Prometheus reads. */
export interface SiteMetrics {
  observeRequest(facts: RequestFacts): void;
  /** @returns adds to it */
  counter(options: CounterOptions): (labels: Readonly<Record<string, string>>, by?: number) => void;
  gauge(options: GaugeOptions): void;
  /** Serves `GET /metrics` there until `close`. @returns the port */
  listen(port: number, host: string): Promise<number>;
  close(): Promise<void>;
}

/** Sign-ons take a few milliseconds, a password hash some hundred. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** Makes the counters of a process: of its requests, of Node itself, and whatever is added. */
export function createSiteMetrics(site: string): SiteMetrics {
  const registry = new Registry();
  registry.setDefaultLabels({ site });
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: "hutong_http_request_duration_seconds",
    help: "Requests answered, by the class of their route and their status, and how long they took",
    labelNames: ["route", "status"],
    buckets,
    registers: [registry],
  });
  let server: Server | undefined;
  return {
    observeRequest: ({ route, status, seconds }) => requests.observe({ route, status }, seconds),
    counter: (options) => {
      const counter = new Counter({ ...named(options), registers: [registry] });
      if (named(options).labelNames.length === 0) counter.inc(0);
      return (labels, by = 1) => counter.inc({ ...labels }, by);
    },
    gauge: (options) => addGauge(registry, options),
    listen: async (port, host) => {
      server = serve(registry);
      return listening(server, port, host);
    },
    close: () => new Promise((closed) => (server ? server.close(() => closed()) : closed())),
  };
}

function named({ name, help, labelNames = [] }: CounterOptions) {
  return { name, help, labelNames: [...labelNames] };
}

function addGauge(registry: Registry, options: GaugeOptions): void {
  new Gauge({
    ...named(options),
    registers: [registry],
    async collect() {
      this.reset();
      try {
        for (const { labels, value } of await options.read()) this.set({ ...labels }, value);
      } catch {
        // The database is gone, say: what else is known is still told.
        this.remove();
      }
    },
  });
}

/** A server of its own, away from the public port. */
function serve(registry: Registry): Server {
  const server = createServer({ requestTimeout: 10_000 }, async (req, res) => {
    const path = (req.url ?? "/").split("?", 1)[0];
    if (req.method !== "GET" || path !== "/metrics") {
      res.writeHead(404, { "Content-Type": "text/plain; charset=utf-8" }).end("GET /metrics\n");
      return;
    }
    const text = await registry.metrics();
    res.writeHead(200, { "Content-Type": registry.contentType, Connection: "close" }).end(text);
  });
  // It never keeps a process alive that has nothing else to do.
  server.unref();
  return server;
}

function listening(server: Server, port: number, host: string): Promise<number> {
  return new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(port, host, () => {
      const address = server.address();
      done(typeof address === "object" && address ? address.port : port);
    });
  });
}
