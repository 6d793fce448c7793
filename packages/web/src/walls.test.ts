import type { IncomingMessage } from "node:http";
import { describe, expect, it } from "vitest";
import { clientAddress, maxBodyBytes, pinHeaders, refuse, requestIdOf } from "./walls.ts";

const origin = "http://retail.localhost:3002";
const options = { origin, isProtocol: (path: string) => path === "/oauth/token" };

function request(method: string, headers: Record<string, string> = {}, url = "/"): IncomingMessage {
  // The walls look at nothing else of a request.
  return { method, url, headers: { ...headers }, socket: { remoteAddress: "::ffff:10.0.0.9" } } as never;
}

describe("SECURITY 25: own Origin", () => {
  it.each([
    undefined,
    "null",
    "",
    "http://wholesale.localhost:3001",
    `${origin}/`,
    "https://retail.localhost:3002",
  ])("refuses %s", (given) => {
    const headers: Record<string, string> = given === undefined ? {} : { origin: given };
    expect(refuse(request("POST", { ...headers, "content-length": "1" }), "/", options)?.status).toBe(403);
  });

  it("lets ours pass, reads pass, and a protocol that reads no cookie", () => {
    expect(refuse(request("POST", { origin, "content-length": "1" }), "/", options)).toBeUndefined();
    expect(refuse(request("GET"), "/", options)).toBeUndefined();
    expect(refuse(request("POST", { "content-length": "1" }), "/oauth/token", options)).toBeUndefined();
    expect(refuse(request("PATCH", { origin: "null" }), "/", options)?.status).toBe(403);
  });
});

describe("SECURITY 29: limits", () => {
  it("refuses large, unannounced and nonsensical bodies", () => {
    const post = (headers: Record<string, string>) =>
      refuse(request("POST", { origin, ...headers }), "/", options)?.status;
    expect(post({ "content-length": String(maxBodyBytes) })).toBeUndefined();
    expect(post({ "content-length": String(maxBodyBytes + 1) })).toBe(413);
    expect(post({ "content-length": "many" })).toBe(413);
    expect(post({ "transfer-encoding": "chunked" })).toBe(411);
  });

  it("takes a larger body on the path that says so, and nowhere else", () => {
    const bodyLimit = (path: string) => (path === "/pictures/new" ? 4 * maxBodyBytes : undefined);
    const post = (path: string, bytes: number) =>
      refuse(request("POST", { origin, "content-length": String(bytes) }), path, { ...options, bodyLimit })
        ?.status;
    expect(post("/pictures/new", 4 * maxBodyBytes)).toBeUndefined();
    expect(post("/pictures/new", 4 * maxBodyBytes + 1)).toBe(413);
    expect(post("/", 2 * maxBodyBytes)).toBe(413);
  });

  it("refuses long addresses and methods of no use", () => {
    expect(refuse(request("GET", {}, `/${"a".repeat(9_000)}`), "/", options)?.status).toBe(414);
    expect(refuse(request("TRACE"), "/", options)?.status).toBe(405);
    expect(refuse(request("GET", {}, "//"), "//", options)?.status).toBe(400);
  });
});

describe("SECURITY 26: forged headers", () => {
  it("pins host, scheme and address, and drops what could say otherwise", () => {
    const req = request("GET", {
      host: "evil.example",
      forwarded: "host=evil.example",
      "x-forwarded-host": "evil.example",
      "x-forwarded-server": "evil.example",
      "x-middleware-subrequest": "middleware",
    });
    pinHeaders(req, origin, "10.0.0.9", "request-1");
    expect(req.headers).toEqual({
      host: "retail.localhost:3002",
      "x-forwarded-host": "retail.localhost:3002",
      "x-forwarded-proto": "http",
      "x-forwarded-for": "10.0.0.9",
      "x-request-id": "request-1",
    });
  });

  it("believes X-Forwarded-For only as far as our own proxies wrote it", () => {
    const headers = { "x-forwarded-for": "1.1.1.1, 2.2.2.2, 3.3.3.3" };
    expect(clientAddress(request("GET", headers), 0)).toBe("10.0.0.9");
    expect(clientAddress(request("GET", headers), 1)).toBe("3.3.3.3");
    expect(clientAddress(request("GET", headers), 2)).toBe("2.2.2.2");
    expect(clientAddress(request("GET", {}), 1)).toBe("10.0.0.9");
  });

  it("keeps a plausible request id and makes one otherwise", () => {
    expect(requestIdOf(request("GET", { "x-request-id": "abcdefgh-1" }))).toBe("abcdefgh-1");
    expect(requestIdOf(request("GET", { "x-request-id": "a\nb" }))).toMatch(/^[0-9a-f-]{36}$/);
  });
});
