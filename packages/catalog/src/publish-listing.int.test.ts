import { newId } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import { beforeAll, describe, expect, it } from "vitest";
import { publishListing } from "./publish-listing.ts";
import { makeShop, retailStyle, wholesaleStyle } from "./test-shops.ts";

const test = testDatabase();
let anna: Awaited<ReturnType<typeof makeShop>>;
let bob: Awaited<ReturnType<typeof makeShop>>;
let consumer: Awaited<ReturnType<typeof makeShop>>;

beforeAll(async () => {
  const { prisma } = test.database;
  anna = await makeShop(prisma, "anna");
  bob = await makeShop(prisma, "bob", "wholesale");
  consumer = await makeShop(prisma, "consumer", "retail", { shop: false });
});

const stored = (accountId: string) => test.database.prisma.listing.count({ where: { accountId } });

describe("publishListing", () => {
  it("shows a style in the owner's shop", async () => {
    const now = new Date("2026-11-22T08:00:00Z");
    const { id } = await publishListing(test.as(anna.userId, { now }), {
      ...retailStyle,
      accountId: anna.accountId,
    });
    const row = await test.database.prisma.listing.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ priceFen: 6_900n, moq: null, publishedAt: now, accountId: anna.accountId });
  });

  it("and for the system", async () => {
    const ctx = test.ctx({ actor: { kind: "system", name: "test" } });
    await expect(publishListing(ctx, { ...wholesaleStyle, accountId: bob.accountId })).resolves.toBeDefined();
  });

  it("is refused to somebody who is not signed in", async () => {
    const input = { ...retailStyle, accountId: anna.accountId };
    await expect(publishListing(test.ctx(), input)).rejects.toMatchObject({ code: "not_signed_in" });
  });

  it("finds no account of another", async () => {
    const input = { ...retailStyle, accountId: anna.accountId };
    await expect(publishListing(test.as(bob.userId), input)).rejects.toMatchObject({ code: "not_found" });
  });

  it("asks for a shop, and one of this market", async () => {
    const noShop = { ...retailStyle, accountId: consumer.accountId };
    await expect(publishListing(test.as(consumer.userId), noShop)).rejects.toMatchObject({
      code: "not_found",
    });
    const wrongDoor = { ...wholesaleStyle, accountId: anna.accountId };
    await expect(publishListing(test.as(anna.userId), wrongDoor)).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("is refused to a frozen account", async () => {
    const cold = await makeShop(test.database.prisma, "cold");
    await test.database.prisma.account.update({ where: { id: cold.accountId }, data: { status: "frozen" } });
    const input = { ...retailStyle, accountId: cold.accountId };
    await expect(publishListing(test.as(cold.userId), input)).rejects.toMatchObject({ code: "frozen" });
    expect(await stored(cold.accountId)).toBe(0);
  });

  it("twice under one id, and two at once, is one listing", async () => {
    const before = await stored(anna.accountId);
    const input = { ...retailStyle, id: newId<"Listing">(), accountId: anna.accountId };
    await Promise.all([
      publishListing(test.as(anna.userId), input),
      publishListing(test.as(anna.userId), input),
    ]);
    await publishListing(test.as(anna.userId), input);
    expect(await stored(anna.accountId)).toBe(before + 1);
  });

  it("does not take the id of another's listing", async () => {
    const id = newId<"Listing">();
    await publishListing(test.as(anna.userId), { ...retailStyle, id, accountId: anna.accountId });
    const input = { ...wholesaleStyle, id, accountId: bob.accountId };
    await expect(publishListing(test.as(bob.userId), input)).rejects.toMatchObject({ code: "conflict" });
  });

  it("names the field that is wrong", async () => {
    const input = { ...retailStyle, accountId: anna.accountId, titleZh: " " };
    await expect(publishListing(test.as(anna.userId), input)).rejects.toMatchObject({
      code: "invalid_input",
      fields: { titleZh: expect.any(String) },
    });
  });

  it("the database itself refuses a wholesale price", async () => {
    const data = { ...wholesaleStyle, colours: [], sizes: [], id: newId(), accountId: bob.accountId };
    const write = test.database.prisma.listing.create({
      data: { ...data, priceFen: 100n, publishedAt: new Date() },
    });
    await expect(write).rejects.toThrow(/listings_wholesale_has_no_price/);
  });
});
