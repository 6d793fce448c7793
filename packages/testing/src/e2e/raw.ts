import { type IncomingHttpHeaders, request } from "node:http";
import { type SiteName, sites } from "./env.ts";

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface RawRequest {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
  /** Another process of the site than the launcher's own. */
  readonly port?: number;
  /** The loopback address to come from: another one is another client. */
  readonly from?: string;
}

/** One request to a site over loopback under its public Host, as written: no cookies, no redirects followed. */
export function raw(site: SiteName, path: string, options: RawRequest = {}): Promise<RawAnswer> {
  const { host, port } = new URL(sites[site]);
  return new Promise((done, fail) => {
    const call = request(
      {
        host: "127.0.0.1",
        port: options.port ?? port,
        path,
        method: options.method ?? "GET",
        headers: { host, ...options.headers },
        ...(options.from ? { localAddress: options.from } : {}),
        timeout: 20_000,
      },
      (res) => {
        let body = "";
        res.setEncoding("utf8");
        res.on("data", (chunk) => {
          body += chunk;
        });
        res.on("end", () => done({ status: res.statusCode ?? 0, headers: res.headers, body }));
      },
    );
    call.on("timeout", () => call.destroy(new Error("no answer in 20 s")));
    call.on("error", fail);
    call.end(options.body);
  });
}
