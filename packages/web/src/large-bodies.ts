import type { IncomingMessage, ServerResponse } from "node:http";
import { maxBodyBytes } from "./walls.ts";

/** So many large bodies of one sender, and of all, are read at once: each may lie in memory whole. */
const mostOfOne = 2;
const mostOfAll = 12;
const retrySeconds = 5;

/** Places for bodies that are larger than others, counted from their arrival to their answer. */
export class LargeBodyPlaces {
  readonly #taken = new Map<string, number>();
  #all = 0;

  /** @returns what gives the place back, or undefined where there is none */
  enter(sender: string): (() => void) | undefined {
    const own = this.#taken.get(sender) ?? 0;
    if (own >= mostOfOne || this.#all >= mostOfAll) return undefined;
    this.#taken.set(sender, own + 1);
    this.#all += 1;
    return () => {
      this.#all -= 1;
      const left = (this.#taken.get(sender) ?? 1) - 1;
      if (left > 0) this.#taken.set(sender, left);
      else this.#taken.delete(sender);
    };
  }
}

const places = new LargeBodyPlaces();

/** Who sends a request, by a session that lives; undefined where there is none. */
export type SenderOf = (req: IncomingMessage) => Promise<string | undefined>;

/**
 * Lets a body that is larger than others in for whoever is signed in, a few at a time, before any of it is read (SECURITY
 * 29, ADR 139). Anybody else is sent to sign in, and back to the page of the form.
 * @returns true where the request may pass; it is answered otherwise
 */
export async function admitBody(
  req: IncomingMessage,
  res: ServerResponse,
  path: string,
  senderOf: SenderOf | undefined,
): Promise<boolean> {
  if (!(Number(req.headers["content-length"]) > maxBodyBytes)) return true;
  const sender = await senderOf?.(req);
  if (sender === undefined) {
    sendToSignIn(req, res, path);
    return false;
  }
  const leave = places.enter(sender);
  if (leave) {
    res.once("close", leave);
    return true;
  }
  res.writeHead(429, { "Content-Type": "text/plain; charset=utf-8", "Retry-After": retrySeconds });
  res.end("Too many uploads at once. Go back and try again in a few seconds.\n");
  return false;
}

/**
 * A form's own post follows a redirect; a script's would run into the other origin, and is told the way as a server action
 * tells it. The rest of the body is thrown away as it comes: a browser reads no answer on a connection that was cut.
 */
function sendToSignIn(req: IncomingMessage, res: ServerResponse, path: string): void {
  const to = `/login?next=${encodeURIComponent(path)}`;
  const isScript = req.headers["next-action"] !== undefined;
  res.statusCode = 303;
  if (isScript) res.setHeader("x-action-redirect", `${to};push`);
  else res.setHeader("Location", to);
  res.setHeader("Content-Type", "text/plain; charset=utf-8");
  res.end();
}
