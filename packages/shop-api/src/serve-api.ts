import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Db } from "@hutong/db";
import { type Ctx, DomainError, parseInput } from "@hutong/kernel";
import { admit } from "./caller.ts";
import { keepAnswer } from "./keep-answer.ts";
import { apiRoot, matchRoute } from "./match-route.ts";
import type { ApiHouse, Caller, Operation } from "./operation.ts";
import { ApiProblem, problemOf } from "./problem.ts";
import { readBody } from "./read-body.ts";
import { type ApiLocale, sendProblem } from "./send-problem.ts";

export interface ShopApiOptions extends ApiHouse {
  /** The issuer of its tokens. */
  readonly issuer: string;
  /** The language that a request wants to be answered in. */
  readonly localeOf: (req: IncomingMessage) => ApiLocale;
  /** The text of a field's fault, by its key; undefined where there is none. */
  readonly fieldText: (locale: ApiLocale, key: string) => string | undefined;
  /** Told of what nobody expected. */
  readonly onError: (error: unknown, requestId: string) => void;
  /** The document, ready: its path and text. */
  readonly document: (locale: ApiLocale) => string;
  /** Answers are held against their schemas: in tests. */
  readonly checksAnswers?: boolean;
}

export interface ShopApi {
  /** True if this path is the API's. Its callers bring a token; no cookie counts here. */
  owns(path: string): boolean;
  handle(req: IncomingMessage, res: ServerResponse): void;
}

const documentPath = `${apiRoot}/openapi.json`;
/** Where clients learn who gives tokens for it (RFC 9728). */
const metadataPath = `/.well-known/oauth-protected-resource${apiRoot}`;

/** The API for systems of shops. Answers by itself, without Next (ADR 150): the table of operations is its router. */
export function createShopApi(options: ShopApiOptions): ShopApi {
  return {
    owns: (path) => path.startsWith(`${apiRoot}/`) || path === metadataPath,
    handle: (req, res) => {
      void answer(options, req, res).catch((error: unknown) => refuse(options, req, res, error));
    },
  };
}

async function answer(options: ShopApiOptions, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const url = new URL(req.url ?? "/", options.origin);
  const method = req.method ?? "GET";
  if (url.pathname === documentPath || url.pathname === metadataPath)
    return sayWhatItIs(options, req, res, url);
  const match = matchRoute(method, url.pathname);
  if (!match) throw new ApiProblem("no_such_path");
  if ("allow" in match) {
    throw new ApiProblem("method_not_allowed", { headers: { allow: match.allow.join(", ") } });
  }
  const { operation } = match;
  const query = Object.fromEntries(url.searchParams);
  if (operation.scope === null)
    return answerOpen(options, req, res, { operation, params: match.params, query });
  const resource = `${options.origin}${apiRoot}`;
  const { authorization } = req.headers;
  const { caller, headers } = await admit(options.database, {
    authorization,
    resource,
    scope: operation.scope,
  });
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  await answerSigned(options, req, res, {
    operation,
    params: match.params,
    query,
    caller,
    path: url.pathname,
  });
}

interface Asked {
  readonly operation: Operation;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
}

/** Ids in addresses that are none are as good as missing. */
function parsedParams({ operation, params }: Asked): never {
  const result = operation.params.safeParse(params);
  if (!result.success) throw new DomainError("not_found");
  return result.data as never; // what the operation's own schema made
}

