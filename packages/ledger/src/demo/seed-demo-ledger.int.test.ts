import { makePerson, testDatabase } from "@hutong/testing";
import { expect, it } from "vitest";
import { readWallet } from "../read-wallet.ts";
import { ledgerKit, refusal } from "../test-ledger.ts";
import { seedDemoLedger } from "./seed-demo-ledger.ts";

const test = testDatabase();
const kit = ledgerKit(test);

it("opens the balances of demo shops once, for the system alone", async () => {
  expect(await seedDemoLedger(kit.system())).toBe(0);
  const { userId, accounts } = await makePerson(test.database.prisma, {
    password: null,
    ids: ["retail/xixi"],
  });
  expect(await refusal(seedDemoLedger(test.as(userId)))).toBe("forbidden");
  expect(await seedDemoLedger(kit.system())).toBe(2);
  expect(await seedDemoLedger(kit.system(new Date(Date.now() + 86_400_000)))).toBe(0);
  const accountId = accounts["retail/xixi"] ?? "";
  expect(await readWallet(test.as(userId), { accountId })).toMatchObject([
    { purpose: "available", balance: 1_273_865n },
    { purpose: "escrow", balance: 35_800n },
  ]);
  expect(await kit.faults()).toEqual([]);
});
