import { type IncomingMessage, request } from "node:http";

export interface Visited {
  readonly url: URL;
  readonly status: number;
  readonly body: string;
}

/**
 * The least of a browser, for tests of whole worlds: cookies by host, redirects followed. It speaks to the sites' own
 * ports as a proxy on this machine would: `portOf` says where a host's site listens.
 */
export class Visitor {
  readonly #portOf: (host: string) => number;
  readonly #cookies = new Map<string, Map<string, string>>();

  constructor(portOf: (host: string) => number) {
    this.#portOf = portOf;
  }

  /** Goes there, by POST where a form is given, and on to where it leads. */
  async go(address: string, form?: Readonly<Record<string, string>>): Promise<Visited> {
    const url = new URL(address);
    const answer = await this.#ask(url, form);
    const { location } = answer.headers;
    return location
      ? this.go(new URL(location, url).href)
      : { url, status: answer.status, body: answer.body };
  }

  /** Signs in at a site, from its door to wherever that leads. */
  async signIn(origin: string, identifier: string, password: string): Promise<Visited> {
    const page = await this.go(`${origin}/login?next=/`);
    return this.go(new URL(`${page.url.pathname}/submit`, page.url).href, { identifier, password });
  }

  #ask(url: URL, form: Readonly<Record<string, string>> | undefined) {
    const jar = this.#cookies.get(url.host) ?? new Map<string, string>();
    this.#cookies.set(url.host, jar);
    const body = form ? new URLSearchParams(form).toString() : undefined;
    const headers: Record<string, string> = {
      host: url.host,
      cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; "),
      ...(body === undefined
        ? {}
        : {
            origin: url.origin,
            "content-type": "application/x-www-form-urlencoded",
            "content-length": String(Buffer.byteLength(body)),
          }),
    };
    const method = body === undefined ? "GET" : "POST";
    const place = { host: "127.0.0.1", port: this.#portOf(url.host), path: url.pathname + url.search };
    return new Promise<{ status: number; headers: IncomingMessage["headers"]; body: string }>(
      (done, fail) => {
        const asked = request({ ...place, method, headers }, async (answer) => {
          for (const line of answer.headers["set-cookie"] ?? []) {
            const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
            jar.set(name, value);
          }
          let text = "";
          for await (const chunk of answer) text += chunk;
          done({ status: answer.statusCode ?? 0, headers: answer.headers, body: text });
        });
        asked.once("error", fail);
        asked.end(body);
      },
    );
  }
}