/** The same for everybody: may be kept by whoever stands between, for a few seconds. */
async function answerOpen(
  options: ShopApiOptions,
  req: IncomingMessage,
  res: ServerResponse,
  asked: Asked,
): Promise<void> {
  const { operation, query } = asked;
  const ctx: Ctx<Db> = { ...ctxOf(options, req), actor: { kind: "anonymous" } };
  const found = await operation.run({
    house: options,
    ctx,
    path: parsedParams(asked),
    query: parseInput(operation.query, query) as never, // what the operation's own schema made
    body: undefined as never,
    version: undefined,
  });
  check(options, operation, found);
  const text = JSON.stringify(found);
  const etag = `W/"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;
  res.setHeader("cache-control", "public, max-age=5, stale-while-revalidate=30");
  res.setHeader("cross-origin-resource-policy", "cross-origin");
  res.setHeader("access-control-allow-origin", "*");
  res.setHeader("etag", etag);
  if (req.headers["if-none-match"]?.split(/\s*,\s*/).includes(etag)) {
    res.writeHead(304);
    res.end();
    return;
  }
  send(req, res, 200, text);
}

async function answerSigned(
  options: ShopApiOptions,
  req: IncomingMessage,
  res: ServerResponse,
  asked: Asked & { readonly caller: Caller; readonly path: string },
): Promise<void> {
  const { operation, caller, path } = asked;
  const isRead = operation.method === "GET";
  const body = isRead ? undefined : await readBody(req);
  const version = versionOf(req);
  const base = ctxOf(options, req);
  const call = {
    house: options,
    path: parsedParams(asked),
    query: parseInput(operation.query, asked.query) as never, // as above
    body: (operation.body ? parseInput(operation.body, body ?? {}) : undefined) as never,
    version,
    caller,
    accountId: caller.accountId,
  };
  const ctx = { ...base, actor: { kind: "person", userId: caller.userId } as const };
  const kept = isRead
    ? { status: operation.status, answer: await operation.run({ ...call, ctx }), isReplayed: false }
    : await keepAnswer(
        base.db,
        {
          consentId: caller.consentId,
          key: keyOf(req),
          request: JSON.stringify([operation.id, path, version ?? null, body ?? null]),
          now: base.now,
        },
        async (db) => ({
          status: operation.status,
          answer: await operation.run({ ...call, ctx: { ...ctx, db } }),
        }),
      );
  const shown = operation.complete
    ? await operation.complete({ house: options, ctx }, kept.answer as never)
    : kept.answer;
  check(options, operation, shown);
  res.setHeader("cache-control", "private, no-store");
  if (kept.isReplayed) res.setHeader("idempotent-replayed", "true");
  if (operation.isVersioned) res.setHeader("etag", `"${(shown as { version: number }).version}"`);
  if (operation.status === 201 && operation.isVersioned)
    res.setHeader("location", `${path}/${(shown as { id: string }).id}`);
  send(req, res, kept.status, operation.answer ? JSON.stringify(shown) : undefined);
}

function ctxOf({ database }: ShopApiOptions, req: IncomingMessage): Omit<Ctx<Db>, "actor"> {
  const { headers } = req;
  return {
    db: database.prisma,
    now: new Date(),
    origin: {
      ip: String(headers["x-forwarded-for"] ?? "") || null,
      userAgent: headers["user-agent"]?.slice(0, 512) ?? null,
      requestId: String(headers["x-request-id"] ?? "") || null,
    },
  };
}

/** The key of a write: a structured field's string, or the bare characters. @throws ApiProblem */
function keyOf(req: IncomingMessage): string {
  const given = req.headers["idempotency-key"];
  if (typeof given !== "string" || given === "") throw new ApiProblem("idempotency_key_missing");
  const key = given.replace(/^"(.*)"$/, "$1");
  if (!/^[\x21-\x7e]{1,128}$/.test(key)) throw new ApiProblem("idempotency_key_invalid");
  return key;
}

function versionOf(req: IncomingMessage): number | undefined {
  const found = /^(?:W\/)?"?(\d{1,9})"?$/.exec(req.headers["if-match"] ?? "")?.[1];
  return found === undefined ? undefined : Number(found);
}

function check({ checksAnswers }: ShopApiOptions, { id, answer: schema }: Operation, found: unknown): void {
  if (!checksAnswers || !schema) return;
  const { error } = schema.safeParse(JSON.parse(JSON.stringify(found)));
  if (error) throw new Error(`${id} answers otherwise than its schema says`, { cause: error });
}

function sayWhatItIs(options: ShopApiOptions, req: IncomingMessage, res: ServerResponse, url: URL): void {
  if (req.method !== "GET" && req.method !== "HEAD")
    throw new ApiProblem("method_not_allowed", { headers: { allow: "GET" } });
  res.setHeader("cache-control", "public, max-age=300");
  res.setHeader("vary", "Accept-Language");
  res.setHeader("access-control-allow-origin", "*");
  res.setHeader("cross-origin-resource-policy", "cross-origin");
  const metadata = {
    resource: `${options.origin}${apiRoot}`,
    authorization_servers: [options.issuer],
    bearer_methods_supported: ["header"],
    resource_documentation: `${options.origin}/developers`,
  };
  const isDocument = url.pathname === documentPath;
  send(req, res, 200, isDocument ? options.document(options.localeOf(req)) : JSON.stringify(metadata));
}

function send(req: IncomingMessage, res: ServerResponse, status: number, text: string | undefined): void {
  if (text === undefined) {
    res.writeHead(204);
    res.end();
    return;
  }
  res.setHeader("content-type", "application/json; charset=utf-8");
  res.setHeader("content-length", Buffer.byteLength(text));
  res.writeHead(status);
  res.end(req.method === "HEAD" ? undefined : text);
}

function refuse(options: ShopApiOptions, req: IncomingMessage, res: ServerResponse, error: unknown): void {
  const requestId = String(req.headers["x-request-id"] ?? "");
  const problem = problemOf(error);
  if (!problem) options.onError(error, requestId);
  if (res.headersSent) return void res.destroy();
  sendProblem(req, res, problem ?? new ApiProblem("unexpected"), {
    locale: options.localeOf(req),
    fieldText: options.fieldText,
    requestId,
  });
}
