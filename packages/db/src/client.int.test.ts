import { testDatabase } from "@hutong/testing";
import { expect, it } from "vitest";
import { openDatabase } from "./client.ts";

const test = testDatabase();

it("times are the same whatever zone the server lives in", async () => {
  const name = new URL(test.connectionString).pathname.slice(1);
  await test.database.pool.query(`alter database "${name}" set timezone to 'Asia/Shanghai'`);
  const database = openDatabase({ connectionString: test.connectionString, applicationName: "zone" });
  try {
    const id = crypto.randomUUID();
    const written = new Date("2026-11-23T04:05:06.789Z");
    const data = { id, topic: "t", key: "k", payload: {}, createdAt: written };
    const made = await database.prisma.outboxEvent.create({ data, select: { createdAt: true } });
    expect(made.createdAt).toEqual(written);
    const { rows } = await database.pool.query("select created_at from outbox_events where id = $1", [id]);
    expect(rows[0].created_at).toEqual(written);
  } finally {
    await database.close();
  }
});

it("a connection that ends while it is lent out fails its next statement, and nothing else", async () => {
  const database = openDatabase({ connectionString: test.connectionString, applicationName: "lent" });
  try {
    const held = database.prisma.$transaction(async (tx) => {
      const [own] = await tx.$queryRaw<{ pid: number }[]>`select pg_backend_pid() as pid`;
      await test.database.pool.query("select pg_terminate_backend($1, 5000)", [own?.pid]);
      // It is told so between two statements: an error that nobody listens to would end the process.
      await new Promise((done) => setTimeout(done, 50));
      await tx.$queryRaw`select 1 as one`;
    });
    await expect(held).rejects.toThrow();
    const client = await database.pool.connect();
    const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
    await test.database.pool.query("select pg_terminate_backend($1, 5000)", [rows[0]?.pid]);
    await new Promise((done) => setTimeout(done, 50));
    await expect(client.query("select 1")).rejects.toThrow();
    client.release(true);
    expect((await database.pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
  } finally {
    await database.close();
  }
});
