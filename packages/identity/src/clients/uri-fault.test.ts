import { describe, expect, it } from "vitest";
import { uriFault } from "./uri-fault.ts";

describe("SECURITY 1: an address of a client", () => {
  it.each([
    "https://shop.example/callback",
    "https://shop.example:8443/callback?tenant=1",
    "http://localhost:3000/callback",
    "http://shop.localhost:4010/callback",
    "http://127.0.0.1:9/cb",
    "http://[::1]:9/cb",
  ])("takes %s", (uri) => expect(uriFault(uri)).toBeUndefined());

  it.each([
    ["", "empty"],
    ["  ", "empty"],
    ["/callback", "relative"],
    ["shop.example/callback", "relative"],
    ["https:shop.example/cb", "relative"],
    ["https://shop.example/ x", "space"],
    ["https://shop.example\\cb", "space"],
    ["javascript:alert(1)", "scheme"],
    ["com.example.app:/cb", "scheme"],
    ["http://shop.example/callback", "insecure"],
    ["http://127.0.0.1.evil.example/cb", "insecure"],
    ["http://evillocalhost/cb", "insecure"],
    ["https://shop.example/callback#x", "fragment"],
    ["https://shop.example/callback#", "fragment"],
    ["https://user@shop.example/callback", "userinfo"],
    ["https://@shop.example/callback", "userinfo"],
    ["https://*.shop.example/callback", "wildcard"],
    ["https://shop.example/*", "wildcard"],
  ])("refuses %j as %s", (uri, fault) => expect(uriFault(uri)).toBe(fault));
});
