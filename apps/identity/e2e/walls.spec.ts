import { expect, type RawAnswer, raw, signInAt, sites, sql, test } from "@hutong/testing/e2e";

const names = ["identity", "wholesale", "retail"] as const;
type Name = (typeof names)[number];

const form = { "content-type": "application/x-www-form-urlencoded" };

function nonceOf(answer: RawAnswer): string | undefined {
  return String(answer.headers["content-security-policy"]).match(/'nonce-([^']+)'/)?.[1];
}

for (const site of names) {
  const other: Name = site === "retail" ? "wholesale" : "retail";

  test.describe(`SECURITY 25: own Origin on every state-changing request (${site})`, () => {
    const hostile = {
      "another site's": sites[other],
      "a sub-domain's": sites[site].replace("://", "://evil."),
      "another port's": `${sites[site].replace(/:\d+$/, "")}:9`,
      null: "null",
      "an empty": "",
    };
    for (const [name, origin] of Object.entries(hostile)) {
      test(`${name} Origin is refused`, async () => {
        for (const [method, path] of [
          ["POST", "/logout"],
          ["POST", "/"],
          ["PUT", "/"],
          ["DELETE", "/api/session"],
        ] as const) {
          const answer = await raw(site, path, { method, headers: { ...form, origin }, body: "a=1" });
          expect(answer.status, `${method} ${path}`).toBe(403);
        }
      });
    }

    test("an absent Origin is refused, also for a server action", async () => {
      const plain = await raw(site, "/logout", { method: "POST", headers: form, body: "" });
      expect(plain.status).toBe(403);
      const action = await raw(site, "/", {
        method: "POST",
        headers: { "next-action": "00".repeat(20), "content-type": "text/plain;charset=UTF-8" },
        body: "[]",
      });
      expect(action.status).toBe(403);
    });

    test("our own passes", async () => {
      const answer = await raw(site, "/logout", {
        method: "POST",
        headers: { ...form, origin: sites[site] },
        body: "",
      });
      expect(answer.status).toBe(302);
      expect(answer.headers.location).toBe(`${sites[site]}/`);
    });
  });

  test.describe(`SECURITY 26: return addresses and forged hosts (${site})`, () => {
    const evil = [
      "//evil.example",
      "/\\evil.example",
      "/%09/evil.example",
      "\t//evil.example",
      "https://evil.example",
      "http:evil.example",
      "javascript:alert(1)",
      "/..//evil.example",
      "//user@evil.example",
      `${sites[other]}/`,
      "\\\\evil.example",
      "/\n/evil.example",
    ];
    test("none leads away", async ({ page }) => {
      await signInAt(page, site, "chen");
      const origin = sites[site];
      for (const next of evil) {
        // Where it leads is known before the page is drawn.
        await page.goto(`${origin}/login?next=${encodeURIComponent(next)}`, { waitUntil: "commit" });
        expect(new URL(page.url()).origin, next).toBe(origin);
      }
    });

    test("a forged Host or X-Forwarded-Host changes no link", async () => {
      const forged = {
        host: "evil.example",
        "x-forwarded-host": "evil.example",
        forwarded: "host=evil.example",
      };
      for (const path of ["/", "/login?next=/", "/api/session"]) {
        const answer = await raw(site, path, { headers: { ...forged, "x-forwarded-proto": "https" } });
        expect(JSON.stringify(answer.headers) + answer.body, path).not.toContain("evil.example");
      }
      const login = await raw(site, "/login?next=/", { headers: forged });
      const authorize = new URL(login.headers.location ?? "");
      expect(authorize.origin).toBe(sites.identity);
      expect(authorize.searchParams.get("redirect_uri")).toBe(`${sites[site]}/api/auth/callback/hutong`);
    });
  });

  test.describe(`SECURITY 27: headers (${site})`, () => {
    test("a nonce of its own for every answer, no unsafe-inline scripts, and every script carries it", async () => {
      const [one, two] = await Promise.all([raw(site, "/"), raw(site, "/")]);
      expect(nonceOf(one)).toBeTruthy();
      expect(nonceOf(one)).not.toBe(nonceOf(two));
      const policy = String(one.headers["content-security-policy"]);
      expect(policy.match(/script-src[^;]*/)?.[0]).not.toContain("unsafe-inline");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("object-src 'none'");
      expect(policy).toContain("base-uri 'none'");
      const scripts = one.body.match(/<script\b[^>]*>/g) ?? [];
      expect(scripts.length).toBeGreaterThan(0);
      for (const script of scripts) expect(script).toContain(`nonce="${nonceOf(one)}"`);
    });

    test("no-store on pages and session, nosniff, no framing, referrer kept at home", async () => {
      for (const path of ["/", "/api/session", "/login/problem", "/nothing-here"]) {
        const { headers } = await raw(site, path);
        expect(headers["cache-control"], path).toContain("no-store");
        expect(headers["x-content-type-options"], path).toBe("nosniff");
        expect(headers["x-frame-options"], path).toBe("DENY");
        expect(headers["referrer-policy"], path).toBe("same-origin");
        expect(headers["x-powered-by"], path).toBeUndefined();
        expect(headers["x-request-id"], path).toMatch(/^[\w-]{8,64}$/);
      }
    });
  });

  test.describe(`SECURITY 29: bodies (${site})`, () => {
    test("too large is answered with 413 at once", async () => {
      const startedAt = Date.now();
      const answer = await raw(site, "/logout", {
        method: "POST",
        headers: { ...form, origin: sites[site], "content-length": String(50 * 1024 * 1024) },
      }).catch((error: Error) => error);
      expect(answer).toMatchObject({ status: 413 });
      expect(Date.now() - startedAt).toBeLessThan(2_000);
    });

    test("an address of any length gets an answer of 4xx", async () => {
      expect((await raw(site, `/?q=${"a".repeat(12_000)}`)).status).toBe(414);
    });

    test("TRACE is refused", async () => {
      expect((await raw(site, "/", { method: "TRACE" })).status).toBe(405);
    });
  });

  test(`health (${site}): alive and ready`, async () => {
    expect((await raw(site, "/healthz")).status).toBe(200);
    expect((await raw(site, "/readyz")).status).toBe(200);
  });
}

