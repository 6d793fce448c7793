import { browserFlows, type Flow, firstStep, providerFlows, type User } from "./flows.ts";
import { Connection } from "./http-connection.ts";
import { shopFlows } from "./shop-flows.ts";
import { type Target, type TargetData, targetOf } from "./target.ts";

// The load, in a process of its own so that its CPU is not counted as anybody's. Told by IPC what to run.

export interface LoadOrder {
  readonly target: TargetData;
  readonly flow: string;
  readonly users: number;
  readonly seconds: number;
  /** Run before and not counted: a compiler that has not seen a flow yet costs ten times as much. */
  readonly warmSeconds: number;
}

export type LoadMessage =
  | { readonly type: "prepared" }
  | { readonly type: "done"; readonly result: LoadResult }
  | { readonly type: "failed"; readonly message: string };

export interface LoadResult {
  readonly flows: number;
  readonly seconds: number;
  /** Milliseconds, sorted. */
  readonly timesMs: readonly number[];
}

const flows = new Map<string, Flow>(
  [...providerFlows, firstStep, ...browserFlows, ...shopFlows].map((flow) => [flow.name, flow]),
);
/** People signed in by "first sign-in": the first step elsewhere can be taken once each. */
const cookiesOf = new Map<string, string[]>();
let prepared: { order: LoadOrder; target: Target; flow: Flow; users: User[] } | undefined;

process.on("message", (message: LoadOrder | "go") => {
  void (message === "go" ? go() : prepare(message)).catch((error: unknown) => {
    send({
      type: "failed",
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  });
});

async function prepare(order: LoadOrder): Promise<void> {
  const target = targetOf(order.target);
  const flow = flows.get(order.flow);
  if (!flow) throw new Error(`no flow ${order.flow}`);
  const users = Array.from(
    { length: order.users },
    (_, index): User => ({ browser: new Connection(), index }),
  );
  await Promise.all(users.map((user) => flow.prepare?.(target, user)));
  if (!flow.once && order.warmSeconds > 0) {
    const until = performance.now() + order.warmSeconds * 1_000;
    const next = { person: 0 };
    await Promise.all(users.map((user) => loop(flow, target, user, { until, timesMs: [], next })));
  }
  cookiesOf.delete(flow.name === "first sign-in" ? target.name : "");
  prepared = { order, target, flow, users };
  send({ type: "prepared" });
}

async function go(): Promise<void> {
  if (!prepared) throw new Error("not prepared");
  const { order, target, flow, users } = prepared;
  const timesMs: number[] = [];
  const startedAt = performance.now();
  const until = startedAt + order.seconds * 1_000;
  const next = { person: 0 };
  await Promise.all(users.map((user) => loop(flow, target, user, { until, timesMs, next })));
  const seconds = (performance.now() - startedAt) / 1_000;
  for (const user of users) user.browser.close();
  send({ type: "done", result: { flows: timesMs.length, seconds, timesMs: timesMs.sort((a, b) => a - b) } });
}

interface Run {
  readonly until: number;
  readonly timesMs: number[];
  readonly next: { person: number };
}

async function loop(flow: Flow, target: Target, user: User, run: Run): Promise<void> {
  const waiting = cookiesOf.get(target.name) ?? [];
  cookiesOf.set(target.name, waiting);
  while (performance.now() < run.until) {
    const person = target.people[run.next.person++ % target.people.length] ?? "";
    if (flow.once) {
      const cookies = waiting.pop();
      if (!cookies) return;
      user.browser.setCookies(target.origin, cookies);
    }
    const startedAt = performance.now();
    await flow.run(target, user, person);
    run.timesMs.push(performance.now() - startedAt);
    if (flow.name === "first sign-in" && run.next.person <= target.people.length)
      waiting.push(user.browser.cookies(target.origin));
  }
}

function send(message: LoadMessage): void {
  process.send?.(message);
}
