import { Client, escapeIdentifier, escapeLiteral } from "pg";
import { databaseName } from "./create-database.ts";

/** The parts that the web processes play in the database, a site each. The owner alone migrates. */
export const databaseRoles = ["identity", "wholesale", "retail"] as const;

export type DatabaseRole = (typeof databaseRoles)[number];

const everything = "select, insert, update, delete";

/**
 * What posting takes: entries and lines are appended, balances move with them (triggers hold both together), a hold is
 * resolved. Nobody changes an entry, lends credit, or says what a new account holds (SECURITY I1, I2, I6).
 */
const posting = {
  ledger_accounts:
    "select, insert (id, owner_account_id, house, purpose, currency, stripe, opened_at), update (balance, seq)",
  ledger_entries: "select, insert",
  ledger_holds: "select, insert, update (state, resolved_entry_id, posted_amount)",
};

/** What moving orders takes, at the shops and by the chores: an order is placed, moves and is paid; its history stays. */
const ordering = {
  orders:
    "select, insert, update (state, fee_fen, due_at, carrier, tracking_no, refunded_fen, open_refund_id)",
  order_lines: "select, insert",
  order_events: "select, insert",
  seat_spendings: "select, insert, update (spent_fen)",
  payments: "select, insert, update (state, answered_at, reference, ask_at)",
  payment_parts: "select, insert, update (outcome)",
  payment_refunds: "select, insert, update (sent_at)",
  gateway_events: "select, insert",
  sandbox_charges: "select, insert, update (state, refunded_fen)",
  sandbox_refunds: "select, insert",
  // Asked for at the shops; what both sides said stays as they said it.
  refunds: `select, insert, update (state, offered_fen, agreed_fen, given_fen, fee_back_fen, carrier,
    tracking_no, due_at, escalated_at, ended_at)`,
  refund_lines: "select, insert",
  refund_events: "select, insert",
  refund_pictures: "select, insert",
  parcel_events: "select, insert",
};

/** What settling withdrawals takes: by the chores, and by the shops' door, where payers tell. */
const payingOut = {
  withdrawals: "select, insert, update (state, due_at, sent_at, ask_payer_at, ended_at, reason)",
  payout_events: "select, insert",
};

/** What both storefronts need: sessions, and the goods of both markets. */
const storefront = {
  users: "select, update (locale, theme, updated_at)",
  accounts: "select, update (notice_pending)",
  staff_seats: "select",
  sign_on_sessions: "select (uid, user_id, signed_in_at, expires_at), delete",
  site_sessions: everything,
  kept_forms: everything,
  account_choices: "select, insert, update",
  audit_entries: "insert, select (id)",
  outbox_events: "insert, select (id)",
  listings: "select",
  skus: "select",
  listing_pictures: "select",
  // What keepers write about their accounts, from either door; never a shop's kind or rating.
  shops: "select, update (name, name_en, region, intro, intro_en, notice, notice_en)",
  trade_profiles: "select, insert, update",
  trade_addresses: everything,
  company_data: "select, insert, update",
  notice_settings: everything,
  // Numbers of bank accounts are written, and read by who pays out alone.
  bank_accounts:
    "select (id, account_id, kind, bank, holder, last_four, added_at, removed_at), insert, update (removed_at)",
  withdrawals: payingOut.withdrawals,
  ...posting,
  // Appended; of what is there a policy gives the lines of the account that looks.
  ledger_lines: "select, insert",
};

/**
 * What each role may do, table by table; a table that is not named is out of reach. No role may change or
 * delete an audit entry, and a storefront reads no credential, key or client secret (SECURITY I6, 24,
 * CVE-2026-126187: keep the web processes' role minimal).
 */
