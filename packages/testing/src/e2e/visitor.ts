import { randomInt } from "node:crypto";
import { type SiteName, sites } from "./env.ts";
import { type RawAnswer, raw } from "./raw.ts";

export interface Visit extends RawAnswer {
  readonly url: URL;
  /** Every answer on the way, this one last. */
  readonly hops: readonly { readonly url: URL; readonly answer: RawAnswer }[];
}

export interface VisitOptions {
  /** Follow redirects (the default), or stop at the first one that leads where this says. */
  readonly stopAt?: (location: URL) => boolean;
}

interface Cookie {
  readonly value: string;
  readonly path: string;
}

const mostHops = 15;

/** A loopback address that is no other test's: another client, for whatever counts by address. */
export function freshAddress(): string {
  return `127.${randomInt(1, 255)}.${randomInt(0, 256)}.${randomInt(2, 255)}`;
}

/** A browser without a screen: cookies, redirects and native forms, from an address of its own. */
export class Visitor {
  readonly #from: string;
  readonly #jars = new Map<SiteName, Map<string, Cookie>>();

  constructor(from: string = freshAddress()) {
    this.#from = from;
  }

  get(url: string | URL, options: VisitOptions = {}): Promise<Visit> {
    return this.#go("GET", new URL(url), undefined, options);
  }

  /** Posts a form as a page of that site would. */
  post(
    url: string | URL,
    fields: Record<string, string> | URLSearchParams,
    options: VisitOptions = {},
  ): Promise<Visit> {
    return this.#go("POST", new URL(url), new URLSearchParams(fields).toString(), options);
  }

  /** One request as a script of that site's page would make it; no redirect is followed. */
  send(url: string | URL, body: string, headers: Record<string, string>): Promise<RawAnswer> {
    return this.#request({ method: "POST", url: new URL(url), body, headers });
  }

  /** Takes a cookie as if a site had set it. */
  carry(site: SiteName, name: string, value: string): void {
    this.#keep(site, [`${name}=${value}; path=/`]);
  }

  /** The value of a cookie at a site. */
  cookie(site: SiteName, name: string): string | undefined {
    return this.#jars.get(site)?.get(name)?.value;
  }

  async #go(method: string, url: URL, body: string | undefined, options: VisitOptions): Promise<Visit> {
    const hops: { url: URL; answer: RawAnswer }[] = [];
    for (let step = { method, url, body }; hops.length < mostHops; ) {
      const answer = await this.#request(step);
      hops.push({ url: step.url, answer });
      const next = whereNext(answer, step.url);
      if (!next || options.stopAt?.(next)) {
        return { ...answer, url: step.url, hops };
      }
      step = { method: "GET", url: next, body: undefined };
    }
    throw new Error(`more than ${mostHops} redirects: ${hops.map((hop) => hop.url.pathname).join(" → ")}`);
  }

  async #request({
    method,
    url,
    body,
    headers = {},
  }: {
    method: string;
    url: URL;
    body: string | undefined;
    headers?: Record<string, string>;
  }) {
    const site = siteOf(url);
    const cookies = [...(this.#jars.get(site) ?? [])].filter(([, { path }]) => covers(path, url.pathname));
    const answer = await raw(site, url.pathname + url.search, {
      method,
      from: this.#from,
      headers: {
        ...(cookies.length > 0 && {
          cookie: cookies.map(([name, { value }]) => `${name}=${value}`).join("; "),
        }),
        ...(method === "POST" && {
          origin: url.origin,
          "content-type": "application/x-www-form-urlencoded",
          "content-length": String(Buffer.byteLength(body ?? "")),
        }),
        ...headers,
      },
      ...(body !== undefined && { body }),
    });
    this.#keep(site, answer.headers["set-cookie"] ?? []);
    return answer;
  }

  #keep(site: SiteName, lines: readonly string[]): void {
    const jar = this.#jars.get(site) ?? new Map<string, Cookie>();
    this.#jars.set(site, jar);
    for (const line of lines) {
      const [pair = "", ...attributes] = line.split(";").map((part) => part.trim());
      const name = pair.slice(0, pair.indexOf("="));
      const attribute = (key: string) =>
        attributes.find((one) => one.toLowerCase().startsWith(`${key}=`))?.slice(key.length + 1);
      const expires = attribute("expires");
      const isOver =
        attribute("max-age") === "0" || (expires !== undefined && Date.parse(expires) < Date.now());
      if (isOver) jar.delete(name);
      else jar.set(name, { value: pair.slice(name.length + 1), path: attribute("path") ?? "/" });
    }
  }
}

/** Where a redirect leads, or a page that takes the browser on at once. */
function whereNext({ status, headers, body }: RawAnswer, here: URL): URL | undefined {
  const refresh = /http-equiv="refresh" content="0;url=([^"]+)"/.exec(status === 429 ? body : "")?.[1];
  const to = status >= 300 && status <= 399 ? headers.location : refresh?.replaceAll("&amp;", "&");
  return to ? new URL(to, here) : undefined;
}

/** RFC 6265 5.1.4. */
function covers(cookiePath: string, path: string): boolean {
  return path === cookiePath || path.startsWith(cookiePath.endsWith("/") ? cookiePath : `${cookiePath}/`);
}

function siteOf(url: URL): SiteName {
  for (const [name, origin] of Object.entries(sites)) if (origin === url.origin) return name as SiteName; // the keys of `sites`
  throw new Error(`none of our sites: ${url.origin}`);
}
