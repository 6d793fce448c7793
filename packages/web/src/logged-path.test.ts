import { expect, it } from "vitest";
import { loggedPath } from "./logged-path.ts";

it.each([
  ["/", "/"],
  ["/api/auth/callback/hutong?code=abc&state=def", "/api/auth/callback/hutong"],
  [`/sign-in/${"a1-_".repeat(10)}/submit`, "/sign-in/…/submit"],
  ["http://id.localhost:3000/oauth/authorize?x=1", "http://id.localhost:3000/oauth/authorize"],
])("%s is written down as %s", (address, written) => expect(loggedPath(address)).toBe(written));