export const grants: Record<DatabaseRole, Record<string, string>> = {
  identity: {
    users: everything,
    accounts: everything,
    shops: "select, insert, update",
    staff_seats: everything,
    links: "select, insert, update",
    contacts: everything,
    credentials: everything,
    verifications: everything,
    throttles: everything,
    audit_entries: "select, insert",
    audit_chain: "select, insert",
    // Emptied by the sealer, filled by a trigger alone.
    audit_pending: "select, delete",
    sign_on_sessions: everything,
    site_sessions: everything,
    kept_forms: everything,
    provider_records: everything,
    clients: everything,
    signing_keys: everything,
    consents: everything,
    link_proposals: everything,
    linking_operations: "select, insert, update (undone_at, before)",
    account_choices: everything,
    disputes: "select, insert, update",
    dispute_pictures: "select, insert, update (dispute_id, sent_at), delete",
    saved_views: everything,
    merge_requests: "select, insert, update",
    bulk_batches: everything,
    bulk_lines: everything,
    seat_invitations: everything,
    upstream_providers: everything,
    upstream_identities: everything,
    upstream_visits: everything,
    outbox_events: everything,
    messages: everything,
    listings: "select",
    shop_credentials: "select, insert, update (withdrawn_at)",
    reputation_facts: "select, insert",
    reputation_arrivals: everything,
    reputation_shops: "select, insert, update",
    shop_claims: everything,
    reputation_trades: everything,
    reputation_points: "select, insert",
    // Whether a notice of an inquiry is still worth its mail.
    inquiries: "select",
    passport_consents: "select",
    passport_consent_events: "select",
    passport_settings: "select",
    // Looks of other sites are written where those are told.
    passport_looks: "select, insert, update (last_at, count)",
    passport_shops: "select",
    // Applications of traders: read, and decided about; what was asked is the storefront's.
    trader_applications:
      "select, update (outcome, reason, decided_at, decided_by_id, valid_until, told_applied_at, told_end_at)",
    trader_pictures: "select, delete",
    // Whether an application's code is the company's own.
    company_data: "select (account_id, credit_code)",
    // Whether an account wants its notices by mail.
    notice_settings: "select",
    // Holds whose time is over are given back by a chore; nobody's statement is read here.
    ...posting,
    ledger_lines: "insert",
    // Orders that are over time are closed or confirmed by a chore; refunds are sent.
    ...ordering,
    skus: "select, update (stock, updated_at)",
    // Pictures that no page and no order shows are swept away, and files of listings after a day.
    listing_pictures: "select, delete",
    listing_sheets: "select, delete",
    // Webhooks of shops are sent, and what is over of their API is cleared away.
    webhook_endpoints: "select, update (disabled_at)",
    webhook_deliveries:
      "select, update (attempts, tried_at, last_status, last_fault, delivered_at, dead_at), delete",
    shop_api_answers: "select (made_at), delete",
    shop_api_uses: "select (resets_at), delete",
    // Reviews are looked at, shown and hidden; what was written stays. Drafts that nobody sent go.
    reviews: "select, update (state, follow_up_state, times_rated, hidden_reason), delete",
    review_pictures: "select",
    review_answers: "select, update (is_hidden)",
    review_reports: "select, update (decided_at)",
    review_words: "select, insert, delete",
    review_tallies: "select",
    // Withdrawals are handed to payers, who are asked about them, and given up in time.
    ...payingOut,
    bank_accounts: "select",
    sandbox_payouts: "select, insert",
  },
  wholesale: {
    ...storefront,
    // Of shops the rows of companies, and those of who keeps them, by policies; the names of the shops behind buyers by a view.
    passport_shops: "select",
    // What the buyers of who looks show it, and nothing of anybody else's.
    passport_shown: "select",
    // Rows that the shop shows to who looks, by a policy.
    shop_claims: "select",
    inquiries: "select, insert, update",
    // What was written stays as it was written.
    inquiry_messages: "select, insert",
    trade_relations: "select, insert",
    // Stated and taken back; that one was checked no storefront can say.
    certificates: "select, insert (id, account_id, kind, number, issuer, valid_until, stated_at), delete",
    // Written, sent and withdrawn; what the house says of them no storefront can write.
    trader_applications: `select, insert (id, account_id, kind, created_at), update (kind, business_name, credit_code, address,
      note, uploads, applied_at, applied_by_id, withdrawn_at)`,
    trader_pictures: "select, insert, delete",
    passport_consents: "select, insert, update",
    passport_consent_events: "select",
    passport_settings: "select, insert, update",
    passport_looks: "insert, select, update (last_at, count)",
    service_rules: everything,
    // Row by row: a policy gives suppliers' ledgers, and of buyers the one of the account that looks.
    reputation_points: "select",
  },
  retail: {
    ...storefront,
    // Opened for their keepers alone, by a policy, and never a flagship's or with a rating.
    shops: `${storefront.shops}, insert (account_id, kind, name, name_en, region, notice, opened_at, return_days, return_note),
      update (return_days, return_note)`,
    // What sellers show; the market stays what it was, and nothing is deleted.
    listings: `select, insert, update (title_zh, title_en, category, drawing, code, attributes, picture_id, colours, sizes,
      price_fen, published_at, state, version)`,
    // A picture's bytes never change; those that are taken off the page are swept by a chore.
    listing_pictures: "select, insert, update (colour, place, alt_zh, alt_en, removed_at)",
    listing_picture_files: "select, insert",
    listing_sheets: everything,
    // What the search knows of them; a frozen account's and stock are followed by triggers.
    search_documents: "select, insert, update, delete",
    search_shops: "select, insert, update",
    search_words: "select, insert, update, delete",
    // And what buyers take off the stock.
    skus: "select, insert, update (code, price_fen, stock, updated_at)",
    ...ordering,
    // Systems of shops: their tokens by a function alone.
    shop_api_answers: "select, insert, update (digest, status, body, made_at)",
    webhook_endpoints: "select, insert, update (url, events, low_stock_at, generation, rotated_at), delete",
    webhook_deliveries: "select, insert, update (attempts, delivered_at, dead_at)",
    ...payingOut,
    cart_lines: everything,
    checkouts: "select, insert",
    // Begun as a draft, sent once; what the house holds or hides a trigger keeps from being shown here (feedback).
    reviews: `select, insert (id, order_id, place, listing_id, colour, size, category, buyer_account_id, seller_account_id,
      author_user_id, author_seat_id, begun_at), update (author_user_id, author_seat_id, state, score, description, service,
      delivery, fit, words, is_anonymous, picture_count, uploads, written_at, follow_up, follow_up_state, followed_up_at,
      awaits_answer, times_rated)`,
    review_pictures: "select, insert, delete",
    review_answers: "select, insert (review_id, is_to_follow_up, words, user_id, seat_id, at)",
    review_votes: "select, insert, delete",
    review_reports: "select, insert (id, review_id, user_id, reason, words, at)",
    review_words: "select",
    review_tallies: "select",
    // How a shop is rated: level, positive rate, detailed ratings, by a view.
    shop_ratings: "select",
    // Sales and ratings are told with the confirmation of an order and with a review; facts are not read here.
    reputation_facts: "insert",
    reputation_arrivals: "insert",
    // How many wait to be read, and nothing of what they are about.
    inquiries: "select (buyer_account_id, supplier_account_id, state, buyer_unread, supplier_unread)",
  },
};

