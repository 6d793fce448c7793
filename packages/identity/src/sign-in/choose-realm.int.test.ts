import { makePerson, makeSeat, testDatabase, testPassword } from "@hutong/testing";
import { beforeAll, describe, expect, it } from "vitest";
import { chooseRealm } from "./choose-realm.ts";
import { signIn } from "./sign-in.ts";

const test = testDatabase();
let retail: string;
let deals: string;
let staff: string;

beforeAll(async () => {
  const db = test.database.prisma;
  const shop = await makePerson(db, { ids: ["retail/lin"] });
  retail = shop.userId;
  deals = (await makePerson(db, { ids: ["deals/lin"], password: "another good pass phrase" })).userId;
  staff = (await makePerson(db)).userId;
  await makeSeat(db, { accountId: shop.accounts["retail/lin"] ?? "", userId: staff, name: "alice" });
});

describe("choosing among several IDs of one name", () => {
  it("follows a right password, and needs it no second time", async () => {
    const asked = await signIn(test.ctx(), { identifier: "lin", password: testPassword });
    if (asked.kind !== "choose_realm") throw new Error("was not asked");
    expect(asked.options).toHaveLength(2);
    const { provenFor } = asked;
    expect(
      await chooseRealm(test.ctx(), { realm: "retail", loginName: "lin", provenFor: [...provenFor] }),
    ).toEqual({
      userId: retail,
    });
  });

  it("does not open an ID whose password it was not", async () => {
    const chosen = { realm: "deals" as const, loginName: "lin", provenFor: [retail] };
    await expect(chooseRealm(test.ctx(), chosen)).rejects.toMatchObject({ code: "wrong_credentials" });
    const missing = { realm: "mall" as const, loginName: "lin", provenFor: [retail, deals] };
    await expect(chooseRealm(test.ctx(), missing)).rejects.toMatchObject({ code: "wrong_credentials" });
  });

  it("knows a seat of staff", async () => {
    const chosen = { realm: "retail" as const, loginName: "lin:alice", provenFor: [staff] };
    expect(await chooseRealm(test.ctx(), chosen)).toEqual({ userId: staff });
  });

  it("tells a frozen person so", async () => {
    await test.database.prisma.user.update({
      where: { id: deals },
      data: { status: "frozen" },
      select: { id: true },
    });
    const chosen = { realm: "deals" as const, loginName: "lin", provenFor: [deals] };
    await expect(chooseRealm(test.ctx(), chosen)).rejects.toMatchObject({ code: "frozen" });
  });
});
