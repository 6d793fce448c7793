import { hashQueue, readBacklog } from "@hutong/identity";
import type { SetUp } from "@hutong/site/server";

/** What waits is counted in the database at most so often, however often it is asked for. */
const backlogEveryMs = 10_000;

/** The gauges of the identity site alone: the queue of password hashes, and what waits to be handed on. */
export function addIdentityMetrics({ metrics, database }: SetUp): void {
  if (!metrics) return;
  metrics.gauge({
    name: "hutong_hash_queue",
    help: "Password hashes that are computed and that wait now",
    labelNames: ["state"],
    read: () => {
      const { running, waiting } = hashQueue().load;
      return [
        { labels: { state: "running" }, value: running },
        { labels: { state: "waiting" }, value: waiting },
      ];
    },
  });
  const backlog = keptFor(backlogEveryMs, () => readBacklog(database.pool));
  for (const state of ["waiting", "dead"] as const) {
    metrics.gauge({
      name: `hutong_outbox_${state}`,
      help: state === "waiting" ? "Events and mails not yet handed on" : "Events and mails given up",
      labelNames: ["queue"],
      read: async () => (await backlog()).map(({ queue, [state]: value }) => ({ labels: { queue }, value })),
    });
    const age = state === "waiting" ? "oldestWaitingSeconds" : "oldestDeadSeconds";
    metrics.gauge({
      name: `hutong_outbox_oldest_${state}_seconds`,
      help: "Age of the oldest of them",
      labelNames: ["queue"],
      read: async () => (await backlog()).map(({ queue, [age]: value }) => ({ labels: { queue }, value })),
    });
  }
}

/** Reads at most once in so many milliseconds; a failure is not kept. */
function keptFor<T>(ms: number, read: () => Promise<T>): () => Promise<T> {
  let kept: { readonly at: number; readonly value: Promise<T> } | undefined;
  return () => {
    if (!kept || performance.now() - kept.at > ms) {
      const value = read();
      kept = { at: performance.now(), value };
      value.catch(() => {
        kept = undefined;
      });
    }
    return kept.value;
  };
}

/** Counts what is handed on to others; nothing where there are no metrics. */
export function countHandedOn(metrics: SetUp["metrics"]) {
  const handedOn = metrics?.counter({
    name: "hutong_handed_on_total",
    help: "Logout notices to other sites, webhooks of shops, notices of inquiries and mails: delivered, failed (and tried again), dead (given up)",
    labelNames: ["queue", "outcome"],
  });
  return (
    queue: "sign_out" | "webhook" | "inquiry_notice" | "change_notice" | "money_notice" | "mail",
    outcomes: Readonly<Record<string, number>>,
  ): void => {
    for (const [outcome, by] of Object.entries(outcomes)) if (by > 0) handedOn?.({ queue, outcome }, by);
  };
}
