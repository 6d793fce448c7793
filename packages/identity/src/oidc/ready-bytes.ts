import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";

type Handle = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

/** What never changes while the keys do not: the provider's description of itself and its public keys. */
const readyPaths = ["/.well-known/openid-configuration", "/oauth/jwks"] as const;

/** A site may keep them for so long; a new key is published long before it signs. */
const keepSeconds = 300;

/** An answer that is written as it is. */
type ReadyAnswer = (req: IncomingMessage, res: ServerResponse) => void;

/**
 * Has the library answer for its description and its keys once, and keeps the bytes: every site asks for them, and
 * they are the same until the keys change.
 * @throws Error where the library does not answer 200
 */
export async function readyBytes(handle: Handle, issuer: string): Promise<ReadonlyMap<string, ReadyAnswer>> {
  const answers = new Map<string, ReadyAnswer>();
  for (const path of readyPaths) {
    const body = await ask(handle, issuer, path);
    const headers = {
      "Content-Type": path.endsWith("jwks")
        ? "application/jwk-set+json; charset=utf-8"
        : "application/json; charset=utf-8",
      "Content-Length": String(body.byteLength),
      "Cache-Control": `public, max-age=${keepSeconds}`,
      // Public to every script: they hold nothing of anybody.
      "Access-Control-Allow-Origin": "*",
      "Cross-Origin-Resource-Policy": "cross-origin",
    };
    answers.set(path, (req, res) => {
      res.removeHeader("Content-Security-Policy");
      res.writeHead(200, headers).end(req.method === "HEAD" ? undefined : body);
    });
  }
  return answers;
}

/** Asks the library without a network. */
async function ask(handle: Handle, issuer: string, path: string): Promise<Buffer> {
  const { host, protocol } = new URL(issuer);
  const req = new IncomingMessage(new Socket());
  Object.assign(req, { method: "GET", url: path, originalUrl: path });
  req.headers = { host, "x-forwarded-host": host, "x-forwarded-proto": protocol.replace(":", "") };
  const res = new ServerResponse(req);
  const body = new Promise<Buffer>((settle) => {
    res.end = (chunk: unknown) => {
      settle(Buffer.from(String(chunk ?? "")));
      return res;
    };
  });
  await handle(req, res);
  if (res.statusCode !== 200) throw new Error(`the provider answers ${res.statusCode} for ${path}`);
  return body;
}
