import { newId } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import { describe, expect, it } from "vitest";
import { makeKeepers, outcome } from "../test-keepers.ts";
import { readAddress, readAddresses } from "./read-addresses.ts";
import { removeAddress, saveAddress } from "./save-address.ts";
import type { SaveAddressInput } from "./schema.ts";

const test = testDatabase();

function entry(accountId: string, more: Partial<SaveAddressInput> = {}): SaveAddressInput {
  return {
    accountId,
    addressId: newId(),
    recipient: "小西",
    mobile: "138 0013-8002",
    district: "330402",
    street: "中山东路 1 号",
    zip: "",
    isDefault: false,
    isReturn: false,
    ...more,
  };
}

describe("the address book of an account", () => {
  it("takes an entry with the names of its region; the first is the default, and marks move", async () => {
    const { owner, trade } = await makeKeepers(test.database.prisma);
    const [first, second] = [entry(trade), entry(trade, { isReturn: true, zip: "314000" })];
    await saveAddress(test.as(owner), first);
    await saveAddress(test.as(owner), second);
    expect(await readAddresses(test.as(owner), trade)).toMatchObject([
      {
        id: first.addressId,
        isDefault: true,
        mobile: "13800138002",
        province: "浙江省",
        city: "嘉兴市",
        district: "南湖区",
      },
      { id: second.addressId, isReturn: true, postcode: "314000" },
    ]);
    await saveAddress(test.as(owner), { ...second, isDefault: true });
    expect(await readAddresses(test.as(owner), trade)).toMatchObject([
      { id: second.addressId, isDefault: true, isReturn: true },
      { id: first.addressId, isDefault: false },
    ]);
    await removeAddress(test.as(owner), { accountId: trade, addressId: second.addressId });
    expect(await readAddresses(test.as(owner), trade)).toMatchObject([
      { id: first.addressId, isDefault: true },
    ]);
  });

  it("says field by field what cannot be", async () => {
    const { owner, trade } = await makeKeepers(test.database.prisma);
    const wrong = entry(trade, {
      recipient: " ",
      mobile: "12345",
      district: "330400",
      street: "1",
      zip: "31",
    });
    await expect(saveAddress(test.as(owner), wrong)).rejects.toMatchObject({
      code: "invalid_input",
      fields: {
        recipient: "empty",
        mobile: "mobile_invalid",
        district: "district_missing",
        street: "street_too_short",
        zip: "postcode_invalid",
      },
    });
  });

  it("SECURITY 28: is its owner's and her managers' to write, her staff's to read, and nobody else's", async () => {
    const { owner, manager, viewer, stranger, trade } = await makeKeepers(test.database.prisma);
    const other = await makeKeepers(test.database.prisma);
    const own = entry(trade);
    await saveAddress(test.as(manager), own);
    expect(await outcome(saveAddress(test.as(viewer), entry(trade)))).toBe("forbidden");
    expect(await outcome(removeAddress(test.as(viewer), own))).toBe("forbidden");
    expect(await readAddresses(test.as(viewer), trade)).toHaveLength(1);
    for (const accountId of [trade, newId(), "nothing"]) {
      expect(await outcome(saveAddress(test.as(stranger), entry(accountId)))).toBe("not_found");
      expect(await outcome(removeAddress(test.as(stranger), { ...own, accountId }))).toBe("not_found");
      expect(await outcome(readAddresses(test.as(stranger), accountId))).toBe("not_found");
    }
    expect(await outcome(saveAddress(test.ctx(), own))).toBe("not_signed_in");
    // Under her own account nobody reaches an entry of another's.
    const theirs = { ...own, accountId: other.trade };
    expect(await outcome(saveAddress(test.as(other.owner), theirs))).toBe("not_found");
    expect(await outcome(readAddress(test.as(other.owner), other.trade, String(own.addressId)))).toBe(
      "not_found",
    );
    await removeAddress(test.as(other.owner), theirs);
    expect(await readAddresses(test.as(owner), trade)).toHaveLength(1);
  });

  it("the audit says who did it, and the owner is told of what her staff did", async () => {
    const { owner, manager, trade } = await makeKeepers(test.database.prisma);
    await saveAddress(test.as(owner), entry(trade));
    await saveAddress(test.as(manager), entry(trade));
    const entries = await test.database.prisma.auditEntry.findMany({
      where: { accountId: trade },
      orderBy: { at: "asc" },
      select: { action: true, actorUserId: true, subjectUserId: true, data: true },
    });
    expect(entries).toMatchObject([
      { action: "address.added", actorUserId: owner, subjectUserId: owner },
      {
        action: "address.added",
        actorUserId: manager,
        subjectUserId: owner,
        data: { seatId: expect.any(String) },
      },
    ]);
    expect(JSON.stringify(entries)).not.toContain("中山东路");
    const events = await test.database.prisma.outboxEvent.findMany({
      where: { key: trade },
      select: { topic: true, payload: true },
    });
    expect(events).toMatchObject([
      { topic: "profile_changed", payload: { subject: "addresses", seatName: "mei" } },
    ]);
  });

  it("the same twice, and twice at once, is one entry; of two removals one does it", async () => {
    const { owner, trade } = await makeKeepers(test.database.prisma);
    const one = entry(trade);
    await Promise.all([saveAddress(test.as(owner), one), saveAddress(test.as(owner), one)]);
    await saveAddress(test.as(owner), one);
    expect(await readAddresses(test.as(owner), trade)).toHaveLength(1);
    await Promise.all([removeAddress(test.as(owner), one), removeAddress(test.as(owner), one)]);
    expect(await readAddresses(test.as(owner), trade)).toHaveLength(0);
    const removed = await test.database.prisma.auditEntry.count({
      where: { accountId: trade, action: "address.removed" },
    });
    expect(removed).toBe(1);
  });

  it("holds twenty, also where two come at once for the last place, and one default throughout", async () => {
    const { owner, trade } = await makeKeepers(test.database.prisma);
    for (let count = 0; count < 19; count += 1) await saveAddress(test.as(owner), entry(trade));
    const ends = await Promise.all(
      [1, 2, 3].map(() => outcome(saveAddress(test.as(owner), entry(trade, { isDefault: true })))),
    );
    expect(ends.sort()).toEqual(["conflict", "conflict", "done"]);
    const book = await readAddresses(test.as(owner), trade);
    expect(book).toHaveLength(20);
    expect(book.filter(({ isDefault }) => isDefault)).toHaveLength(1);
  });
});
