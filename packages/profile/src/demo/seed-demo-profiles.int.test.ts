import { makePerson, testDatabase } from "@hutong/testing";
import { expect, it } from "vitest";
import { readAddresses } from "../addresses/read-addresses.ts";
import { readCompanyData } from "../company/save-company-data.ts";
import { demoProfiles } from "./demo-profiles.ts";
import { seedDemoProfiles } from "./seed-demo-profiles.ts";

const test = testDatabase();

it("the demo world's accounts are written about once, and nobody is told", async () => {
  const db = test.database.prisma;
  const ids = demoProfiles.map(({ realm, loginName }) => `${realm}/${loginName}` as const);
  const { userId, accounts } = await makePerson(db, { ids });
  for (const { realm, loginName } of demoProfiles.filter(({ texts }) => !texts))
    await db.shop.create({
      data: {
        accountId: accounts[`${realm}/${loginName}`] ?? "",
        kind: realm === "wholesale" ? "company" : "shop",
        name: loginName,
        openedAt: new Date(),
      },
      select: { accountId: true },
    });
  const ctx = test.ctx({ actor: { kind: "system", name: "demo seed" } });
  expect(await seedDemoProfiles(ctx)).toBe(demoProfiles.length);
  expect(await seedDemoProfiles(ctx)).toBe(0);
  const trade = accounts["wholesale/xiaoxi-trade"] ?? "";
  expect(await readAddresses(test.as(userId), trade)).toHaveLength(2);
  expect(await readCompanyData(test.as(userId), trade)).toMatchObject({ businessType: "sole_trader" });
  expect(await db.outboxEvent.count()).toBe(0);
});
