import { afterEach, describe, expect, it } from "vitest";
import { createSiteMetrics, type SiteMetrics } from "./site-metrics.ts";

let metrics: SiteMetrics | undefined;
afterEach(async () => {
  await metrics?.close();
});

async function started(): Promise<{ metrics: SiteMetrics; scrape: () => Promise<string>; base: string }> {
  const made = createSiteMetrics("identity");
  metrics = made;
  const base = `http://127.0.0.1:${await made.listen(0, "127.0.0.1")}`;
  return { metrics: made, base, scrape: async () => (await fetch(`${base}/metrics`)).text() };
}

describe("the metrics of a process", () => {
  it("count requests by route and status, and tell of Node itself", async () => {
    const { metrics, scrape } = await started();
    metrics.observeRequest({ route: "page", status: 200, seconds: 0.004 });
    metrics.observeRequest({ route: "page", status: 200, seconds: 0.3 });
    metrics.observeRequest({ route: "oauth_token", status: 400, seconds: 0.002 });
    const text = await scrape();
    expect(text).toContain(
      'hutong_http_request_duration_seconds_count{site="identity",route="page",status="200"} 2',
    );
    expect(text).toContain(
      'hutong_http_request_duration_seconds_bucket{le="0.005",site="identity",route="page",status="200"} 1',
    );
    expect(text).toContain('route="oauth_token",status="400"} 1');
    for (const name of ["nodejs_eventloop_lag_p99_seconds", "process_cpu_seconds_total"]) {
      expect(text).toMatch(new RegExp(`^${name}\\{site="identity"\\} `, "m"));
    }
  });

  it("have counters and gauges of ours; a gauge that cannot be read is left out, the rest is told", async () => {
    const { metrics, scrape } = await started();
    const count = metrics.counter({ name: "tries_total", help: "t", labelNames: ["outcome"] });
    metrics.counter({ name: "plain_total", help: "p" });
    metrics.gauge({ name: "load", help: "l", labelNames: ["state"], read: () => [reading("idle", 3)] });
    metrics.gauge({
      name: "broken",
      help: "b",
      read: async () => {
        throw new Error("no database");
      },
    });
    count({ outcome: "done" });
    count({ outcome: "done" }, 4);
    const text = await scrape();
    expect(text).toContain('tries_total{outcome="done",site="identity"} 5');
    expect(text).toContain('plain_total{site="identity"} 0');
    expect(text).toContain('load{state="idle",site="identity"} 3');
    expect(text).not.toMatch(/^broken\{/m);
  });

  it("are told at GET /metrics and nowhere else", async () => {
    const { base } = await started();
    expect((await fetch(`${base}/`)).status).toBe(404);
    expect((await fetch(`${base}/metrics`, { method: "POST" })).status).toBe(404);
    const answer = await fetch(`${base}/metrics`);
    expect(answer.headers.get("content-type")).toContain("text/plain; version=0.0.4");
  });
});

function reading(state: string, value: number) {
  return { labels: { state }, value };
}
