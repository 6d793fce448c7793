import { testDatabase } from "@hutong/testing";
import { describe, expect, it } from "vitest";
import { giveConsents } from "./give-consents.ts";
import { readShownTo } from "./read-shown-to.ts";
import { type Choices, presets } from "./rules.ts";
import { tallyBuyers } from "./tally-buyers.ts";
import { type MadeBuyer, makeBuyer, makeSupplier, relate } from "./test-passports.ts";

const test = testDatabase();

const code = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error) => error.code,
  );

const give = ({ userId, buyer, shop }: MadeBuyer, choices: Choices) =>
  giveConsents(test.as(userId), {
    accountId: buyer,
    shopAccountId: shop,
    choices: { ...choices },
    until: null,
  });

describe("a tally of a supplier's buyers", () => {
  it("counts by what each shows, and holds a withdrawal at the next call", async () => {
    const db = test.database.prisma;
    const supplier = await makeSupplier(db);
    const [open, closed, stranger] = [await makeBuyer(db), await makeBuyer(db), await makeBuyer(db)];
    await relate(db, open.buyer, supplier.account);
    await relate(db, closed.buyer, supplier.account);
    await give(stranger, presets.open);
    await give(open, presets.dealt_with);
    await give(closed, presets.closed);
    const byDisputes = () =>
      tallyBuyers(test.as(supplier.userId), supplier.account, (figures) =>
        figures.some(({ claim }) => claim === "dispute_rate") ? "shown" : "withheld",
      );
    expect(await byDisputes()).toEqual({
      buyers: 2,
      counts: new Map([
        ["shown", 1],
        ["withheld", 1],
      ]),
    });
    await give(open, presets.closed);
    expect((await byDisputes()).counts).toEqual(new Map([["withheld", 2]]));
    expect(await db.passportLook.count({ where: { supplierAccountId: supplier.account } })).toBe(0);
  });

  it("SECURITY 28: is a supplier's own", async () => {
    const db = test.database.prisma;
    const [mine, other, buyer] = [await makeSupplier(db), await makeSupplier(db), await makeBuyer(db)];
    const tally = (userId: string, account: string) =>
      code(tallyBuyers(test.as(userId), account, () => "all"));
    expect(await tally(mine.userId, other.account)).toBe("not_found");
    expect(await tally(buyer.userId, buyer.buyer)).toBe("forbidden");
  });
});

describe("what a supplier is shown, as the buyer may know it", () => {
  it("is what she consented to for this supplier, and nobody else's to ask", async () => {
    const db = test.database.prisma;
    const [supplier, buyer, other] = [await makeSupplier(db), await makeBuyer(db), await makeBuyer(db)];
    const shown = async () =>
      (
        await readShownTo(test.as(buyer.userId), {
          buyerAccountId: buyer.buyer,
          supplierAccountId: supplier.account,
        })
      ).map(({ claim }) => claim);
    expect(await shown()).toEqual([]);
    await relate(db, buyer.buyer, supplier.account);
    expect(await shown()).toEqual(["level", "region"]);
    await give(buyer, presets.closed);
    expect(await shown()).toEqual([]);
    const theirs = { buyerAccountId: buyer.buyer, supplierAccountId: supplier.account };
    expect(await code(readShownTo(test.as(other.userId), theirs))).toBe("not_found");
  });
});
