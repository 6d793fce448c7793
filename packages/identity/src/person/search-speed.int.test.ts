import { performance } from "node:perf_hooks";
import { makePerson, testDatabase } from "@hutong/testing";
import { beforeAll, expect, it } from "vitest";
import { searchPeople } from "./search-people.ts";

/**
 * `HUTONG_TEST_PEOPLE=1000000` on a machine that does nothing else holds the search against what is promised: 95 of 100
 * within 100 ms, once the indexes are in memory. Every run looks whether what is found is right.
 */
const isMeasured = process.env.HUTONG_TEST_PEOPLE !== undefined;
const people = Number(process.env.HUTONG_TEST_PEOPLE ?? 2_000);
const promisedMs = 100;
const part = 50_000;

const test = testDatabase();
let support = "";

beforeAll(async () => {
  support = (await makePerson(test.database.prisma, { adminRole: "support", displayName: "the support" }))
    .userId;
  // In parts, each well within the time a statement may take.
  for (let first = 1; first <= people; first += part) {
    const range = [first, Math.min(first + part - 1, people)];
    await test.database.pool.query(
      `with made as (
          select n, gen_random_uuid() as user_id, gen_random_uuid() as account_id from generate_series($1::int, $2::int) n),
        persons as (insert into users (id, display_name, created_at, updated_at)
          select user_id, '会员' || n, now(), now() from made),
        reached as (insert into contacts (id, user_id, kind, value, verified_at, verified_key)
          select gen_random_uuid(), user_id, k.kind::contact_kind, k.value, now(), k.value from made
          cross join lateral (values ('email', 'member-' || n || '@example.com'), ('mobile', '+86139' || lpad(n::text, 8, '0'))) k (kind, value)),
        opened as (insert into accounts (id, user_id, realm, member_no, login_name, login_key, registered_at)
          select account_id, user_id, 'retail', 'TB' || lpad(n::text, 9, '0'), 'member-' || n, 'member-' || n, now() from made)
        insert into links (id, account_id, user_id, proof, started_at, open_account_id)
        select gen_random_uuid(), account_id, user_id, 'imported', now(), account_id from made`,
      range,
    );
  }
  await test.database.pool.query("vacuum analyze users, accounts, contacts");
}, 1_800_000);

/** What is typed for somebody, in the ways that people do. */
function typed(n: number): readonly string[] {
  return [
    `TB${String(n).padStart(9, "0")}`,
    `retail/member-${n}`,
    `member-${n}`,
    `member-${n}@example.com`,
    `+86 139 ${String(n).padStart(8, "0")}`,
    `会员${n}`,
  ];
}

it(`finds anybody among ${people} people by whatever she is known by${isMeasured ? `, 95 of 100 within ${promisedMs} ms` : ""}`, {
  timeout: 600_000,
}, async () => {
  const ctx = test.as(support);
  const rounds = isMeasured ? 2 : 1;
  const took: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    took.length = 0;
    for (let index = 0; index < 30; index += 1) {
      const n = 1 + ((index * 7_919_131) % people);
      for (const query of typed(n)) {
        const startedAt = performance.now();
        const { people: found } = await searchPeople(ctx, { query });
        took.push(performance.now() - startedAt);
        expect(
          found.map(({ displayName }) => displayName),
          query,
        ).toContain(`会员${n}`);
      }
    }
  }
  took.sort((a, b) => a - b);
  const at = (share: number) => took[Math.floor(took.length * share)] ?? 0;
  const figures = `p50 ${at(0.5).toFixed(1)} ms, p95 ${at(0.95).toFixed(1)} ms, longest ${at(0.999).toFixed(1)} ms`;
  if (isMeasured) {
    process.stdout.write(`search among ${people} people: ${figures}\n`);
    expect(at(0.95), figures).toBeLessThan(promisedMs);
  }
});
