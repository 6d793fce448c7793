import { request } from "node:http";

/**
 * A fetch for calls from a site's server to the identity site: to its loopback port, under the public Host.
 * Node does not resolve `*.localhost`, and on one machine the detour over the public address is not wanted.
 * Redirects are not followed; 10 s at most.
 */
export function identityFetch(identityOrigin: string, identityPort: number): typeof fetch {
  const { host, protocol } = new URL(identityOrigin);
  return async (input, init) => {
    const source = new Request(input, init);
    const url = new URL(source.url);
    if (url.origin !== identityOrigin) throw new Error(`not the identity site: ${url.origin}`);
    const body = Buffer.from(await source.arrayBuffer());
    const headers = {
      ...Object.fromEntries(source.headers),
      host,
      "x-forwarded-proto": protocol.replace(":", ""),
    };
    return new Promise<Response>((done, fail) => {
      const call = request(
        {
          host: "127.0.0.1",
          port: identityPort,
          method: source.method,
          path: url.pathname + url.search,
          headers: { ...headers, "content-length": body.length },
          signal: AbortSignal.timeout(10_000),
        },
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
            done(new Response(status === 204 ? null : Buffer.concat(chunks), { status, headers: received }));
          });
        },
      );
      call.on("error", fail);
      call.end(body);
    });
  };
}
