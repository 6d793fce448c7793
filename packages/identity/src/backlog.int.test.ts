import { writeEvent, writeMessage } from "@hutong/db";
import { newId } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import { expect, it } from "vitest";
import { readBacklog } from "./backlog.ts";

const test = testDatabase();

it("the backlog counts what waits and what was given up, by queue, and nothing delivered", async () => {
  const { pool, prisma } = test.database;
  expect(await readBacklog(pool)).toEqual([]);
  for (const key of ["waits", "delivered", "dead"]) {
    await writeEvent(prisma, { id: newId(), topic: "sign_out", key, payload: {} });
  }
  await pool.query("update outbox_events set delivered_at = now() where key = 'delivered'");
  await pool.query(
    "update outbox_events set dead_at = now(), created_at = now() - interval '1 hour' where key = 'dead'",
  );
  for (const recipient of ["a@example.com", "b@example.com"]) {
    await writeMessage(prisma, { id: newId(), channel: "mail", recipient, subject: "s", text: "t" });
  }
  await writeMessage(prisma, { id: newId(), channel: "sms", recipient: "+86", subject: "s", text: "t" });
  await pool.query("update messages set attempts = 8 where recipient = 'b@example.com'");
  const [mail, signOut, ...rest] = await readBacklog(pool);
  expect(rest).toEqual([]);
  expect(mail).toMatchObject({ queue: "mail", waiting: 1, dead: 1 });
  expect(signOut).toMatchObject({ queue: "sign_out", waiting: 1, dead: 1 });
  expect(signOut?.oldestDeadSeconds).toBeGreaterThan(3_500);
  expect(signOut?.oldestWaitingSeconds).toBeLessThan(60);
});
