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
