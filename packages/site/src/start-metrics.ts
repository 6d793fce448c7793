import type { Database } from "@hutong/db";
import { onSignal } from "@hutong/kernel";
import type { SiteEnv, SiteLog, SiteMetrics } from "@hutong/web";

/**
 * Serves this process's metrics on its private port: requests, Node, the pool of connections, and what the verbs signal.
 * @returns undefined where no port is set; then nothing of it is loaded
 */
export async function startMetrics(
  env: SiteEnv,
  { pool }: Database,
  log: SiteLog,
): Promise<SiteMetrics | undefined> {
  if (env.metricsPort === undefined) return undefined;
  const { createSiteMetrics } = await import("@hutong/web/metrics");
  const metrics = createSiteMetrics(env.site);
  metrics.gauge({
    name: "hutong_database_connections",
    help: "Connections of the pool: idle, in use, and requests that wait for one",
    labelNames: ["state"],
    read: () => [
      { labels: { state: "idle" }, value: pool.idleCount },
      { labels: { state: "in_use" }, value: pool.totalCount - pool.idleCount },
      { labels: { state: "waiting" }, value: pool.waitingCount },
    ],
  });
  countSignals(metrics);
  const port = await metrics.listen(env.metricsPort, env.metricsHost);
  log.info({ port, host: env.metricsHost }, "metrics");
  return metrics;
}

function countSignals(metrics: SiteMetrics): void {
  const signIns = metrics.counter({
    name: "hutong_sign_ins_total",
    help: "Tries to sign in with a password, by outcome",
    labelNames: ["outcome"],
  });
  const throttled = metrics.counter({
    name: "hutong_throttled_total",
    help: "Refusals by a throttle, by its rule",
    labelNames: ["rule"],
  });
  const refused = metrics.counter({
    name: "hutong_hash_refused_total",
    help: "Password hashes refused because the queue was full",
  });
  onSignal("sign_in", (labels) => signIns(labels));
  onSignal("throttled", (labels) => throttled(labels));
  onSignal("hash_refused", () => refused({}));
}
