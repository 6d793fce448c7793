import { lookup as resolve } from "node:dns";
import { request as requestPlain } from "node:http";
import { request as requestSecure } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { isInnerAddress, isLoopbackName, mayCall } from "./address-rule.ts";

/** No answer is larger: a discovery document has some 5 KB. */
const maxAnswerBytes = 262_144;

/**
 * A fetch for addresses that others gave us (a provider's documents, a shop's webhooks): only addresses that `mayCall` allows, never an inner network whatever
 * a name resolves to (checked at the very connection, so that a name cannot change its mind in between), no redirects,
 * `timeoutMs` in all, 256 KB. Names under `localhost`, which Node does not resolve, go to this machine.
 */
export function guardedFetch(ourOrigin: string, timeoutMs = 5_000): typeof fetch {
  return async (input, init) => {
    const source = new Request(input, init);
    const url = new URL(source.url);
    if (!mayCall(url, ourOrigin)) throw new Error(`not an address to call: ${url.origin}`);
    const isLoopback = isLoopbackName(url.hostname);
    if (!isLoopback && isIP(url.hostname.replace(/^\[|\]$/g, "")) && isInner(url.hostname)) {
      throw new Error(`an address of an inner network: ${url.hostname}`);
    }
    const body = Buffer.from(await source.arrayBuffer());
    return call(url, source, { body, isLoopback, timeoutMs });
  };
}

const isInner = (hostname: string) => isInnerAddress(hostname.replace(/^\[|\]$/g, ""));

/** Resolves names, and refuses those that lead inside. */
const outerLookup: LookupFunction = (hostname, options, done) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    const outer = error ? [] : addresses.filter(({ address }) => !isInnerAddress(address));
    const [first] = outer;
    if (error || !first) {
      done(error ?? new Error(`${hostname} leads to an inner network`), "", 0);
    } else if (options.all) {
      done(null, outer);
    } else {
      done(null, first.address, first.family);
    }
  });
};

interface Sent {
  readonly body: Buffer;
  readonly isLoopback: boolean;
  readonly timeoutMs: number;
}

function call(url: URL, source: Request, { body, isLoopback, timeoutMs }: Sent): Promise<Response> {
  const request = url.protocol === "https:" ? requestSecure : requestPlain;
  const headers = {
    ...Object.fromEntries(source.headers),
    host: url.host,
    "accept-encoding": "identity",
    "content-length": String(body.length),
  };
  const target = isLoopback
    ? { host: "127.0.0.1", servername: url.hostname }
    : { host: url.hostname.replace(/^\[|\]$/g, ""), lookup: outerLookup };
  return new Promise<Response>((settle, fail) => {
    const outgoing = request(
      {
        ...target,
        port: url.port || (url.protocol === "https:" ? 443 : 80),
        path: url.pathname + url.search,
        method: source.method,
        headers,
        signal: AbortSignal.timeout(timeoutMs),
      },
      (answer) => {
        const chunks: Buffer[] = [];
        let bytes = 0;
        answer.on("data", (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes > maxAnswerBytes)
            answer.destroy(new Error(`an answer of more than ${maxAnswerBytes} bytes`));
          else chunks.push(chunk);
        });
        answer.on("error", fail);
        answer.on("end", () => {
          const received = Object.entries(answer.headers).map(([name, value]): [string, string] => [
            name,
            String(value),
          ]);
          const status = answer.statusCode ?? 502;
          const isEmpty = status === 204 || status === 304;
          settle(new Response(isEmpty ? null : Buffer.concat(chunks), { status, headers: received }));
        });
      },
    );
    outgoing.on("error", fail);
    outgoing.end(body);
  });
}
