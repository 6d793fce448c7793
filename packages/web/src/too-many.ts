import type { ServerResponse } from "node:http";

const shared = Symbol.for("hutong.form-answers");

/** The answers to forms under way, by request id. Next bundles its own copy of every module: it hangs on the process. */
function answers(): Map<string, ServerResponse> {
  const holder = globalThis as { [shared]?: Map<string, ServerResponse> };
  holder[shared] ??= new Map();
  return holder[shared];
}

/** From now on until it is answered, `sayTooMany` may be said of this request. */
export function followForm(requestId: string, res: ServerResponse): void {
  answers().set(requestId, res);
  res.once("close", () => answers().delete(requestId));
}

/**
 * The page that answers this form says that it was too much (RFC 6585 429): a server action chooses its page and not
 * its status. Nothing is done where the answer has begun, or is no page.
 */
export function sayTooMany(requestId: string, retryAfterSeconds: number): void {
  const res = answers().get(requestId);
  if (!res || res.headersSent) return;
  res.setHeader("Retry-After", Math.ceil(retryAfterSeconds));
  const writeHead = res.writeHead.bind(res) as (status: number, ...rest: unknown[]) => ServerResponse;
  // Overloaded: a reason may stand before the headers; both are passed on as they come.
  res.writeHead = (status: number, ...rest: unknown[]) => writeHead(status === 200 ? 429 : status, ...rest);
}
