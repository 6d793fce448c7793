import { rebuildSearch } from "@hutong/catalog/finding";
import { openDatabase } from "@hutong/db";
import { digest, newId, noOrigin, randomToken } from "@hutong/kernel";
import { generateOrders } from "@hutong/orders/generate";
import type { ShopTarget } from "./target.ts";

/** As Vendure and Medusa were measured: so many styles, each in so many variants. */
const styles = 1_000;
const colours = ["indigo", "ivory", "ink"];
const sizes = ["M", "L"];
/** A consent may call 600 times a minute: each user has several. */
const tokensEach = 16;

type Pool = ReturnType<typeof openDatabase>["pool"];

export interface MakeShopOptions {
  readonly url: string;
  readonly retailOrigin: string;
  readonly sandboxSecret: string;
  /** At most so many users buy at once. */
  readonly buyers: number;
  /** So many orders of the past are there already. */
  readonly orders: number;
}

/** Ten shops with a thousand styles, and buyers with an address and tokens of the API. */
export async function makeShop(options: MakeShopOptions): Promise<ShopTarget> {
  const database = openDatabase({
    connectionString: options.url,
    applicationName: "hutong bench",
    maxConnections: 2,
  });
  const { pool } = database;
  try {
    const listings = await makeStyles(pool);
    await rebuildSearch({
      db: database.prisma,
      actor: { kind: "system", name: "bench" },
      now: new Date(),
      origin: noOrigin,
    });
    if (options.orders > 0) await generateOrders(pool, { orders: options.orders, seed: 1, now: new Date() });
    const buyers = await makeBuyers(pool, options);
    const { rows: skus } = await pool.query<{ id: string; priceFen: number }>(
      `select s.id, s.price_fen::int as "priceFen" from skus s where s.listing_id = any($1::uuid[])`,
      [listings],
    );
    await pool.query("analyze");
    return { origin: options.retailOrigin, sandboxSecret: options.sandboxSecret, listings, skus, buyers };
  } finally {
    await database.close();
  }
}

async function makeStyles(pool: Pool): Promise<string[]> {
  const { rows: shops } = await pool.query<{ id: string }>(
    `insert into shops (account_id, kind, name, region, opened_at)
      select id, 'shop', '小店 ' || login_name, '浙江 杭州', now() from accounts where login_name like 'bench-%'
      order by login_name limit 10 returning account_id as id`,
  );
  const { rows } = await pool.query<{ id: string }>(
    `insert into listings (id, account_id, market, title_zh, title_en, category, drawing, colours, sizes, price_fen,
       published_at)
     select uuidv7(), ($1::uuid[])[1 + n % 10], 'retail', '棉麻连衣裙 ' || n, 'Linen dress ' || n, 'dresses', 'dress', $2, $3,
       9900 + n % 100 * 100, now() - n * interval '1 minute'
     from generate_series(1, $4::int) n returning id`,
    [shops.map(({ id }) => id), colours, sizes, styles],
  );
  await pool.query(
    `insert into skus (id, listing_id, colour, size, price_fen, stock, updated_at)
     select uuidv7(), l.id, c, s, l.price_fen, 1000000, now() from listings l, unnest($1::text[]) c, unnest($2::text[]) s
     where l.title_en like 'Linen dress %' and l.id = any($3::uuid[])`,
    [colours, sizes, rows.map(({ id }) => id)],
  );
  return rows.map(({ id }) => id);
}

async function makeBuyers(
  pool: Pool,
  { buyers: count, retailOrigin }: MakeShopOptions,
): Promise<ShopTarget["buyers"]> {
  const { rows } = await pool.query<{ id: string; user_id: string; address_id: string }>(
    `with buyer as (
       select id, user_id from accounts where login_name like 'bench-%' and id not in (select account_id from shops)
       order by login_name desc limit $1
     ), addressed as (
       insert into trade_addresses (id, account_id, recipient, mobile, region_code, province, city, district, street,
         is_default, created_at, updated_at)
       select uuidv7(), id, '王芳', '+8613800138000', '330106', '浙江省', '杭州市', '西湖区',
         '文三路 1 号', true, now(), now() from buyer
       returning id as address_id, account_id
     )
     select buyer.*, address_id from buyer join addressed on account_id = buyer.id`,
    [count],
  );
  return Promise.all(
    rows.map(async ({ user_id, address_id }) => ({
      addressId: address_id,
      tokens: await Promise.all(
        Array.from({ length: tokensEach }, (_, nth) =>
          makeToken(pool, user_id, nth, `${retailOrigin}/api/v1`),
        ),
      ),
    })),
  );
}

/** A token as the provider gives it to a system that a person has joined. */
async function makeToken(pool: Pool, userId: string, nth: number, resource: string): Promise<string> {
  const [consentId, token, clientId] = [newId(), randomToken(), `bench-system-${nth}`];
  await pool.query(
    `insert into clients (id, client_id, name, auth_method, redirect_uris, post_logout_redirect_uris, shop_api)
      values ($1, $2, 'Bench', 'none', '{}', '{}', true) on conflict do nothing`,
    [newId(), clientId],
  );
  await pool.query(
    "insert into consents (id, user_id, client_id, scopes, declined) values ($1, $2, $3, '{buying}', '{}')",
    [consentId, userId, clientId],
  );
  const payload = { kind: "AccessToken", accountId: userId, clientId, aud: resource, scope: "buying" };
  await pool.query(
    `insert into provider_records (model, id_hash, payload, grant_id, expires_at)
      values ('AccessToken', $1, $2, $3, now() + interval '1 day')`,
    [digest(token), JSON.stringify(payload), `consent.${consentId}`],
  );
  return token;
}
