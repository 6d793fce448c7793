import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export interface BlockingProxy {
  /** For the `proxy` option of a browser context. */
  readonly server: string;
  close(): Promise<void>;
}

/** An HTTP proxy on loopback that takes every cookie away, to and from one origin: a browser that refuses them there. */
export async function cookieBlockingProxy(blockedOrigin: string): Promise<BlockingProxy> {
  const server = createServer((req, res) => {
    const url = new URL(req.url ?? "");
    const isBlocked = url.origin === blockedOrigin;
    const headers = { ...req.headers, host: url.host };
    if (isBlocked) delete headers.cookie;
    const call = request(
      { host: "127.0.0.1", port: url.port, path: url.pathname + url.search, method: req.method, headers },
      (answer) => {
        const back = { ...answer.headers };
        if (isBlocked) delete back["set-cookie"];
        res.writeHead(answer.statusCode ?? 502, back);
        answer.pipe(res);
      },
    );
    call.on("error", () => res.destroy());
    req.pipe(call);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo; // listens on TCP
  return { server: `http://127.0.0.1:${port}`, close: () => close(server) };
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => server.close(() => done()));
}
