import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import next from "next";
import type { Logger } from "pino";
import { drainController } from "./drain-signal.ts";
import { type SiteEnv, tellNextItsOrigin } from "./env.ts";
import { admitBody, type SenderOf } from "./large-bodies.ts";
import { loggedPath } from "./logged-path.ts";
import { routeClass } from "./metrics/route-class.ts";
import type { SiteMetrics } from "./metrics/site-metrics.ts";
import { shortWayOf, takeShortWay } from "./short-ways.ts";
import { followForm } from "./too-many.ts";
import type { Tracing } from "./tracing/start-tracing.ts";
import {
  clientAddress,
  isPublicFile,
  pinHeaders,
  refuse,
  requestIdOf,
  setCommonHeaders,
  setPageHeaders,
} from "./walls.ts";

/** Handles a request by itself and says whether it did. */
export type ProtocolHandler = (req: IncomingMessage, res: ServerResponse, path: string) => boolean;

export interface SiteOptions {
  readonly env: SiteEnv;
  /** The folder of the Next app. */
  readonly dir: string;
  readonly log: Logger;
  /** True when the site can serve: its database answers. */
  readonly ready: () => Promise<boolean>;
  /** Releases what the site holds, after the last request. */
  readonly close: () => Promise<void>;
  /** Paths that a protocol answers before Next. */
  readonly handleProtocol?: ProtocolHandler;
  /** Answers what is too much right now, before anything is done for it (ADR 36). */
  readonly turnAway?: ProtocolHandler;
  /** Paths whose callers authenticate themselves and bring no cookie. */
  readonly isProtocol?: (path: string) => boolean;
  /** The largest body that a path takes, where it takes more than others, in bytes. */
  readonly bodyLimit?: (path: string) => number | undefined;
  /** Who sends a body that is larger than others; without it nobody may. */
  readonly senderOf?: SenderOf;
  /** Origins that the answer to a form on this page may lead to. */
  readonly formTargets?: (url: URL) => readonly string[] | Promise<readonly string[]>;
  /** Told of every request but those for health and live streams. */
  readonly metrics?: SiteMetrics | undefined;
  readonly tracing?: Tracing | undefined;
}

/** The longest a drain may take before the process ends anyway (SECURITY 34: exit within 15 s). */
const drainMs = 13_000;

type Handle = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

/** Where this process stands: it listens first, serves once `handle` is there, and drains at its end. */
interface State {
  draining: boolean;
  /** Next, once it is prepared. */
  handle: Handle | undefined;
}

/**
 * Serves one site: Next behind our walls, health and readiness, request ids and logs, and a drain that
 * drops no request in flight. It listens first, so that whoever asks while Next is prepared hears "not yet" (503).
 * Resolves when the site serves.
 */
export async function serveSite(options: SiteOptions): Promise<void> {
  const { env, log } = options;
  const { hostname, port, protocol } = new URL(env.origin);
  tellNextItsOrigin(env.port);
  // The public port: Next makes the address of each request from it, and sign-on names that address to the provider.
  const publicPort = Number(port) || (protocol === "https:" ? 443 : 80);
  const app = next({ dev: env.dev, dir: options.dir, hostname, port: publicPort, quiet: true });
  const state: State = { draining: false, handle: undefined };
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 65_000 });
  server.maxHeadersCount = 100;
  server.on("request", (req, res) => void traced(req, res, options, () => answer(req, res, options, state)));
  await new Promise<void>((done, fail) => {
    server.once("error", fail);
    server.listen(env.port, env.listenHost, done);
  });
  endGracefully(server, options, state);
  await app.prepare();
  if (env.dev) server.on("upgrade", app.getUpgradeHandler());
  state.handle = app.getRequestHandler();
  log.info({ port: env.port, origin: env.origin }, "ready");
  process.send?.({ type: "ready" });
}

function pathOf(req: IncomingMessage): string {
  return (req.url ?? "/").split("?", 1)[0] ?? "/";
}

/** Answers within a span where traces are on; health is asked all the time and has none. */
function traced(
  req: IncomingMessage,
  res: ServerResponse,
  { tracing, isProtocol }: SiteOptions,
  work: () => Promise<void>,
): Promise<void> {
  const path = pathOf(req);
  if (!tracing || path === "/healthz" || path === "/readyz") return work();
  const route = routeClass(req.method ?? "GET", path);
  return tracing.request(
    { req, res, route, path: loggedPath(path), joins: isProtocol?.(path) ?? false },
    work,
  );
}

