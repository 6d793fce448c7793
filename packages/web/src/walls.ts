import { randomBytes, randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

/** Largest request body: forms and protocol messages are small; a page that takes pictures says so (`bodyLimit`). */
export const maxBodyBytes = 1_048_576;

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/** Why a request is turned away before anybody reads it. */
export interface Refusal {
  readonly status: 400 | 403 | 405 | 411 | 413 | 414;
  readonly reason: string;
}

export interface WallOptions {
  /** This site's public origin. */
  readonly origin: string;
  /** Paths of a protocol that authenticates its caller itself and reads no cookie: no Origin is asked there. */
  readonly isProtocol: (path: string) => boolean;
  /** The largest body that a path takes, where it takes more than others, in bytes. */
  readonly bodyLimit?: ((path: string) => number | undefined) | undefined;
}

/**
 * The walls every request meets: method, address length, body size, and, for whatever changes state, an
 * Origin that is exactly our own. A missing or `null` Origin is refused too (SECURITY 25, 29).
 * @returns the refusal, or undefined where the request may pass
 */
export function refuse(req: IncomingMessage, path: string, options: WallOptions): Refusal | undefined {
  const method = req.method ?? "GET";
  if (method === "TRACE" || method === "TRACK" || method === "CONNECT") {
    return { status: 405, reason: "method not allowed" };
  }
  if ((req.url?.length ?? 0) > 8_192) return { status: 414, reason: "address too long" };
  if (!URL.canParse(req.url ?? "", options.origin)) return { status: 400, reason: "not an address" };
  if (safeMethods.has(method)) return undefined;
  const length = req.headers["content-length"];
  if (length === undefined && req.headers["transfer-encoding"] !== undefined) {
    return { status: 411, reason: "length required" };
  }
  const most = options.bodyLimit?.(path) ?? maxBodyBytes;
  if (length !== undefined && !(Number(length) <= most)) return { status: 413, reason: "body too large" };
  if (options.isProtocol(path)) return undefined;
  if (req.headers.origin !== options.origin) return { status: 403, reason: "cross-site request" };
  return undefined;
}

/** The request's id: the proxy's where it is plausible, else a new one. */
export function requestIdOf(req: IncomingMessage): string {
  const given = req.headers["x-request-id"];
  return typeof given === "string" && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
}

/**
 * The client's address: the socket's, or, behind `trustedProxies` proxies of ours, the one that many hops
 * from the right of X-Forwarded-For. What stands further left was written by the client.
 */
export function clientAddress(req: IncomingMessage, trustedProxies: number): string {
  const socket = (req.socket.remoteAddress ?? "").replace(/^::ffff:/, "");
  if (trustedProxies === 0) return socket;
  const hops = String(req.headers["x-forwarded-for"] ?? "")
    .split(",")
    .map((hop) => hop.trim())
    .filter((hop) => hop !== "");
  return hops.at(-trustedProxies) ?? socket;
}

/**
 * Makes the request say what is configured, whatever it came with: the public host and scheme, the client's
 * address and the request id. A forged Host or X-Forwarded-* changes nothing downstream (SECURITY 26).
 */
export function pinHeaders(req: IncomingMessage, origin: string, address: string, requestId: string): void {
  const { host, protocol } = new URL(origin);
  for (const name of Object.keys(req.headers)) {
    if (name.startsWith("x-forwarded-") || name === "forwarded" || name.startsWith("x-middleware-")) {
      delete req.headers[name];
    }
  }
  req.headers.host = host;
  req.headers["x-forwarded-host"] = host;
  req.headers["x-forwarded-proto"] = protocol.replace(":", "");
  req.headers["x-forwarded-for"] = address;
  req.headers["x-request-id"] = requestId;
}

export interface PageHeaderOptions {
  readonly origin: string;
  /** Origins that a form's answer may lead to: browsers apply form-action to redirects too. */
  readonly formTargets: readonly string[];
  readonly dev: boolean;
}

/**
 * Security headers of every answer, and a Content-Security-Policy with a fresh nonce, which Next reads from
 * the request and puts on its own scripts (SECURITY 27).
 */
export function setPageHeaders(req: IncomingMessage, res: ServerResponse, options: PageHeaderOptions): void {
  const nonce = randomBytes(16).toString("base64");
  const secure = options.origin.startsWith("https:");
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${options.dev ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${options.dev ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    `form-action ${["'self'", ...options.formTargets].join(" ")}`,
    "frame-src 'none'",
    "frame-ancestors 'none'",
    ...(secure ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
  req.headers["content-security-policy"] = policy;
  const path = (req.url ?? "").split("?", 1)[0] ?? "";
  res.setHeader("Content-Security-Policy", isGivenPicture(path) ? "default-src 'none'; sandbox" : policy);
  setCommonHeaders(res, secure);
  // Next keeps a header that is there: where answers are for everybody at one time and for few at another, the route says.
  if (!path.startsWith("/reviews/pictures/")) res.setHeader("Cache-Control", "private, no-store");
}

const givenPictures = [
  "/trader/pictures/",
  "/admin/traders/pictures/",
  "/account/ids/dispute/pictures/",
  "/admin/disputes/pictures/",
  "/refunds/pictures/",
  "/admin/trade-disputes/pictures/",
  "/reviews/pictures/",
  "/admin/reviews/pictures/",
];

/** Pictures that people gave us: shown, and nothing else, whatever they turn out to be. */
function isGivenPicture(path: string): boolean {
  return givenPictures.some((place) => path.startsWith(place));
}

/** Files that are the same for everybody, and say themselves how long they may be kept. */
export function isPublicFile(path: string): boolean {
  return path.startsWith("/_next/static/") || path.startsWith("/pictures/") || path === "/icon.svg";
}

/** The headers that static files carry as well. */
export function setCommonHeaders(res: ServerResponse, secure: boolean): void {
  res.setHeader("X-Content-Type-Options", "nosniff");
  res.setHeader("X-Frame-Options", "DENY");
  res.setHeader("Referrer-Policy", "same-origin");
  res.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
  res.setHeader("Cross-Origin-Opener-Policy", "same-origin");
  res.setHeader("Cross-Origin-Resource-Policy", "same-origin");
  if (secure) res.setHeader("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
}
