import { siteNames } from "../../bin/paths.mjs";
import type { WorldEnv } from "../env.ts";
import { error, type Finding, ok, warning } from "./finding.ts";

/** The origins: TLS outside this machine, three hosts, and what stands in front of them. */
export function checkOrigins(env: WorldEnv): Finding[] {
  const urls = siteNames.map((site) => new URL(env.sites[site].origin));
  const findings: Finding[] = [];
  const plain = urls.filter((url) => url.protocol !== "https:" && !/(^|\.)localhost$/.test(url.hostname));
  if (plain.length > 0)
    findings.push(
      error(
        `Without TLS: ${plain.map(({ origin }) => origin).join(", ")}`,
        "Sign-in cookies are sent over https alone: put a proxy with TLS in front.",
      ),
    );
  if (new Set(urls.map(({ hostname }) => hostname)).size < urls.length)
    findings.push(
      error("Two sites share a host", "Cookies know no ports: give each site a host name of its own."),
    );
  if (!env.isLocal && !env.passed.HUTONG_TRUSTED_PROXIES)
    findings.push(
      warning(
        "HUTONG_TRUSTED_PROXIES is not set",
        "Behind a proxy every person has the proxy's address then, and they share one throttle: say how many proxies stand in front.",
      ),
    );
  return findings.length > 0 ? findings : [ok(`Origins: ${urls.map(({ origin }) => origin).join(", ")}`)];
}