export interface RoleOptions {
  /** Connection string of the owner. */
  readonly connectionString: string;
  readonly passwords: Record<DatabaseRole, string>;
}

/**
 * Makes the login roles of this database and gives them exactly the rights above.
 * @returns their connection strings, or undefined where the owner may not make roles
 */
export async function ensureRoles(options: RoleOptions): Promise<Record<DatabaseRole, string> | undefined> {
  const client = new Client({ connectionString: options.connectionString });
  await client.connect();
  try {
    const { rows } = await client.query(
      "select rolcreaterole or rolsuper as may from pg_roles where rolname = current_user",
    );
    if (!rows[0]?.may) return undefined;
    await client.query("begin");
    await client.query("select pg_advisory_xact_lock(hashtext('hutong.roles'))");
    await client.query("revoke all on all tables in schema public from public");
    for (const role of databaseRoles) await ensureRole(client, role, options);
    await retire(client, `${databaseName(options.connectionString)}_site`);
    await client.query("commit");
  } finally {
    await client.end();
  }
  return roleUrls(options);
}

async function ensureRole(client: Client, role: DatabaseRole, options: RoleOptions): Promise<void> {
  const name = roleName(options.connectionString, role);
  const quoted = escapeIdentifier(name);
  const { rowCount } = await client.query("select 1 from pg_roles where rolname = $1", [name]);
  const login = `login password ${escapeLiteral(options.passwords[role])}`;
  // A new role may nothing more by itself. Saying so of one that is there is a superuser's right, which an owner needs not have.
  await client.query(rowCount ? `alter role ${quoted} ${login}` : `create role ${quoted} ${login}`);
  await client.query(`revoke all on all tables in schema public from ${quoted}`);
  await client.query(`grant usage on schema public to ${quoted}`);
  for (const [table, rights] of Object.entries(grants[role])) {
    await client.query(`grant ${rights} on ${escapeIdentifier(table)} to ${quoted}`);
  }
  await client.query(`grant execute on function prolong_sign_on(text, int, int) to ${quoted}`);
  // The shops answer their API's tokens; nobody else has business with one.
  if (role === "retail")
    await client.query(`grant execute on function use_shop_api_token(bytea, text, int) to ${quoted}`);
}

/** Takes away a role of an older version: both storefronts were one, which saw every shop's rating (ADR 106). */
async function retire(client: Client, name: string): Promise<void> {
  const { rowCount } = await client.query("select 1 from pg_roles where rolname = $1", [name]);
  if (!rowCount) return;
  const quoted = escapeIdentifier(name);
  await client.query(`revoke all on all tables in schema public from ${quoted}`);
  await client.query(`revoke all on all functions in schema public from ${quoted}`);
  await client.query(`revoke all on schema public from ${quoted}`);
  await client.query(`drop role ${quoted}`);
}

/** The connection strings of the roles, made or not. */
export function roleUrls(options: RoleOptions): Record<DatabaseRole, string> {
  return {
    identity: urlFor(options, "identity"),
    wholesale: urlFor(options, "wholesale"),
    retail: urlFor(options, "retail"),
  };
}

/** A role's name in its database. */
export function roleName(connectionString: string, role: DatabaseRole): string {
  return `${databaseName(connectionString)}_${role}`;
}

function urlFor(options: RoleOptions, role: DatabaseRole): string {
  const url = new URL(options.connectionString);
  url.username = encodeURIComponent(roleName(options.connectionString, role));
  url.password = encodeURIComponent(options.passwords[role]);
  return url.href;
}