async function answer(
  req: IncomingMessage,
  res: ServerResponse,
  options: SiteOptions,
  state: State,
): Promise<void> {
  const { env, log } = options;
  const path = pathOf(req);
  if (path === "/healthz") return plain(res, 200, "ok");
  if (path === "/readyz") return plain(res, ...(await readiness(options, state)));
  const { handle } = state;
  if (!handle) {
    res.setHeader("Retry-After", 1);
    return plain(res, 503, "starting");
  }
  const startedAt = performance.now();
  const requestId = requestIdOf(req);
  const address = clientAddress(req, env.trustedProxies);
  res.setHeader("X-Request-Id", requestId);
  if (state.draining) res.setHeader("Connection", "close");
  res.once("close", () => {
    const passedMs = performance.now() - startedAt;
    const ms = Math.round(passedMs);
    const route = routeClass(req.method ?? "GET", path);
    // A stream lasts as long as its page: its time says nothing of ours.
    if (route !== "stream")
      options.metrics?.observeRequest({ route, status: res.statusCode, seconds: passedMs / 1_000 });
    const entry = {
      requestId,
      method: req.method,
      path: loggedPath(path),
      status: res.statusCode,
      ms,
      address,
    };
    log[res.statusCode >= 500 ? "error" : "info"](entry, res.writableEnded ? "request" : "request aborted");
  });
  const refusal = refuse(req, path, {
    origin: env.origin,
    isProtocol: options.isProtocol ?? (() => false),
    bodyLimit: options.bodyLimit,
  });
  if (refusal) {
    // Not read to its end: the connection cannot be used again.
    res.setHeader("Connection", "close");
    setCommonHeaders(res, env.origin.startsWith("https:"));
    return plain(res, refusal.status, refusal.reason);
  }
  pinHeaders(req, env.origin, address, requestId);
  try {
    setCommonHeaders(res, env.origin.startsWith("https:"));
    if (!(await admitBody(req, res, path, options.senderOf))) return;
    if (options.turnAway?.(req, res, path)) return;
    if (!isPublicFile(path)) {
      // Only a page that is shown has forms: the answer to one that was sent is a redirect.
      const isShown = req.method === "GET" || req.method === "HEAD";
      const formTargets =
        (isShown && (await options.formTargets?.(new URL(req.url ?? "/", env.origin)))) || [];
      setPageHeaders(req, res, { origin: env.origin, formTargets, dev: env.dev });
    }
    if (options.handleProtocol?.(req, res, path)) return;
    const way = shortWayOf(req.method, path);
    if (way) return await takeShortWay(way, req, res, env.origin);
    if (req.method === "POST") followForm(requestId, res);
    await handle(req, res);
  } catch (error) {
    log.error({ requestId, err: error }, "unhandled");
    if (!res.headersSent) plain(res, 500, `Something went wrong. Reference: ${requestId}`);
    else res.destroy();
  }
}

async function readiness(options: SiteOptions, state: State): Promise<[number, string]> {
  if (!state.handle) return [503, "starting"];
  if (state.draining) return [503, "draining"];
  return (await options.ready()) ? [200, "ready"] : [503, "database does not answer"];
}

function plain(res: ServerResponse, status: number, text: string): void {
  res.writeHead(status, { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" });
  res.end(`${text}\n`);
}

/**
 * On SIGTERM, SIGINT or the launcher's death: readiness fails first, requests are still taken for a moment so that a
 * proxy can turn away, then what is in flight is finished, what is held is released, and the process ends.
 */
function endGracefully(server: Server, options: SiteOptions, state: State): void {
  const end = (cause: string) => {
    if (state.draining) return;
    state.draining = true;
    options.log.info({ cause }, "draining");
    setTimeout(() => {
      options.log.warn("drain took too long");
      process.exit(1);
    }, drainMs).unref();
    setTimeout(() => {
      drainController().abort();
      close(server, options);
    }, options.env.drainGraceMs);
  };
  process.once("SIGTERM", () => end("SIGTERM"));
  process.once("SIGINT", () => end("SIGINT"));
  process.once("disconnect", () => end("launcher gone"));
}

function close(server: Server, { close: release, log }: SiteOptions): void {
  server.close(async () => {
    await release().catch((error: unknown) => log.error({ err: error }, "close"));
    process.exit(0);
  });
  // Connections that are kept alive between requests would hold the server open.
  server.closeIdleConnections();
  setInterval(() => server.closeIdleConnections(), 100).unref();
}
