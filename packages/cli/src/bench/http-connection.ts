import { Agent, type IncomingMessage, request } from "node:http";

export interface Answer {
  readonly status: number;
  readonly location: string | undefined;
  readonly setCookie: readonly string[];
  readonly body: string;
}

export interface Call {
  readonly method?: "GET" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  /** True for a call of a site's server: without cookies and without an Origin. */
  readonly fromServer?: boolean;
  /** A form's body. */
  readonly form?: Readonly<Record<string, string | readonly string[]>>;
  /** A body of JSON, instead. */
  readonly json?: object;
}

/** One keep-alive connection a server, and a cookie jar a host, as one browser has. Calls go to loopback. */
export class Connection {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #jars = new Map<string, Map<string, string>>();

  /** The cookies held for an origin, as a header. */
  cookies(origin: string): string {
    return [...(this.#jars.get(origin) ?? [])].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  /** Takes over what another connection holds for an origin. */
  setCookies(origin: string, header: string): void {
    this.#jars.set(origin, new Map(header.split("; ").filter(Boolean).map(splitPair)));
  }

  async call(url: string, call: Call = {}): Promise<Answer> {
    const { origin, host, port, pathname, search } = new URL(url);
    const body = call.form ? encode(call.form) : call.json && JSON.stringify(call.json);
    const cookie = call.fromServer ? "" : this.cookies(origin);
    const response = await this.#send(
      {
        host: "127.0.0.1",
        port: Number(port),
        path: pathname + search,
        method: call.method ?? "GET",
        agent: this.#agent,
        headers: {
          Host: host,
          ...(cookie ? { Cookie: cookie } : {}),
          ...(body === undefined
            ? {}
            : {
                "Content-Type": call.form ? "application/x-www-form-urlencoded" : "application/json",
                "Content-Length": String(Buffer.byteLength(body)),
                ...(call.fromServer ? {} : { Origin: origin }),
              }),
          ...call.headers,
        },
      },
      body,
    );
    const setCookie = response.message.headers["set-cookie"] ?? [];
    this.#keep(origin, setCookie);
    const location = response.message.headers.location;
    return {
      status: response.message.statusCode ?? 0,
      location: location && new URL(location, url).href,
      setCookie,
      body: response.body,
    };
  }

  close(): void {
    this.#agent.destroy();
  }

  #send(options: object, body: string | undefined): Promise<{ message: IncomingMessage; body: string }> {
    return new Promise((settle, fail) => {
      const sent = request(options, (message) => {
        let text = "";
        message.setEncoding("utf8");
        message.on("data", (chunk: string) => {
          text += chunk;
        });
        message.once("end", () => settle({ message, body: text }));
        message.once("error", fail);
      });
      sent.once("error", fail);
      sent.end(body);
    });
  }

  #keep(origin: string, lines: readonly string[]): void {
    for (const line of lines) {
      const jar = this.#jars.get(origin) ?? new Map<string, string>();
      this.#jars.set(origin, jar);
      const [name, value] = splitPair(line.split(";", 1)[0] ?? "");
      if (value === "" || /;\s*max-age=0/i.test(line) || /expires=Thu, 01 Jan 1970/i.test(line))
        jar.delete(name);
      else jar.set(name, value);
    }
  }
}

function encode(form: NonNullable<Call["form"]>): string {
  const pairs = Object.entries(form).flatMap(([name, value]) =>
    [value].flat().map((one) => [name, String(one)]),
  );
  return new URLSearchParams(pairs).toString();
}

function splitPair(pair: string): [string, string] {
  const at = pair.indexOf("=");
  return [pair.slice(0, at), pair.slice(at + 1)];
}
