import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { openShortWay, shortWayOf, takeShortWay } from "./short-ways.ts";

const origin = "http://shop.localhost:3002";
let server: Server | undefined;
afterEach(() => server?.close());

/** A server that has short ways and nothing else. @returns its address */
async function started(): Promise<string> {
  server = createServer((req, res) => {
    const way = shortWayOf(req.method, (req.url ?? "/").split("?", 1)[0] ?? "/");
    if (way) void takeShortWay(way, req, res, origin);
    else res.writeHead(404).end();
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe("a short way", () => {
  it("is told the address under the site's own origin, and every header", async () => {
    openShortWay("/told", async (address, headers) =>
      Response.json({ address, cookie: headers.get("cookie"), host: headers.get("host") }),
    );
    const base = await started();
    const answer = await fetch(`${base}/told?next=%2Fa`, { headers: { cookie: "a=1; b=2" } });
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(await answer.json()).toEqual({
      address: `${origin}/told?next=%2Fa`,
      cookie: "a=1; b=2",
      host: new URL(base).host,
    });
  });

  it("passes on the status, the way on, and each cookie by itself", async () => {
    openShortWay("/way", async () => {
      const answer = new Response(null, { status: 302, headers: { Location: "http://id.localhost/x" } });
      answer.headers.append("Set-Cookie", "a=1; Expires=Wed, 25 Nov 2026 05:00:00 GMT");
      answer.headers.append("Set-Cookie", "b=2; Path=/");
      return answer;
    });
    const answer = await fetch(`${await started()}/way`, { redirect: "manual" });
    expect(answer.status).toBe(302);
    expect(answer.headers.get("location")).toBe("http://id.localhost/x");
    expect(answer.headers.getSetCookie()).toEqual([
      "a=1; Expires=Wed, 25 Nov 2026 05:00:00 GMT",
      "b=2; Path=/",
    ]);
  });

  it("answers HEAD without a body, and leaves every other method and path alone", async () => {
    openShortWay("/only", async () => new Response("words"));
    const base = await started();
    const head = await fetch(`${base}/only`, { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
    for (const [path, method] of [
      ["/only", "POST"],
      ["/only/", "GET"],
      ["/other", "GET"],
    ] as const)
      expect((await fetch(base + path, { method })).status).toBe(404);
  });
});
