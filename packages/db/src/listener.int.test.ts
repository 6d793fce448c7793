import { testDatabase } from "@hutong/testing";
import { describe, expect, it, vi } from "vitest";
import { createListener } from "./listener.ts";

const test = testDatabase();
const say = (text: string) => test.database.pool.query("select pg_notify('lane', $1)", [text]);
const listening = async () =>
  (
    await test.database.pool.query(
      `select pid from pg_stat_activity where datname = current_database() and query ilike 'listen %'`,
    )
  ).rows.map((row) => row.pid as number);

describe("the listener", () => {
  it("tells each key its own over one connection, and gives the connection up with the last subscriber", async () => {
    const listener = createListener(test.database.pool, "lane");
    const [a, b] = [vi.fn(), vi.fn()];
    const ends = [listener.subscribe("a", a), listener.subscribe("b", b)];
    await vi.waitFor(() => expect(a).toHaveBeenCalledWith(undefined));
    await say("a one");
    await say("c nobody's");
    await vi.waitFor(() => expect(a).toHaveBeenCalledWith("one"));
    expect(b).not.toHaveBeenCalledWith("one");
    expect(await listening()).toHaveLength(1);
    for (const end of ends) end();
    await vi.waitFor(async () => expect(await listening()).toHaveLength(0));
  });

  it("whose connection is lost makes another and says that something may have been missed", async () => {
    const listener = createListener(test.database.pool, "lane");
    const told = vi.fn();
    const end = listener.subscribe("a", told);
    await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(1));
    const [pid] = await listening();
    await test.database.pool.query("select pg_terminate_backend($1)", [pid]);
    await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(2), { timeout: 10_000 });
    await say("a after");
    await vi.waitFor(() => expect(told).toHaveBeenCalledWith("after"));
    end();
  });

  it("is left before it has begun: no connection stays", async () => {
    const listener = createListener(test.database.pool, "lane");
    listener.subscribe("a", vi.fn())();
    await say("a nobody");
    await vi.waitFor(async () => expect(await listening()).toHaveLength(0));
  });
});
