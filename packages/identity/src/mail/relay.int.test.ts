import { writeMessage } from "@hutong/db";
import { newId } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import { describe, expect, it } from "vitest";
import { readMailbox } from "./read-mailbox.ts";
import { relayMessages } from "./relay.ts";

const test = testDatabase();
const later = (minutes: number) => new Date(Date.now() + minutes * 60_000);

async function put(recipient: string, channel: "mail" | "sms" = "mail") {
  await writeMessage(test.database.prisma, { id: newId(), channel, recipient, subject: "s", text: "t" });
}

describe("SECURITY 33 the mail relay", () => {
  it("sends each mail once among relays at the same time; text messages stay", async () => {
    for (let index = 0; index < 50; index += 1) await put(`a${index}@example.com`);
    await put("+8613800138000", "sms");
    const seen: string[] = [];
    const transport = {
      send: async ({ to }: { to: string }) => {
        seen.push(to);
        await new Promise((wake) => setImmediate(wake));
      },
    };
    const results = await Promise.all([1, 2, 3].map(() => relayMessages(test.database, transport, later(1))));
    expect(results.reduce((sum, { sent }) => sum + sent, 0)).toBe(50);
    expect(new Set(seen).size).toBe(50);
    expect(seen).toHaveLength(50);
    const [newest] = await readMailbox(test.database.prisma, { limit: 1 });
    expect(newest).toMatchObject({ channel: "sms", sentAt: null });
  });

  it("a poison mail is tried eight times, ever later, and the others flow", async () => {
    await put("poison@example.com");
    let tries = 0;
    const transport = {
      send: async ({ to }: { to: string }) => {
        if (to !== "poison@example.com") return;
        tries += 1;
        throw new Error(`550 no such user ${"x".repeat(600)}`);
      },
    };
    expect(await relayMessages(test.database, transport, later(2))).toEqual({ sent: 0, failed: 1 });
    expect(await relayMessages(test.database, transport, later(3))).toEqual({ sent: 0, failed: 0 });
    await put("fine@example.com");
    expect(await relayMessages(test.database, transport, later(5))).toEqual({ sent: 1, failed: 1 });
    for (let day = 1; day < 12; day += 1) await relayMessages(test.database, transport, later(day * 1_440));
    expect(tries).toBe(8);
    const row = await test.database.prisma.message.findFirstOrThrow({
      where: { recipient: "poison@example.com" },
      select: { lastError: true, sentAt: true },
    });
    expect(row.sentAt).toBeNull();
    expect(row.lastError).toContain("550");
  });
});
