import { type BorrowedClient, borrowClient, type Database } from "@hutong/db";
import { type AccountId, DomainError } from "@hutong/kernel";
import { generateTradeEntries, openTradeAccounts } from "@hutong/ledger/generate";
import { confirmWithinMs, feeBasisPoints, payWithinMs } from "../order-rules.ts";
import {
  generatedGateway,
  insertEvents,
  insertOrderLines,
  insertOrders,
  insertPayments,
  makeGeneratedEntries,
  makeGeneratedOrders,
} from "./generate-statements.ts";

export interface GenerateOrdersOptions {
  readonly orders: number;
  readonly seed: number;
  readonly now: Date;
  readonly onProgress?: (orders: number) => void;
}

type Client = BorrowedClient["client"];

const batchSize = 50_000;
/** Of goods and buyers so many take part. */
const mostGoods = 200_000;
const mostBuyers = 200_000;

/**
 * Fills a world for measurements with the orders of two years, in the order of time: lines, history, payments, and what they
 * did to the ledger, so that the trial balance holds. Older ones are finished, a few were never paid; those of the last days
 * are on their way. Stock and reputation are left as they are. It writes past the triggers, which a superuser alone may.
 * @throws DomainError `conflict` where orders are there, `not_found` where there are no goods or nobody to buy them,
 * `forbidden` for who is no superuser
 */
export async function generateOrders(pool: Database["pool"], options: GenerateOrdersOptions): Promise<void> {
  const { rows } = await pool.query<{ has_orders: boolean; may: boolean }>(
    `select exists (select from orders) as has_orders,
       (select rolsuper from pg_roles where rolname = current_user) as may`,
  );
  if (!rows[0]?.may) throw new DomainError("forbidden");
  if (rows[0].has_orders) throw new DomainError("conflict");
  const { client, giveBack } = await borrowClient(pool);
  try {
    await client.query("set statement_timeout = 0; set session_replication_role = replica");
    await makeSources(client, options);
    for (let first = 0; first < options.orders; first += batchSize) {
      await writeBatch(client, options, first, Math.min(options.orders, first + batchSize));
      options.onProgress?.(Math.min(options.orders, first + batchSize));
    }
  } finally {
    // Its settings and temporary tables go with it.
    giveBack(false);
  }
}

async function makeSources(client: Client, { now }: GenerateOrdersOptions): Promise<void> {
  await client.query(`
    create temporary table generated_goods as
      select row_number() over (order by s.id) - 1 as n, s.id as sku_id, s.listing_id, s.colour, s.size, s.price_fen,
        l.account_id as seller_account_id, l.title_zh, l.title_en, l.category, l.drawing
      from skus s join listings l on l.id = s.listing_id where l.market = 'retail' and l.state = 'published'
      order by s.id limit ${mostGoods};
    create temporary table generated_buyers as
      select row_number() over (order by id) - 1 as n, id from accounts where realm = 'retail' order by id limit ${mostBuyers};
    create unique index on generated_goods (n); create unique index on generated_buyers (n);
    analyze generated_goods; analyze generated_buyers`);
  const { rows: sellers } = await client.query<{ id: AccountId }>(
    "select distinct seller_account_id as id from generated_goods",
  );
  const { rows: buyers } = await client.query<{ some: boolean }>(
    "select exists (select from generated_buyers) as some",
  );
  if (sellers.length === 0 || !buyers[0]?.some) throw new DomainError("not_found");
  await openTradeAccounts(client, {
    sellers: sellers.map(({ id }) => id),
    gateway: generatedGateway,
    now,
  });
}

async function writeBatch(
  client: Client,
  { orders, seed, now }: GenerateOrdersOptions,
  first: number,
  end: number,
): Promise<void> {
  await client.query("begin");
  await client.query(makeGeneratedOrders, [
    first,
    end - 1,
    orders,
    seed,
    now,
    Number(feeBasisPoints),
    confirmWithinMs / 1_000,
    payWithinMs / 1_000,
  ]);
  await client.query("analyze generated_orders");
  for (const statement of [
    insertOrders,
    insertOrderLines,
    insertEvents,
    insertPayments,
    makeGeneratedEntries,
  ])
    await client.query(statement);
  await client.query("analyze generated_entries");
  await generateTradeEntries(client);
  await client.query("drop table generated_orders, generated_entries");
  await client.query("commit");
}