test("SECURITY 14: sessions are kept as digests, cookies are __Host-, Secure, HttpOnly, Lax", async ({
  page,
}) => {
  await signInAt(page, "retail", "chen");
  await page.goto(`${sites.wholesale}/login?next=/`);
  const cookies = await page.context().cookies();
  const lasting = cookies.filter(
    (cookie) => cookie.name.includes("session") || cookie.name.includes("sign_on"),
  );
  expect(lasting.length).toBeGreaterThanOrEqual(3);
  for (const cookie of cookies) {
    expect(cookie.name, cookie.name).toMatch(/^__(Host|Secure)-/);
    expect(cookie.secure, cookie.name).toBe(true);
    expect(cookie.httpOnly, cookie.name).toBe(true);
    expect(cookie.sameSite, cookie.name).toBe("Lax");
    if (cookie.name.startsWith("__Host-")) expect(cookie.path).toBe("/");
  }
  for (const cookie of lasting.filter((one) => one.name === "__Host-hutong_session")) {
    expect(Buffer.from(cookie.value, "base64url").length * 8).toBeGreaterThanOrEqual(128);
    const found = await sql<{ n: number }>(
      "select count(*)::int as n from site_sessions where encode(token_hash, 'escape') = $1 or token_hash = sha256($1::bytea)",
      [cookie.value],
    );
    expect(found[0]?.n).toBe(1);
  }
});

test("SECURITY 7: no token reaches the browser", async ({ page }) => {
  const bodies: string[] = [];
  page.on("response", async (response) => {
    if (response.headers()["content-type"]?.includes("html"))
      bodies.push(await response.text().catch(() => ""));
  });
  await signInAt(page, "retail", "chen");
  const jwt = /eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/;
  for (const cookie of await page.context().cookies()) {
    if (/_(state|nonce|pkce)$/.test(cookie.name)) continue;
    expect(cookie.value, cookie.name).not.toMatch(jwt);
  }
  for (const body of bodies) expect(body).not.toMatch(jwt);
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toMatch(jwt);
});
