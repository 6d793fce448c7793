import { startUpstream, type UpstreamRefusal } from "@hutong/identity/upstream";
import { isDomainError } from "@hutong/kernel";
import { requestCtx, site } from "@hutong/site";
import { keptUpstreamBrowser, upstreamHouse } from "./upstream-browser.ts";

type Start = Omit<Parameters<typeof startUpstream>[2], "browser">;

/** Leads the browser to a provider; where it cannot be reached, to the page that says so. */
export async function setOut(start: Start): Promise<Response> {
  const { token, line } = await keptUpstreamBrowser();
  try {
    const { url } = await startUpstream(await requestCtx(), upstreamHouse(), { ...start, browser: token });
    return lead(url, line);
  } catch (error) {
    if (!isDomainError(error)) throw error;
    site().log.warn({ upstream: start.slug.slice(0, 32), err: error }, "upstream");
    const why = error.code === "not_found" ? "gone" : "unreachable";
    return lead(problemPath(why, start.interactionUid ?? null));
  }
}

/** The page that says why a provider let nobody in, with the way on from there. */
export function problemPath(
  why: UpstreamRefusal | "gone" | "unreachable",
  interactionUid: string | null,
): string {
  return `/upstream/problem?${new URLSearchParams({ why, ...(interactionUid ? { uid: interactionUid } : {}) })}`;
}

/** A redirect of a GET: to a path of ours, or to a provider. */
export function lead(to: string, cookie?: string): Response {
  const headers: Record<string, string> = {
    Location: to.startsWith("/") ? site().env.origin + to : to,
    "Cache-Control": "no-store",
    // The addresses of a sign-in under way are nobody else's.
    "Referrer-Policy": "no-referrer",
  };
  if (cookie) headers["Set-Cookie"] = cookie;
  return new Response(null, { status: 303, headers });
}
