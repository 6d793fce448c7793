import type { IncomingMessage, ServerResponse } from "node:http";

/** Answers a GET: its whole address, and its headers. */
export type ShortWay = (address: string, headers: Headers) => Promise<Response>;

const shared = Symbol.for("hutong.short-ways");

/** Next bundles its own copy of every module: what its side gives hangs on the process. */
function ways(): Map<string, ShortWay> {
  const holder = globalThis as { [shared]?: Map<string, ShortWay> };
  holder[shared] ??= new Map();
  return holder[shared];
}

/**
 * Has GET and HEAD of a path answered without Next's way to it: for answers that are no page and are asked at every
 * sign-on. The walls and the headers of every answer stand before them as before Next (ADR 155).
 */
export function openShortWay(path: string, way: ShortWay): void {
  ways().set(path, way);
}

/** The short way of a request, where there is one. */
export function shortWayOf(method: string | undefined, path: string): ShortWay | undefined {
  return method === "GET" || method === "HEAD" ? ways().get(path) : undefined;
}

/** Takes a request its short way, under the site's own origin, whatever it calls itself. */
export async function takeShortWay(
  way: ShortWay,
  req: IncomingMessage,
  res: ServerResponse,
  origin: string,
): Promise<void> {
  const answer = await way(origin + (req.url ?? "/"), headersOf(req));
  res.statusCode = answer.status;
  // Cookies come one by one, and stay so.
  for (const [name, value] of answer.headers) {
    if (name === "set-cookie") res.appendHeader(name, value);
    else res.setHeader(name, value);
  }
  res.end(req.method === "HEAD" ? undefined : Buffer.from(await answer.arrayBuffer()));
}

function headersOf(req: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    for (const one of [value ?? []].flat()) headers.append(name, one);
  }
  return headers;
}
