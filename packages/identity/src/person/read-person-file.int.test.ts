import { newId } from "@hutong/kernel";
import { makePerson, makeSeat, makeSignOn, testDatabase } from "@hutong/testing";
import { describe, expect, it, vi } from "vitest";
import { freezePerson } from "./freeze-person.ts";
import { readPersonFile } from "./read-person-file.ts";

const test = testDatabase();

async function wholePerson(tag: string) {
  const { prisma, pool } = test.database;
  const her = await makePerson(prisma, {
    displayName: "西西",
    ids: [`retail/${tag}-xixi`, `wholesale/${tag}-xixi`],
    contacts: [{ kind: "email", value: `${tag}@example.com`, verified: true }],
  });
  const boss = await makePerson(prisma, { displayName: "Boss", ids: [`retail/${tag}-boss`] });
  const alice = await makePerson(prisma, { displayName: "Alice" });
  await makeSeat(prisma, {
    accountId: boss.accounts[`retail/${tag}-boss`] ?? "",
    userId: her.userId,
    name: "xi",
  });
  await makeSeat(prisma, {
    accountId: her.accounts[`retail/${tag}-xixi`] ?? "",
    userId: alice.userId,
    name: "alice",
  });
  const clientId = `file-${newId()}`;
  await prisma.client.create({
    data: { id: newId(), clientId, name: "Bookkeeper", authMethod: "none", redirectUris: [] },
  });
  await prisma.consent.create({
    data: { id: newId(), userId: her.userId, clientId, scopes: ["openid"], declined: [] },
  });
  await makeSignOn(prisma, her.userId, her.accounts[`retail/${tag}-xixi`] ?? null);
  // Her wholesale ID was another's before.
  const accountId = her.accounts[`wholesale/${tag}-xixi`] ?? "";
  await pool.query(
    `insert into links (id, account_id, user_id, proof, started_at, ended_at)
     values (gen_random_uuid(), $1, $2, 'imported', now() - interval '2 years', now() - interval '1 year')`,
    [accountId, boss.userId],
  );
  return { her, boss, alice };
}

describe("the file of a person", () => {
  it("holds what she has, with times as times", async () => {
    const { her, boss, alice } = await wholePerson("file");
    const admin = await makePerson(test.database.prisma, { displayName: "Op", adminRole: "operator" });
    const sessions = (await readPersonFile(test.as(admin.userId), { userId: her.userId })).sessions;
    expect(sessions).toMatchObject([
      { userAgent: "vitest", sites: [{ account: { loginName: "file-xixi" } }] },
    ]);
    await freezePerson(test.as(admin.userId), { userId: her.userId, reason: "reported" });
    const file = await readPersonFile(test.as(admin.userId), { userId: her.userId });
    expect(file).toMatchObject({
      displayName: "西西",
      status: "frozen",
      contacts: [{ value: "file@example.com", verifiedAt: expect.any(Date) }],
      ids: [{ loginName: "file-xixi" }, { loginName: "file-xixi" }],
      seats: [
        { name: "xi", owner: { loginName: "file-boss", userId: boss.userId }, createdAt: expect.any(Date) },
      ],
      staff: [{ name: "alice", person: { userId: alice.userId } }],
      consents: [
        { clientName: "Bookkeeper", scopes: ["openid"], withdrawnAt: null, grantedAt: expect.any(Date) },
      ],
      sessions: [],
    });
    expect(file.passwordChangedAt).toBeInstanceOf(Date);
    expect(file.links).toHaveLength(3);
    expect(file.links.at(-1)).toMatchObject({
      person: { userId: boss.userId },
      proof: "imported",
      endedAt: expect.any(Date),
    });
    expect(file.audit[0]).toMatchObject({
      action: "person.frozen",
      actorName: "Op",
      data: { reason: "reported" },
      at: expect.any(Date),
    });
  });

  it("costs five statements at most, whatever she has", async () => {
    const { her } = await wholePerson("cost");
    const admin = await makePerson(test.database.prisma, { adminRole: "support" });
    const { pool } = test.database;
    await readPersonFile(test.as(admin.userId), { userId: her.userId });
    const query = vi.spyOn(pool, "query");
    const connect = vi.spyOn(pool, "connect");
    await readPersonFile(test.as(admin.userId), { userId: her.userId });
    // With the one that reads the session at each page of the site: five.
    expect(query.mock.calls.length).toBeGreaterThan(0);
    expect(query.mock.calls.length).toBeLessThanOrEqual(4);
    // Each statement of the pool's own takes a connection: nobody else took one.
    expect(connect.mock.calls.length).toBe(query.mock.calls.length);
    vi.restoreAllMocks();
  });

  it("is for administrators; somebody missing and no id at all are alike", async () => {
    const { prisma } = test.database;
    const [her, admin] = [await makePerson(prisma), await makePerson(prisma, { adminRole: "auditor" })];
    const read = (who: string, userId: string) => readPersonFile(test.as(who), { userId });
    await expect(read(her.userId, her.userId)).rejects.toMatchObject({ code: "forbidden" });
    await expect(read(admin.userId, crypto.randomUUID())).rejects.toMatchObject({ code: "not_found" });
    await expect(read(admin.userId, "x' or true")).rejects.toMatchObject({ code: "not_found" });
  });
});
