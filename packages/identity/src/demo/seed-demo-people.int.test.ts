import { testDatabase } from "@hutong/testing";
import { describe, expect, it } from "vitest";
import { signIn } from "../sign-in/sign-in.ts";
import { demoPassword } from "./demo-person.ts";
import { seedDemoPeople } from "./seed-demo-people.ts";

const test = testDatabase();
const system = { actor: { kind: "system", name: "seed" } } as const;

describe("seedDemoPeople", () => {
  it("makes everybody once", async () => {
    expect(await seedDemoPeople(test.ctx(system))).toBe(29);
    expect(await seedDemoPeople(test.ctx(system))).toBe(0);
    expect(await test.database.prisma.user.count()).toBe(29);
  });

  it.each([
    "xixi",
    "xiaoxi",
    "xiaoxi-trade",
    "lan-mall",
    "min-deals",
    "chen",
    "laobi",
    "xixi:alice",
    "retail/xixi:alice",
    "admin",
    "admin@hutong.localhost",
    "138 0013 8001",
    "retail-xixi",
  ])("%s signs in", async (identifier) => {
    expect(await signIn(test.ctx(), { identifier, password: demoPassword })).toMatchObject({
      kind: "signed_in",
    });
  });

  it("小西's wholesale ID belongs to another person", async () => {
    const shopkeeper = await signIn(test.ctx(), { identifier: "xiaoxi", password: demoPassword });
    const trader = await signIn(test.ctx(), { identifier: "xiaoxi-trade", password: demoPassword });
    expect(shopkeeper).not.toEqual(trader);
  });

  it("alice is a person of her own", async () => {
    const alice = await signIn(test.ctx(), { identifier: "xixi:alice", password: demoPassword });
    const xixi = await signIn(test.ctx(), { identifier: "xixi", password: demoPassword });
    expect(alice).not.toEqual(xixi);
  });
});
