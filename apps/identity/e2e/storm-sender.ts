import { randomBytes } from "node:crypto";
import { Agent, request } from "node:http";

/** What the sender is told: it runs as a process of its own, so that its work is not in the way of what is measured. */
export interface StormOrder {
  readonly host: string;
  readonly port: number;
  /** Sign-ins under way to post to. */
  readonly uids: readonly string[];
  /** Names of people who exist; half of the tries are at one of them. */
  readonly names: readonly string[];
  readonly perSecond: number;
  readonly seconds: number;
}

export interface StormReport {
  readonly sent: number;
  /** Due, but every one of the addresses was still waiting for its last answer. */
  readonly unsent: number;
  readonly statuses: Readonly<Record<string, number>>;
  /** 429 without Retry-After, and calls that broke. */
  readonly bare: number;
  readonly broken: number;
  /** Of the 429, as the client saw them, sorted. */
  readonly refusedMs: readonly number[];
}

/** So many clients: no throttle by address or name answers in the queue's place. */
const addresses = 400;

class Storm {
  readonly #order: StormOrder;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #idle = Array.from(
    { length: addresses },
    (_, index) => `127.77.${1 + (index >> 7)}.${2 + (index & 127)}`,
  );
  readonly #statuses: Record<string, number> = {};
  readonly #refusedMs: number[] = [];
  #sent = 0;
  #unsent = 0;
  #bare = 0;
  #broken = 0;

  constructor(order: StormOrder) {
    this.#order = order;
  }

  async blow(): Promise<StormReport> {
    const { perSecond, seconds } = this.#order;
    const startedAt = performance.now();
    for (let due = 0; due < perSecond * seconds; ) {
      const wanted = Math.min(perSecond * seconds, ((performance.now() - startedAt) / 1_000) * perSecond);
      for (; due < wanted; due += 1) this.#send();
      await new Promise((wake) => setTimeout(wake, 5));
    }
    for (let patience = 0; this.#idle.length < addresses && patience < 200; patience += 1)
      await new Promise((wake) => setTimeout(wake, 50));
    this.#agent.destroy();
    return {
      sent: this.#sent,
      unsent: this.#unsent,
      statuses: this.#statuses,
      bare: this.#bare,
      broken: this.#broken,
      refusedMs: this.#refusedMs.toSorted((a, b) => a - b),
    };
  }

  #send(): void {
    const address = this.#idle.shift();
    if (!address) {
      this.#unsent += 1;
      return;
    }
    const { host, port, uids, names } = this.#order;
    const serial = this.#sent++;
    const uid = uids[serial % uids.length] ?? "";
    const name = serial % 2 === 0 ? names[serial % names.length] : randomBytes(6).toString("hex");
    const body = `identifier=${name}&password=${randomBytes(9).toString("hex")}`;
    const startedAt = performance.now();
    const call = request(
      {
        host: "127.0.0.1",
        port,
        method: "POST",
        path: `/sign-in/${uid}/submit`,
        localAddress: address,
        agent: this.#agent,
        timeout: 30_000,
        headers: {
          host,
          origin: `http://${host}`,
          cookie: `__Secure-hutong_interaction=${uid}`,
          "content-type": "application/x-www-form-urlencoded",
          "content-length": body.length,
        },
      },
      (res) => {
        const status = res.statusCode ?? 0;
        this.#statuses[status] = (this.#statuses[status] ?? 0) + 1;
        if (status === 429) {
          this.#refusedMs.push(performance.now() - startedAt);
          if (!res.headers["retry-after"]) this.#bare += 1;
        }
        res.resume();
        res.once("end", () => this.#idle.push(address));
      },
    );
    call.once("timeout", () => call.destroy());
    call.once("error", () => {
      this.#broken += 1;
      this.#idle.push(address);
    });
    call.end(body);
  }
}

process.once("message", async (order: StormOrder) => {
  const report = await new Storm(order).blow();
  process.send?.(report, () => process.disconnect());
});
