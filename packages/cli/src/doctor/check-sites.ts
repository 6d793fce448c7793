import { siteNames } from "../../bin/paths.mjs";
import type { SiteName, WorldEnv } from "../env.ts";
import { probe } from "../world/site-process.ts";
import { error, type Finding, ok, warning } from "./finding.ts";

export interface SiteAnswers {
  readonly site: SiteName;
  readonly origin: string;
  /** Status of /healthz and /readyz on its port; 0: no answer. */
  readonly health: number;
  readonly ready: number;
  /** Status of /healthz under the public name; undefined for *.localhost, which only browsers resolve. */
  readonly outside: number | undefined;
}

/** Each site's health and readiness, here and under its public name. */
export async function checkSites(env: WorldEnv): Promise<Finding[]> {
  const answers = await Promise.all(
    siteNames.map(async (site) => {
      const place = env.sites[site];
      const [health, ready] = await Promise.all([probe(place, "/healthz"), probe(place, "/readyz")]);
      return {
        site,
        origin: place.origin,
        health,
        ready,
        outside: env.isLocal ? undefined : await fromOutside(place.origin),
      };
    }),
  );
  return answers.every(({ health }) => health === 0)
    ? [warning("The sites do not run", "npm start; this checked the rest.")]
    : answers.map(judgeSite);
}

export function judgeSite({ site, origin, health, ready, outside }: SiteAnswers): Finding {
  if (health === 0)
    return error(`The ${site} site does not answer`, "Its log in the data directory says why.");
  if (ready !== 200)
    return error(
      `The ${site} site lives and is not ready (${ready})`,
      "It drains, or its database does not answer.",
    );
  if (outside !== undefined && outside !== 200) {
    const advice =
      "Look at the name, the certificate and the proxy; Node believes a certificate of your own through NODE_EXTRA_CA_CERTS.";
    return warning(`${origin} does not answer from here (${outside || "no answer"})`, advice);
  }
  return ok(`The ${site} site is ready`);
}

async function fromOutside(origin: string): Promise<number> {
  try {
    return (await fetch(`${origin}/healthz`, { signal: AbortSignal.timeout(5_000), redirect: "manual" }))
      .status;
  } catch {
    return 0;
  }
}
