import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "./database.ts";
import { type FreshPerson, freshPerson } from "./people.ts";

const figures = [
  ["level", { points: 12_345 }, 12_345],
  ["positive_rate", { rateBp: 9_876 }, 9_876],
  ["dispute_rate", { rateBp: 42 }, 42],
  ["turnover_band", { band: 5, trend: "up" }, 5],
  ["main_categories", { categories: ["womenswear", "denim"] }, null],
  ["region", { region: "浙江 杭州" }, null],
  ["opened_since", { openedOn: "2019-03-08" }, 17_963],
  ["stability", { activeMonths: 9 }, 9],
] as const;

/** Gives a retail ID a shop with figures. @returns its account */
export async function freshShop(userId: string, shopName: string): Promise<string> {
  const [account] = await sql<{ id: string }>(
    `insert into shops (account_id, kind, name, opened_at)
      select id, 'shop', $2, '2019-03-08' from accounts where user_id = $1 and realm = 'retail'
      returning account_id as id`,
    [userId, shopName],
  );
  const id = account?.id ?? "";
  await untilComputed(id);
  for (const [claim, value, sortKey] of figures)
    await sql(
      `insert into shop_claims (account_id, claim, value, sort_key, window_to, facts, computed_at)
        values ($1, $2, $3, $4, now(), 128, now())
        on conflict (account_id, claim) do update
          set value = excluded.value, sort_key = excluded.sort_key, facts = excluded.facts`,
      [id, claim, JSON.stringify(value), sortKey],
    );
  return id;
}

/** Until the chore has computed what a new shop has, which is next to nothing: later it would take away what is put there. */
async function untilComputed(accountId: string): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end; await sleep(100)) {
    const [row] = await sql<{ done: boolean }>(
      `select exists (select from reputation_shops where account_id = $1)
        and not exists (select from reputation_arrivals where account_id = $1) as done`,
      [accountId],
    );
    if (row?.done) return;
  }
  throw new Error("the figures of a new shop were not computed");
}

/** Makes a company of a wholesale ID. @returns its account */
export async function freshCompany(userId: string, companyName: string): Promise<string> {
  const [account] = await sql<{ id: string }>(
    `insert into shops (account_id, kind, name, region, opened_at)
      select id, 'company', $2, '广东 广州', '2015-06-01' from accounts where user_id = $1 and realm = 'wholesale'
      returning account_id as id`,
    [userId, companyName],
  );
  return account?.id ?? "";
}

/** A supplier with a company of its own. */
export async function freshSupplier(): Promise<FreshPerson & { readonly accountId: string }> {
  const person = await freshPerson({ realm: "wholesale" });
  return { ...person, accountId: await freshCompany(person.userId, `厂 ${person.name}`) };
}

/** That the wholesale ID of a person wrote to a supplier. @returns its login name */
export async function freshRelation(userId: string, supplierAccountId: string): Promise<string> {
  const [buyer] = await sql<{ login_name: string }>(
    `with related as (
      insert into trade_relations (buyer_account_id, supplier_account_id, kind, since)
      select id, $2, 'inquiry', now() from accounts where user_id = $1 and realm = 'wholesale' returning buyer_account_id
    ) select a.login_name from related join accounts a on a.id = related.buyer_account_id`,
    [userId, supplierAccountId],
  );
  return buyer?.login_name ?? "";
}

/** What became of a person's application as a trader. */
export type Standing = "accepted" | "expired" | "refused" | "waiting" | "withdrawn";

/** That every ID of a person applied to be let into the trade, and what became of it. */
export async function freshStanding(userId: string, standing: Standing = "accepted"): Promise<void> {
  const isDecided = standing === "accepted" || standing === "expired" || standing === "refused";
  await sql(
    `insert into trader_applications (id, account_id, business_name, credit_code, address, created_at, applied_at,
        applied_by_id, withdrawn_at, outcome, reason, decided_at, valid_until)
      select gen_random_uuid(), id, '城东布店', '91330100799655058B', '浙江省嘉兴市南湖区中山东路 1 号', now(), now(), user_id,
        case when $2 = 'withdrawn' then now() end, $3::trader_outcome, case when $4 then '已核对' end,
        case when $4 then now() end,
        case $2 when 'accepted' then now() + interval '700 days' when 'expired' then now() - interval '1 day' end
      from accounts where user_id = $1`,
    [userId, standing, isDecided ? (standing === "refused" ? "refused" : "accepted") : null, isDecided],
  );
}
