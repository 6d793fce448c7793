import type { UpstreamHouse } from "@hutong/identity/upstream";
import { randomToken } from "@hutong/kernel";
import { site } from "@hutong/site";
import { cookies } from "next/headers";

/** By this cookie a way back from a provider is known to end in the browser where it began. */
const upstreamCookie = "__Host-hutong_upstream";
const maxAgeSeconds = 1_200;

/** The browser's own token, if it has set out; one token serves the visits of all its tabs. */
export async function upstreamBrowser(): Promise<string | undefined> {
  const token = (await cookies()).get(upstreamCookie)?.value;
  return token && /^[\w-]{43}$/.test(token) ? token : undefined;
}

/** The browser's token, an old or a new one, with the Set-Cookie line that keeps it a while longer. */
export async function keptUpstreamBrowser(): Promise<{ readonly token: string; readonly line: string }> {
  const token = (await upstreamBrowser()) ?? randomToken();
  // Lax: the provider leads back by a link, from another site.
  return {
    token,
    line: `${upstreamCookie}=${token}; Path=/; Max-Age=${maxAgeSeconds}; Secure; HttpOnly; SameSite=Lax`,
  };
}

/** This house, as the verbs of providers are told of it. */
export function upstreamHouse(): UpstreamHouse {
  const { origin, keySecret } = site().env;
  if (!keySecret) throw new Error("the identity site runs without HUTONG_KEY_SECRET");
  return { origin, keySecret };
}
