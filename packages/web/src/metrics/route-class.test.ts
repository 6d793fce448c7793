import { describe, expect, it } from "vitest";
import { routeClass } from "./route-class.ts";

describe("the class of a request", () => {
  it.each([
    ["GET", "/", "page"],
    ["GET", "/goods/0198", "page"],
    ["POST", "/goods/0198", "action"],
    ["GET", "/login", "sign_on_start"],
    ["GET", "/login/problem", "page"],
    ["GET", "/api/auth/callback/hutong", "sign_on_callback"],
    ["GET", "/api/session", "session"],
    ["GET", "/api/else", "api"],
    ["POST", "/logout", "logout"],
    ["GET", "/oauth/authorize", "oauth_authorize"],
    ["GET", "/oauth/authorize/some-uid", "oauth_authorize"],
    ["POST", "/oauth/token", "oauth_token"],
    ["POST", "/oauth/tokens", "action"],
    ["POST", "/sign-in/some-uid/submit", "sign_in"],
    ["GET", "/_next/static/chunks/a.js", "static"],
    ["GET", "/accounts", "page"],
  ])("%s %s is %s", (method, path, expected) => expect(routeClass(method, path)).toBe(expected));

  it("has few values, whatever is asked", () => {
    const seen = new Set<string>();
    for (let index = 0; index < 1_000; index += 1) seen.add(routeClass("GET", `/${index}/oauth/token`));
    expect([...seen]).toEqual(["page"]);
  });
});
