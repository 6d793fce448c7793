import { request } from "node:http";

/**
 * A fetch that goes to a port of this machine (or of `via`) whatever the address says, under the address's own Host.
 * Node does not resolve `*.localhost`, and between our own processes the detour over the public address is not wanted.
 * Redirects are not followed; `timeoutMs` bounds the whole call.
 */
export function fetchVia(port: number, timeoutMs: number, via = "127.0.0.1"): typeof fetch {
  return async (input, init) => {
    const source = new Request(input, init);
    const { host, protocol, pathname, search } = new URL(source.url);
    const body = Buffer.from(await source.arrayBuffer());
    const headers = {
      ...Object.fromEntries(source.headers),
      host,
      "x-forwarded-proto": protocol.replace(":", ""),
      "content-length": String(body.length),
    };
    return new Promise<Response>((done, fail) => {
      const { method } = source;
      const signal = AbortSignal.timeout(timeoutMs);
      const call = request(
        { host: via, port, method, path: pathname + search, headers, signal },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on("data", (chunk: Buffer) => chunks.push(chunk));
          answer.on("error", fail);
          answer.on("end", () => {
            const received = Object.entries(answer.headers).map(([name, value]): [string, string] => [
              name,
              String(value),
            ]);
            const status = answer.statusCode ?? 502;
            const empty = status === 204 || status === 304;
            done(new Response(empty ? null : Buffer.concat(chunks), { status, headers: received }));
          });
        },
      );
      call.on("error", fail);
      call.end(body);
    });
  };
}
