import { makePerson, makeSeat, testDatabase } from "@hutong/testing";
import { beforeAll, describe, expect, it } from "vitest";
import { parsePeopleQuery } from "./people-query.ts";
import { candidatesStatement, type PeopleFilter } from "./people-statement.ts";
import { type SearchPeopleInput, searchPeople } from "./search-people.ts";

const test = testDatabase();
const population = 30_000;
let admin = "";

/** People, IDs and contacts in numbers at which PostgreSQL would read whole tables if it had no index. */
const populate = `
  with people as (
    insert into users (id, display_name, status)
    select gen_random_uuid(), case when n % 2 = 0 then 'Crowd ' || n else '众人' || n end,
      case when n % 300 = 0 then 'frozen' else 'active' end::person_status
    from generate_series(1, ${population}) n returning id, display_name
  ), numbered as (select id, row_number() over () as n from people)
  , owned as (
    insert into accounts (id, user_id, realm, member_no, login_name, login_key, registered_at)
    select gen_random_uuid(), id, 'retail', 'TB' || lpad(n::text, 9, '0'), 'crowd-' || n, 'crowd-' || n, now() from numbered
    returning id, user_id
  ), linked as (
    insert into links (id, account_id, user_id, proof, open_account_id)
    select gen_random_uuid(), id, user_id, 'imported', id from owned
  )
  insert into contacts (id, user_id, kind, value)
  select gen_random_uuid(), id, 'email'::contact_kind, 'crowd' || n || '@example.com' from numbered
  union all select gen_random_uuid(), id, 'mobile', '+86138' || lpad(n::text, 8, '0') from numbered`;

beforeAll(async () => {
  const { prisma, pool } = test.database;
  ({ userId: admin } = await makePerson(prisma, { displayName: "管理", adminRole: "support" }));
  await pool.query(populate);
  for (const table of ["users", "accounts", "contacts", "staff_seats"]) await pool.query(`analyze ${table}`);
}, 60_000);

const search = (input: SearchPeopleInput) => searchPeople(test.as(admin), input);
const idsOf = async (query: string) => (await search({ query })).people.map(({ userId }) => userId);

describe("searching people", () => {
  it("finds a person by whatever she is known by", async () => {
    const { prisma } = test.database;
    const her = await makePerson(prisma, {
      displayName: "Unmistakable 西西",
      ids: ["retail/Once-Only", "wholesale/once-only-trade"],
      contacts: [
        { kind: "email", value: "unmistakable@example.com", verified: true },
        { kind: "mobile", value: "+8613912340001" },
      ],
    });
    const staff = await makePerson(prisma, { displayName: "Staff" });
    await makeSeat(prisma, {
      accountId: her.accounts["retail/Once-Only"] ?? "",
      userId: staff.userId,
      name: "Alice",
    });
    const [{ memberNo = "" } = {}] = (await search({ query: her.userId })).people[0]?.ids ?? [];
    for (const query of [
      "once-only",
      "retail/once-only",
      "RETAIL/ONCE-ONLY",
      memberNo,
      memberNo.toLowerCase(),
      "unmistakable@example.com",
      "UNMISTAKABLE@",
      "13912340001",
      "+86 139 1234 0001",
      "1391234",
      "unmistakable 西",
      her.userId,
      her.accounts["retail/Once-Only"] ?? "",
    ]) {
      expect(await idsOf(query), query).toEqual([her.userId]);
    }
    expect(await idsOf("once-only:alice")).toEqual([staff.userId]);
    expect(await idsOf("retail/once-only:al")).toEqual([staff.userId]);
    expect(await idsOf("mall/once-only")).toEqual([]);
    expect(await idsOf("nobody is called so")).toEqual([]);
    expect(await idsOf(crypto.randomUUID())).toEqual([]);
    expect(await idsOf("%")).toEqual([]);
  });

  it("shows everybody once, however many of her keys fit, pages without gaps", async () => {
    const { prisma } = test.database;
    const made = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        makePerson(prisma, {
          displayName: n % 2 ? `Pager ${n}` : `Else ${n}`,
          password: null,
          ids: [`retail/pager-${n}`, `wholesale/pager-${n}`, `deals/pager${23 - n}`],
          contacts: [{ kind: "email", value: `pager.${n}@example.com` }],
        }),
      ),
    );
    for (const limit of [1, 2, 5, 50]) {
      const seen: string[] = [];
      let after: string | undefined;
      for (let turn = 0; turn < 200; turn += 1) {
        const page = await search({ query: "pager", limit, ...(after ? { after } : {}) });
        seen.push(...page.people.map(({ userId }) => userId));
        if (!page.next) break;
        after = page.next;
      }
      expect(seen.toSorted(), `${limit} a page`).toEqual(made.map(({ userId }) => userId).toSorted());
    }
  });

  it("narrows by state, realm and role", async () => {
    const frozen = await search({ status: "frozen", limit: 500 });
    expect(frozen.people).toHaveLength(population / 300);
    expect(frozen.people.every(({ status }) => status === "frozen")).toBe(true);
    expect((await search({ query: "crowd-", status: "frozen", limit: 5 })).people).toHaveLength(5);
    expect((await search({ query: "crowd-", realm: "mall" })).people).toEqual([]);
    expect((await search({ role: "any" })).people.map(({ userId }) => userId)).toEqual([admin]);
    expect((await search({ role: "owner" })).people).toEqual([]);
    expect(await search({})).toEqual({ people: [], next: null });
  });

  it("is for administrators alone; a broken cursor begins again", async () => {
    const { userId } = await makePerson(test.database.prisma);
    await expect(searchPeople(test.as(userId), { query: "x" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(searchPeople(test.ctx(), { query: "x" })).rejects.toMatchObject({ code: "not_signed_in" });
    await expect(search({ query: "x".repeat(300) })).rejects.toMatchObject({ code: "invalid_input" });
    expect((await search({ query: "crowd-1", after: "???", limit: 1 })).people).toHaveLength(1);
  });

  it.each<[string, PeopleFilter]>([
    ["crowd-12", {}],
    ["c", {}],
    ["tb000000123", {}],
    ["crowd77@example.com", {}],
    ["13800000042", {}],
    ["众人9", {}],
    ["crowd", { status: "frozen" }],
    ["", { status: "frozen" }],
    ["", { role: "any" }],
  ])("reads no whole table: %j %j", async (typed, filter) => {
    const query = parsePeopleQuery(typed);
    const statement = candidatesStatement(query.kind === "keys" ? query.ranges : [], filter, {
      after: { key: "c", userId: crypto.randomUUID() },
      limit: 51,
    });
    const { rows } = await test.database.pool.query(`explain (format json) ${statement.text}`, [
      ...statement.values,
    ]);
    const plan = JSON.stringify(rows[0]["QUERY PLAN"]);
    expect(plan).toContain("Index");
    expect(plan).not.toContain("Seq Scan");
  });
});
