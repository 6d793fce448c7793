import type { UserId } from "@hutong/kernel";
import { makePerson, makeSeat, makeSignOn, testDatabase } from "@hutong/testing";
import { beforeAll, describe, expect, it } from "vitest";
import { actsFor } from "../acting/acts-for.ts";
import { refusal } from "../linking/test-linking.ts";
import { ensureSiteAccount, findSiteAccount } from "../site-account.ts";
import { freezeAccount, unfreezeAccount } from "./freeze-account.ts";
import { freezePerson, unfreezePerson } from "./freeze-person.ts";
import { readPersonFile } from "./read-person-file.ts";

const test = testDatabase();
const reason = "reported by three buyers";
const staff = { operator: "", owner: "", support: "", auditor: "" };

beforeAll(async () => {
  for (const adminRole of ["operator", "owner", "support", "auditor"] as const)
    staff[adminRole] = (await makePerson(test.database.prisma, { adminRole })).userId;
});

let made = 0;

async function her(realms: readonly ("retail" | "wholesale")[] = ["retail", "wholesale"]) {
  made += 1;
  const name = `icy-${made}`;
  const email = `${name}@example.com`;
  const { userId, accounts } = await makePerson(test.database.prisma, {
    ids: realms.map((realm) => `${realm}/${name}` as const),
    contacts: [{ kind: "email", value: email, verified: true }],
  });
  return { userId, name, email, shop: accounts[`retail/${name}`] ?? "" };
}

const freeze = (userId: string, accountId: string, as = staff.operator) =>
  freezeAccount(test.as(as), { userId, accountId, reason });
const release = (userId: string, accountId: string, as = staff.operator) =>
  unfreezeAccount(test.as(as), { userId, accountId, reason });
const actions = async (accountId: string) =>
  (
    await test.database.prisma.auditEntry.findMany({
      where: { accountId, action: { in: ["account.frozen", "account.unfrozen"] } },
      orderBy: { at: "asc" },
      select: { action: true, data: true },
    })
  ).map(({ action, data }) => [action, (data as { reason?: string }).reason]);

describe("freezing one ID", () => {
  it("takes it out of use for owner and staff, leaves her others, is told and recorded; released, it acts again", async () => {
    const { pool, prisma } = test.database;
    const { userId, shop, email } = await her();
    const alice = await makePerson(prisma);
    await makeSeat(prisma, { accountId: shop, userId: alice.userId, name: "alice", role: "manager" });
    expect((await findSiteAccount(pool, userId as UserId, "retail"))?.accountId).toBe(shop);
    await freeze(userId, shop);
    await freeze(userId, shop);
    expect(await refusal(actsFor(test.as(userId), shop, ["manager"]))).toBe("frozen");
    // A seat in a frozen shop is none.
    expect(await refusal(actsFor(test.as(alice.userId), shop, ["manager"]))).toBe("not_found");
    expect(await findSiteAccount(pool, userId as UserId, "retail")).toBeUndefined();
    expect(await findSiteAccount(pool, userId as UserId, "wholesale")).toBeDefined();
    const file = await readPersonFile(test.as(staff.support), { userId: userId as UserId });
    expect(file.status).toBe("active");
    expect(file.ids.find(({ accountId }) => accountId === shop)?.status).toBe("frozen");
    await release(userId, shop);
    await release(userId, shop);
    expect((await findSiteAccount(pool, userId as UserId, "retail"))?.accountId).toBe(shop);
    expect(await actions(shop)).toEqual([
      ["account.frozen", reason],
      ["account.unfrozen", reason],
    ]);
    expect(await prisma.message.count({ where: { recipient: email } })).toBe(2);
  });

  it("opens no other in its place: nobody walks around a freeze, nor does her staff", async () => {
    const { pool, prisma } = test.database;
    const { userId, shop } = await her(["retail"]);
    const alice = await makePerson(prisma);
    await makeSeat(prisma, { accountId: shop, userId: alice.userId, name: "alice", role: "buyer" });
    await freeze(userId, shop);
    const enter = (who: string, realm: "retail" | "wholesale") =>
      ensureSiteAccount(pool, test.as(who), who as UserId, realm);
    expect(await refusal(enter(userId, "retail"))).toBe("frozen");
    expect(await prisma.account.count({ where: { userId } })).toBe(1);
    await release(userId, shop);
    await enter(userId, "wholesale");
    const trade = await prisma.account.findFirstOrThrow({
      where: { userId, realm: "wholesale" },
      select: { id: true },
    });
    await freeze(userId, trade.id);
    expect(await refusal(enter(userId, "wholesale"))).toBe("frozen");
    expect(await refusal(enter(alice.userId, "wholesale"))).toBe("frozen");
    expect(await prisma.account.count({ where: { userId } })).toBe(2);
  });

  it("ends the site sessions that act for it, and no sign-on", async () => {
    const { prisma } = test.database;
    const { userId, shop } = await her();
    await makeSignOn(prisma, userId, shop);
    await freeze(userId, shop);
    expect(await prisma.siteSession.count({ where: { userId } })).toBe(0);
    expect(await prisma.signOnSession.count({ where: { userId } })).toBe(1);
  });

  it("is apart from freezing its person: releasing the one does not release the other", async () => {
    const { prisma } = test.database;
    const { userId, shop } = await her();
    await freeze(userId, shop);
    const ctx = test.as(staff.owner);
    await freezePerson(ctx, { userId: userId as UserId, reason });
    await unfreezePerson(ctx, { userId: userId as UserId, reason });
    const status = () => prisma.account.findUniqueOrThrow({ where: { id: shop }, select: { status: true } });
    expect(await status()).toEqual({ status: "frozen" });
    await release(userId, shop);
    expect(await status()).toEqual({ status: "active" });
  });

  it("SECURITY 20: is for operators and owners, freshly signed in, with a reason; nobody her own", async () => {
    const { userId, shop } = await her();
    for (const as of [staff.support, staff.auditor, userId])
      expect(await refusal(freeze(userId, shop, as))).toBe("forbidden");
    const stale = test.as(staff.operator);
    const old = { ...stale, actor: { ...stale.actor, authenticatedAt: new Date(Date.now() - 11 * 60_000) } };
    expect(await refusal(freezeAccount(old, { userId, accountId: shop, reason }))).toBe("reauthenticate");
    expect(await refusal(freezeAccount(test.as(staff.operator), { userId, accountId: shop }))).toBe(
      "invalid_input reason_too_short",
    );
    expect(await refusal(freezeAccount(test.ctx(), { userId, accountId: shop, reason }))).toBe(
      "not_signed_in",
    );
    const { prisma } = test.database;
    const boss = await makePerson(prisma, { adminRole: "operator", ids: ["retail/icy-boss"] });
    const bossShop = boss.accounts["retail/icy-boss"] ?? "";
    expect(await refusal(freeze(boss.userId, bossShop))).toBe("forbidden");
    expect(await refusal(freeze(boss.userId, bossShop, boss.userId))).toBe("forbidden");
    await freeze(boss.userId, bossShop, staff.owner);
  });

  it("another's ID and a missing one are not there; of two at once one is recorded", async () => {
    const [one, two] = [await her(), await her()];
    expect(await refusal(freeze(one.userId, two.shop))).toBe("not_found");
    expect(await refusal(freeze(one.userId, crypto.randomUUID()))).toBe("not_found");
    expect(await refusal(freeze(crypto.randomUUID(), one.shop))).toBe("not_found");
    await Promise.all([freeze(one.userId, one.shop), freeze(one.userId, one.shop, staff.owner)]);
    expect(await actions(one.shop)).toHaveLength(1);
  });
});
