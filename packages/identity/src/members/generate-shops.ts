import type { Database } from "@hutong/db";

const batchSize = 50_000;

/**
 * Makes people with a retail ID and a shop each, straight in the database: for measurements with a million of them. They
 * have no password and no address. The same numbers made before stay.
 * @returns how many were made now
 */
export async function generateShops(pool: Database["pool"], count: number): Promise<number> {
  let made = 0;
  for (let first = 1; first <= count; first += batchSize) {
    made += await makeBatch(pool, first, Math.min(count, first + batchSize - 1));
  }
  return made;
}

async function makeBatch(pool: Database["pool"], first: number, last: number): Promise<number> {
  const { rows } = await pool.query({
    name: "generate_shops",
    // Ids in the order of their numbers, as UUIDv7 would be.
    text: `with shop as materialized (
        select i, gid(i, 'user') as user_id, gid(i, 'account') as account_id, gid(i, 'link') as link_id,
          timestamptz '2016-01-01 02:00:00Z' + (i % 3287 * 7919 % 3287) * interval '1 day' as opened_at
        from generate_series($1::int, $2::int) as i
      ), person as (
        insert into users (id, display_name, created_at, updated_at)
        select user_id, '店主' || i, opened_at, opened_at from shop on conflict do nothing returning id
      ), account as (
        insert into accounts (id, user_id, realm, member_no, login_name, login_key, registered_at, imported_at)
        select account_id, user_id, 'retail', 'G' || i, 'shop-g' || i, 'shop-g' || i, opened_at, now()
        from shop join person on person.id = shop.user_id returning id
      ), link as (
        insert into links (id, account_id, user_id, proof, started_at, open_account_id)
        select link_id, account_id, user_id, 'imported', opened_at, account_id
        from shop join person on person.id = shop.user_id
      )
      insert into shops (account_id, kind, name, region, opened_at)
      select account_id, 'shop', '小店' || i, (array['浙江 杭州', '广东 广州', '江苏 苏州', '福建 泉州'])[i % 4 + 1], opened_at
      from shop join person on person.id = shop.user_id returning 1`.replace(
      /gid\(i, '(\w+)'\)/g,
      `(lpad(to_hex(1577836800000 + i), 12, '0') || '7' || substr(md5(i || '$1'), 1, 3) || 'a' || substr(md5(i || '$1'), 4, 15))::uuid`,
    ),
    values: [first, last],
  });
  return rows.length;
}
