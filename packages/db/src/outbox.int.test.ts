import { testDatabase } from "@hutong/testing";
import { beforeEach, describe, expect, it } from "vitest";
import { createRelay, type OutboxEvent, PoisonEvent, type RelayOptions, writeEvent } from "./outbox.ts";
import { inTransaction } from "./transaction.ts";

const test = testDatabase();
let seen: OutboxEvent[] = [];

beforeEach(async () => {
  seen = [];
  await test.database.pool.query("delete from outbox_events");
});

const usual = (): RelayOptions => ({
  pool: test.database.pool,
  topic: "sign_out",
  deliver: async (event) => {
    seen.push(event);
  },
  maxAttempts: 3,
  backoffSeconds: () => 0,
});

function relay(changes: Partial<RelayOptions> = {}) {
  return createRelay({ ...usual(), ...changes })();
}

function writeTo(key: string, index: number, topic = "sign_out"): Promise<void> {
  return writeEvent(test.database.prisma, { id: crypto.randomUUID(), topic, key, payload: { index } });
}

async function taken(key: string): Promise<number> {
  const { rows } = await test.database.pool.query(
    "select count(*)::int as n from outbox_events where key = $1 and attempts > 0",
    [key],
  );
  return rows[0].n;
}

async function write(count: number, topic = "sign_out"): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    await writeTo(`k${index}`, index, topic);
  }
}

describe("SECURITY 33: the outbox", () => {
  it("holds an event back with the transaction that wrote it", async () => {
    await expect(
      inTransaction(test.database.prisma, async (tx) => {
        await writeEvent(tx, { id: crypto.randomUUID(), topic: "sign_out", key: "k", payload: {} });
        throw new Error("changed my mind");
      }),
    ).rejects.toThrow("changed my mind");
    expect(await relay()).toEqual({ delivered: 0, failed: 0, dead: 0 });
  });

  it("delivers every event once among several relays at the same moment, and none of another topic", async () => {
    await write(120);
    await write(3, "something_else");
    const outcomes = await Promise.all([relay(), relay(), relay(), relay()]);
    expect(outcomes.reduce((sum, outcome) => sum + outcome.delivered, 0)).toBe(120);
    expect(new Set(seen.map((event) => event.id)).size).toBe(120);
    expect(seen).toHaveLength(120);
    expect(await relay()).toMatchObject({ delivered: 0 });
  });

  it("puts a poisoned event aside while the others flow", async () => {
    await write(5);
    const deliver = async (event: OutboxEvent) => {
      if (event.key === "k2") throw new Error("poison");
      seen.push(event);
    };
    const first = await relay({ deliver });
    expect(first).toMatchObject({ delivered: 4, failed: 1 });
    expect(await relay({ deliver })).toMatchObject({ failed: 1 });
    expect(await relay({ deliver })).toMatchObject({ dead: 1 });
    expect(await relay({ deliver })).toEqual({ delivered: 0, failed: 0, dead: 0 });
    const { rows } = await test.database.pool.query(
      "select key, last_error from outbox_events where dead_at is not null",
    );
    expect(rows).toEqual([{ key: "k2", last_error: "Error: poison" }]);
  });

  it("puts an event aside at once where no later try could go better", async () => {
    await write(1);
    const deliver = async () => {
      throw new PoisonEvent("not readable");
    };
    expect(await relay({ deliver })).toEqual({ delivered: 0, failed: 0, dead: 1 });
  });

  it("a taker that hangs holds up no other, however many of its own events wait", async () => {
    for (let index = 0; index < 120; index += 1) await writeTo("hangs", index);
    let letGo = () => {};
    const held = new Promise<void>((done) => {
      letGo = done;
    });
    const turn = createRelay({
      ...usual(),
      deliver: async (event) => {
        if (event.key === "hangs") await held;
        seen.push(event);
      },
    });
    const first = turn();
    await expect.poll(async () => (await taken("hangs")) > 0).toBe(true);
    await writeTo("answers", 0);
    expect(await turn()).toEqual({ delivered: 1, failed: 0, dead: 0 });
    expect(seen.map((event) => event.key)).toEqual(["answers"]);
    // Nor does the hanging one get more connections from every turn.
    expect(await taken("hangs")).toBe(10);
    letGo();
    expect(await first).toEqual({ delivered: 120, failed: 0, dead: 0 });
  });

  it("delivers again what a relay took and never finished", async () => {
    await write(1);
    void relay({ deliver: () => new Promise(() => undefined) });
    await expect
      .poll(
        async () => (await test.database.pool.query("select attempts from outbox_events")).rows[0].attempts,
      )
      .toBe(1);
    expect(await relay()).toMatchObject({ delivered: 0 });
    await test.database.pool.query("update outbox_events set available_at = now() - interval '1 second'");
    expect(await relay()).toMatchObject({ delivered: 1 });
    expect(seen[0]?.attempt).toBe(2);
  });

  it("waits as long as the backoff says", async () => {
    await write(1);
    const down = async () => {
      throw new Error("down");
    };
    await relay({ deliver: down, backoffSeconds: () => 3_600 });
    expect(await relay()).toMatchObject({ delivered: 0 });
    const { rows } = await test.database.pool.query(
      "select extract(epoch from available_at - now())::int as seconds from outbox_events",
    );
    expect(rows[0].seconds).toBeGreaterThan(3_500);
  });
});
