import { seedDemoPeople } from "@hutong/identity/demo";
import { testDatabase } from "@hutong/testing";
import { describe, expect, it } from "vitest";
import { demoCertificates, demoThreads } from "./demo-threads.ts";
import { seedDemoApplications } from "./seed-demo-applications.ts";
import { seedDemoInquiries } from "./seed-demo-inquiries.ts";

const test = testDatabase();
const system = { actor: { kind: "system", name: "seed" } } as const;

describe("seedDemoInquiries", () => {
  it("is for the system alone", async () => {
    await expect(seedDemoInquiries(test.ctx())).rejects.toMatchObject({ code: "forbidden" });
  });

  it("passes over who is missing, then makes each thread once, all of it in the past", {
    timeout: 120_000,
  }, async () => {
    expect(await seedDemoInquiries(test.ctx(system))).toBe(0);
    const ctx = test.ctx(system);
    await seedDemoPeople(ctx);
    expect(await seedDemoApplications(ctx, "http://wholesale.localhost")).toBe(1);
    expect(await seedDemoApplications(ctx, "http://wholesale.localhost")).toBe(0);
    expect(await seedDemoInquiries(ctx)).toBe(demoThreads.length);
    expect(await seedDemoInquiries(ctx)).toBe(0);
    const { prisma } = test.database;
    const messages = await prisma.inquiryMessage.findMany({ where: { kind: "text" }, select: { at: true } });
    expect(messages).toHaveLength(demoThreads.flatMap(({ words }) => words).length);
    expect(messages.every(({ at }) => at < ctx.now)).toBe(true);
    const threads = await prisma.inquiry.findMany({ select: { buyerUnread: true, supplierUnread: true } });
    const unread = threads.filter((one) => one.buyerUnread + one.supplierUnread > 0);
    expect(unread).toHaveLength(demoThreads.filter(({ isUnread }) => isUnread).length);
    const checked = await prisma.certificate.count({ where: { checkedAt: { not: null } } });
    expect(checked).toBe(demoCertificates.filter(({ isChecked }) => isChecked).length);
  });
});
