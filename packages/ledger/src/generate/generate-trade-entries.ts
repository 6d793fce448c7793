import type { BorrowedClient } from "@hutong/db";
import type { AccountId } from "@hutong/kernel";
import { accountRow, type LedgerAccountRef } from "../ledger-account.ts";

type Client = BorrowedClient["client"];

const currency = "CNY";
const stripes = 16;

/** A row of the temporary table `generated_entries`, which `generateTradeEntries` reads. */
export interface GeneratedEntry {
  /** The journal entry's id; both of an order differ. */
  readonly entry_id: string;
  readonly order_id: string;
  /** `order.paid`, or `order.finished`. */
  readonly code: string;
  readonly seller_account_id: string;
  /** 0 to 15: which row of the house's accounts. */
  readonly stripe: number;
  readonly total_fen: bigint;
  readonly fee_fen: bigint;
  readonly posted_at: Date;
}

/**
 * Opens what orders paid through a gateway move, and keeps their ids in a temporary table of this connection. For worlds of
 * measurements: it writes past the triggers.
 */
export async function openTradeAccounts(
  client: Client,
  { sellers, gateway, now }: { sellers: readonly AccountId[]; gateway: string; now: Date },
): Promise<void> {
  const house = (name: string, purpose: "clearing" | "fees", key: string) =>
    Array.from({ length: stripes }, (_, stripe) => ({
      key: `${key}:${stripe}`,
      row: rowOf({ owner: { house: name }, purpose, currency }, stripe),
    }));
  const rows = [
    ...house(`gateway_${gateway}`, "clearing", "clearing"),
    ...house("platform", "fees", "fees"),
    ...sellers.flatMap((owner) =>
      (["escrow", "available"] as const).map((purpose) => ({
        key: `${purpose}:${owner}`,
        row: rowOf({ owner, purpose, currency }, 0),
      })),
    ),
  ];
  await client.query(
    "create temporary table generated_accounts (key text primary key, account_id uuid not null) on commit preserve rows",
  );
  const part = 20_000;
  for (let first = 0; first < rows.length; first += part) {
    const some = rows.slice(first, first + part);
    await client.query(
      `with given as (
         select * from unnest($1::text[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::smallint[])
           as t (key, id, owner, house, purpose, stripe)
       ), opened as (
         insert into ledger_accounts (id, owner_account_id, house, purpose, currency, stripe, opened_at)
         select id, owner, house, purpose::ledger_purpose, '${currency}', stripe, $7 from given on conflict do nothing
       )
       insert into generated_accounts select key, id from given`,
      [
        some.map(({ key }) => key),
        some.map(({ row }) => row.id),
        some.map(({ row }) => row.ownerAccountId),
        some.map(({ row }) => row.house),
        some.map(({ row }) => row.purpose),
        some.map(({ row }) => row.stripe),
        now,
      ],
    );
  }
}

function rowOf(ref: LedgerAccountRef, stripe: number) {
  return accountRow(ref, stripe.toString(16).padStart(2, "0"));
}

/**
 * Posts what stands in `generated_entries` (`GeneratedEntry`), in the order of time: paid, the gateway's clearing to the
 * shop's escrow; finished, the escrow to what is available and the house's fee. Numbers and balances go on from what is there,
 * so that the trial balance holds.
 */
export async function generateTradeEntries(client: Client): Promise<void> {
  await client.query(`
    insert into ledger_entries (id, code, reference, digest, line_count, posted_at)
    select entry_id, code, order_id::text, sha256(uuid_send(entry_id)),
      case when code = 'order.paid' then 2 when fee_fen > 0 then 3 else 2 end, posted_at
    from generated_entries`);
  await client.query(`
    with moved as (
      select entry_id, posted_at, 1 as place, 'clearing:' || stripe as key, -total_fen as amount
        from generated_entries where code = 'order.paid'
      union all select entry_id, posted_at, 2, 'escrow:' || seller_account_id, total_fen
        from generated_entries where code = 'order.paid'
      union all select entry_id, posted_at, 1, 'escrow:' || seller_account_id, -total_fen
        from generated_entries where code = 'order.finished'
      union all select entry_id, posted_at, 2, 'available:' || seller_account_id, total_fen - fee_fen
        from generated_entries where code = 'order.finished'
      union all select entry_id, posted_at, 3, 'fees:' || stripe, fee_fen
        from generated_entries where code = 'order.finished' and fee_fen > 0
    ), numbered as (
      select g.account_id, m.entry_id, m.place, m.amount,
        row_number() over one as nth, sum(m.amount) over one as running
      from moved m join generated_accounts g using (key)
      window one as (partition by g.account_id order by m.posted_at, m.entry_id rows unbounded preceding)
    ), written as (
      insert into ledger_lines (account_id, seq, entry_id, place, currency, amount, balance_after)
      select n.account_id, a.seq + n.nth, n.entry_id, n.place, '${currency}', n.amount, a.balance + n.running
      from numbered n join ledger_accounts a on a.id = n.account_id
    )
    update ledger_accounts a set seq = a.seq + last.nth, balance = a.balance + last.running
    from (select distinct on (account_id) account_id, nth, running from numbered order by account_id, nth desc) last
    where a.id = last.account_id`);
}
