import type { IncomingMessage, ServerResponse } from "node:http";

export interface TracingOptions {
  /** e.g. `hutong-retail`; OTEL_SERVICE_NAME overrules it. */
  readonly service: string;
  /** `host:port` of the provider: calls to it carry the trace on, calls to anybody else do not. */
  readonly providerHost: string;
  /** The share of traces that are recorded, 0 to 1; one that a site began is recorded to its end. */
  readonly sampleRatio: number;
}

/** A request as a span is made of it. */
export interface TracedRequest {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly route: string;
  /** The path as it may be written down. */
  readonly path: string;
  /** True where a site's server calls: its trace goes on here. A browser's word for it is not taken. */
  readonly joins: boolean;
}

/** A pool of connections as `pg` makes it. */
export interface WatchedPool {
  connect: unknown;
  on(event: "connect", listener: (client: WatchedClient) => void): unknown;
}

export interface WatchedClient {
  query: unknown;
}

export interface Tracing {
  /** Answers a request within a span. */
  request<T>(traced: TracedRequest, answer: () => Promise<T>): Promise<T>;
  /** Gives each statement on this pool a span: its text without its values. */
  watchQueries(pool: WatchedPool): void;
  /** Sends what is left. */
  close(): Promise<void>;
}

/** Starts tracing (OpenTelemetry, OTLP over HTTP). None of its code is loaded where this is not called. */
export async function startTracing(options: TracingOptions): Promise<Tracing> {
  const { openTelemetry } = await import("./open-telemetry.ts");
  return openTelemetry(options);
}
