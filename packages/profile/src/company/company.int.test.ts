import { newId } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import { describe, expect, it } from "vitest";
import { createChangeNoticeRelay } from "../notices/relay-change-notices.ts";
import { saveNoticeSettings } from "../notices/save-notice-settings.ts";
import { makeKeepers, outcome } from "../test-keepers.ts";
import { readCompanyData, saveCompanyData } from "./save-company-data.ts";
import type { SaveCompanyDataInput } from "./schema.ts";

const test = testDatabase();

function papers(accountId: string, more: Partial<SaveCompanyDataInput> = {}): SaveCompanyDataInput {
  return {
    accountId,
    legalName: "嘉兴市小西服饰有限公司",
    uscc: "9133 0100 7996 5505 8b",
    businessType: "company",
    registeredAddress: "浙江省嘉兴市南湖区中山东路 1 号",
    contactName: "小西",
    contactPhone: "0573-82051234",
    version: 0,
    ...more,
  };
}

describe("company data", () => {
  it("are saved as they stand on paper, and changed", async () => {
    const { owner, viewer, trade } = await makeKeepers(test.database.prisma);
    expect(await readCompanyData(test.as(owner), trade)).toBeUndefined();
    await saveCompanyData(test.as(owner), papers(trade));
    expect(await readCompanyData(test.as(viewer), trade)).toMatchObject({
      creditCode: "91330100799655058B",
      version: 1,
    });
    await saveCompanyData(test.as(owner), papers(trade, { contactName: "大西", version: 1 }));
    expect(await readCompanyData(test.as(owner), trade)).toMatchObject({ contactName: "大西", version: 2 });
  });

  it("refuse a code whose check sign is wrong, and say it at the field", async () => {
    const { owner, trade } = await makeKeepers(test.database.prisma);
    await expect(
      saveCompanyData(test.as(owner), papers(trade, { uscc: "91330100799655058A" })),
    ).rejects.toMatchObject({ code: "invalid_input", fields: { uscc: "credit_code_invalid" } });
  });

  it("SECURITY 20: need a sign-in of the last ten minutes, after everything else is in order", async () => {
    const { owner, trade } = await makeKeepers(test.database.prisma);
    const now = new Date();
    const old = test.as(owner, {
      now,
      actor: { kind: "person", userId: owner, authenticatedAt: new Date(now.getTime() - 11 * 60_000) },
    });
    expect(await outcome(saveCompanyData(old, papers(trade)))).toBe("reauthenticate");
    expect(await outcome(saveCompanyData(old, papers(trade, { legalName: "" })))).toBe("invalid_input");
    expect(await readCompanyData(test.as(owner), trade)).toBeUndefined();
  });

  it("SECURITY 28: are the owner's alone to write; another's and a missing account look the same", async () => {
    const { manager, viewer, stranger, trade } = await makeKeepers(test.database.prisma);
    expect(await outcome(saveCompanyData(test.as(manager), papers(trade)))).toBe("forbidden");
    expect(await outcome(saveCompanyData(test.as(viewer), papers(trade)))).toBe("forbidden");
    for (const accountId of [trade, newId()]) {
      expect(await outcome(saveCompanyData(test.as(stranger), papers(accountId)))).toBe("not_found");
      expect(await outcome(readCompanyData(test.as(stranger), accountId))).toBe("not_found");
    }
    expect(await outcome(saveCompanyData(test.ctx(), papers(trade)))).toBe("not_signed_in");
  });

  it("the same twice is one change; of two different ones at once the second is told", async () => {
    const { owner, trade } = await makeKeepers(test.database.prisma);
    await Promise.all([1, 2].map(() => saveCompanyData(test.as(owner), papers(trade))));
    expect(await readCompanyData(test.as(owner), trade)).toMatchObject({ version: 1 });
    const ends = await Promise.all(
      ["甲", "乙"].map((contactName) =>
        outcome(saveCompanyData(test.as(owner), papers(trade, { contactName, version: 1 }))),
      ),
    );
    expect(ends.sort()).toEqual(["conflict", "done"]);
  });

  it("tell the owner by mail, whatever she wants to be told otherwise, and once however often it is relayed", async () => {
    const db = test.database.prisma;
    const { owner, trade, email } = await makeKeepers(db);
    await saveNoticeSettings(test.as(owner), { accountId: trade, on: [] });
    await saveCompanyData(test.as(owner), papers(trade));
    const relay = createChangeNoticeRelay(test.database, {
      wholesale: "http://w.example",
      retail: "http://r.example",
    });
    await relay();
    await db.outboxEvent.updateMany({ where: { key: trade }, data: { deliveredAt: null } });
    await relay();
    const mail = await db.message.findMany({
      where: { recipient: email },
      select: { subject: true, text: true },
    });
    expect(mail).toHaveLength(1);
    expect(mail[0]?.text).toContain(`http://w.example/account/${trade}/company`);
    expect(mail[0]?.text).not.toContain("91330100799655058B");
  });
});
