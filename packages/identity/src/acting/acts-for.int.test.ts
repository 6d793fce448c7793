import { newId } from "@hutong/kernel";
import { makePerson, makeSeat, testDatabase } from "@hutong/testing";
import { describe, expect, it } from "vitest";
import { actsFor } from "./acts-for.ts";

const test = testDatabase();

/** An owner with a shop and a wholesale account, and somebody with a seat in the shop. */
async function house(role: "manager" | "viewer" = "manager") {
  const db = test.database.prisma;
  const tag = newId().slice(-10);
  const owner = await makePerson(db, { ids: [`retail/shop-${tag}`, `wholesale/trade-${tag}`] });
  const staff = await makePerson(db);
  const shop = owner.accounts[`retail/shop-${tag}`] ?? "";
  const trade = owner.accounts[`wholesale/trade-${tag}`] ?? "";
  const seatId = await makeSeat(db, { accountId: shop, userId: staff.userId, name: "alice", role });
  return { owner: owner.userId, staff: staff.userId, shop, trade, seatId };
}

const code = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error) => error.code,
  );

describe("who acts for an account", () => {
  it("its owner, whatever roles are asked for, and the system as the owner", async () => {
    const { owner, trade } = await house();
    const expected = { accountId: trade, ownerId: owner, role: "owner", seatId: null, seatName: null };
    expect(await actsFor(test.as(owner), trade, [])).toEqual(expected);
    const system = { ...test.ctx(), actor: { kind: "system", name: "test" } as const };
    expect(await actsFor(system, trade, [])).toEqual(expected);
  });

  it("staff with a role, through the seat in the shop, also for the owner's other accounts", async () => {
    const { owner, staff, shop, trade, seatId } = await house();
    const expected = { ownerId: owner, role: "manager", seatId, seatName: "alice" };
    expect(await actsFor(test.as(staff), shop, ["manager"])).toMatchObject(expected);
    expect(await actsFor(test.as(staff), trade, ["manager", "buyer"])).toMatchObject(expected);
  });

  it("of two seats the one whose role is enough", async () => {
    const { owner, staff, shop, trade } = await house("viewer");
    const second = `mall/second-${newId().slice(-10)}` as const;
    const db = test.database.prisma;
    const made = await makePerson(db, { ids: [second] });
    await db.$transaction([
      db.account.update({ where: { id: made.accounts[second] ?? "" }, data: { userId: owner } }),
      db.link.updateMany({ where: { accountId: made.accounts[second] ?? "" }, data: { userId: owner } }),
    ]);
    await makeSeat(db, {
      accountId: made.accounts[second] ?? "",
      userId: staff,
      name: "buyer",
      role: "buyer",
    });
    expect((await actsFor(test.as(staff), trade, ["buyer"])).role).toBe("buyer");
    expect(await code(actsFor(test.as(staff), shop, ["finance"]))).toBe("forbidden");
  });

  it("nobody else: another's account and a missing one look the same", async () => {
    const { trade } = await house();
    const other = await house();
    expect(await code(actsFor(test.as(other.owner), trade, ["manager"]))).toBe("not_found");
    expect(await code(actsFor(test.as(other.staff), trade, ["manager"]))).toBe("not_found");
    expect(await code(actsFor(test.as(other.owner), newId(), ["manager"]))).toBe("not_found");
    expect(await code(actsFor(test.ctx(), trade, ["manager"]))).toBe("not_signed_in");
  });

  it("not with a role that is not enough, a suspended seat, or for a frozen account or owner", async () => {
    const db = test.database.prisma;
    const viewer = await house("viewer");
    expect(await code(actsFor(test.as(viewer.staff), viewer.trade, ["manager"]))).toBe("forbidden");
    const suspended = await house();
    await db.staffSeat.update({ where: { id: suspended.seatId }, data: { status: "frozen" } });
    expect(await code(actsFor(test.as(suspended.staff), suspended.trade, ["manager"]))).toBe("not_found");
    const frozen = await house();
    await db.account.update({ where: { id: frozen.trade }, data: { status: "frozen" } });
    expect(await code(actsFor(test.as(frozen.owner), frozen.trade, []))).toBe("frozen");
    const frozenOwner = await house();
    await db.user.update({ where: { id: frozenOwner.owner }, data: { status: "frozen" } });
    expect(await code(actsFor(test.as(frozenOwner.staff), frozenOwner.trade, ["manager"]))).toBe("frozen");
  });
});
