import type { AdminRole, Realm, SeatRole } from "@hutong/db";
import { digest, newId } from "@hutong/kernel";
import type { Pool } from "pg";

/** Unused for a week, or thirty days old: a site session is over (SECURITY 14; docs/security.md). */
export const siteSessionIdleSeconds = 7 * 24 * 3_600;
export const siteSessionSeconds = 30 * 24 * 3_600;

/** Who is signed in at a site, and the account she acts for. */
export interface SiteSession {
  readonly id: string;
  readonly signOnUid: string;
  /** When she last proved who she is in this browser: the sign-in, or a step-up since. */
  readonly signedInAt: Date | null;
  readonly expiresAt: Date;
  readonly user: {
    readonly id: string;
    readonly displayName: string;
    readonly locale: string | null;
    readonly theme: string | null;
    readonly adminRole: AdminRole | null;
  };
  /** Null at the identity site, which is about the person alone. */
  readonly account: SessionAccount | null;
}

export interface SessionAccount {
  readonly id: string;
  readonly realm: Realm;
  readonly loginName: string;
  readonly memberNo: string;
  readonly shopName: string | null;
  readonly noticePending: boolean;
  /** The ID it was opened from, for the notice. */
  readonly openedFrom: { readonly realm: Realm; readonly loginName: string } | null;
  /** What else she may act for at this site. */
  readonly others: readonly OtherAccount[];
  /** Set when she acts for another's shop. */
  readonly seat: { readonly name: string; readonly role: SeatRole } | null;
}

/** An account that she may act for at the site in place of the present one: her own, or through a seat. */
interface OtherAccount {
  readonly accountId: string;
  readonly seatId: string | null;
  readonly realm: Realm;
  readonly loginName: string;
  readonly shopName: string | null;
  readonly seatName: string | null;
}

export interface NewSiteSession {
  readonly token: string;
  readonly clientId: string;
  readonly userId: string;
  readonly sid: string;
  readonly signOnUid: string;
  readonly accountId: string | null;
  readonly seatId: string | null;
  /** The token of the session it replaces in this browser. */
  readonly replaces: string | undefined;
}

/**
 * Opens a site session, ending the one it replaces. It hangs on the sign-on session: one that has ended in the
 * meantime is a refusal of the database, so no session outlives its sign-on.
 * @throws Error (foreign key) when the sign-on session is gone
 */
export async function createSiteSession(pool: Pool, input: NewSiteSession): Promise<Date> {
  const { rows } = await pool.query<{ expires_at: Date }>({
    name: "site_session_create",
    text: `with replaced as (delete from site_sessions where token_hash = $9)
      insert into site_sessions (id, token_hash, sign_on_uid, sid, client_id, user_id, account_id, seat_id, expires_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, now() + make_interval(secs => $10)) returning expires_at`,
    values: [
      newId(),
      digest(input.token),
      input.signOnUid,
      input.sid,
      input.clientId,
      input.userId,
      input.accountId,
      input.seatId,
      input.replaces ? digest(input.replaces) : null,
      siteSessionSeconds,
    ],
  });
  const expiresAt = rows[0]?.expires_at;
  if (!expiresAt) throw new Error("the site session was not stored");
  return expiresAt;
}

interface SessionRow {
  id: string;
  sign_on_uid: string;
  signed_in_at: Date | null;
  expires_at: Date;
  stale: boolean;
  user_id: string;
  display_name: string;
  locale: string | null;
  theme: string | null;
  admin_role: AdminRole | null;
  account_id: string | null;
  realm: Realm;
  login_name: string;
  member_no: string;
  notice_pending: boolean;
  shop_name: string | null;
  from_realm: Realm | null;
  from_name: string | null;
  seat_name: string | null;
  seat_role: SeatRole | null;
  others: OtherAccount[] | null;
}

/** Her other accounts of the same side of the house: two index scans, and none where no account acts. */
const othersText = `(select json_agg(json_build_object('accountId', o.id, 'seatId', o.seat_id, 'realm', o.realm,
    'loginName', o.login_name, 'shopName', o_shop.name, 'seatName', o.seat_name) order by o.created_at, o.id)
  from (
    select x.id, null::uuid as seat_id, null::text as seat_name, x.realm, x.login_name, x.created_at
    from accounts x where x.user_id = u.id and x.status = 'active'
    union all
    select x.id, seat.id, seat.name, x.realm, x.login_name, seat.created_at
    from staff_seats seat
      join accounts owned on owned.id = seat.account_id and owned.status = 'active'
      join accounts x on x.user_id = owned.user_id and x.status = 'active'
    where seat.user_id = u.id and seat.status = 'active'
  ) o left join shops o_shop on o_shop.account_id = o.id
  where (o.realm = 'wholesale') = (a.realm = 'wholesale')
    and (o.id, o.seat_id) is distinct from (s.account_id, s.seat_id))`;

/** How long a use may go unrecorded: one write a session in five minutes, not one a page. */
const touchAfterSeconds = 300;

/**
 * The session behind a cookie, or undefined: unknown, ended, expired, idle too long, its sign-on expired, or the
 * person, the account or the seat is frozen. One statement.
 */
export async function findSiteSession(
  pool: Pool,
  clientId: string,
  token: string,
): Promise<SiteSession | undefined> {
  const { rows } = await pool.query<SessionRow>({
    name: "site_session_find",
    text: `select s.id, s.sign_on_uid, so.signed_in_at, s.expires_at, s.last_seen_at < now() - make_interval(secs => $4) as stale,
        u.id as user_id, u.display_name, u.locale, u.theme, u.admin_role,
        a.id as account_id, a.realm, a.login_name, a.member_no, a.notice_pending, sh.name as shop_name,
        f.realm as from_realm, f.login_name as from_name, st.name as seat_name, st.role as seat_role,
        case when a.id is not null then ${othersText} end as others
      from site_sessions s
        join sign_on_sessions so on so.uid = s.sign_on_uid and so.expires_at > now()
        join users u on u.id = s.user_id
        left join accounts a on a.id = s.account_id
        left join shops sh on sh.account_id = a.id
        left join accounts f on f.id = a.opened_from_id
        left join staff_seats st on st.id = s.seat_id
      where s.token_hash = $1 and s.client_id = $2 and s.expires_at > now()
        and s.last_seen_at > now() - make_interval(secs => $3)
        and u.status = 'active' and coalesce(a.status, 'active') = 'active' and coalesce(st.status, 'active') = 'active'`,
    values: [digest(token), clientId, siteSessionIdleSeconds, touchAfterSeconds],
  });
  const row = rows[0];
  if (!row) return undefined;
  if (row.stale) await touch(pool, row);
  return sessionOf(row);
}

/**
 * Whether a site session still holds and still acts for the same account: for an answer that outlasts its request. As
 * `findSiteSession` judges, but it is no use of the session.
 */
export async function siteSessionHolds(
  pool: Pool,
  session: { readonly id: string; readonly accountId: string },
): Promise<boolean> {
  const { rowCount } = await pool.query({
    name: "site_session_holds",
    text: `select 1 from site_sessions s
        join sign_on_sessions so on so.uid = s.sign_on_uid and so.expires_at > now()
        join users u on u.id = s.user_id and u.status = 'active'
        join accounts a on a.id = s.account_id and a.status = 'active'
        left join staff_seats st on st.id = s.seat_id
      where s.id = $1 and s.account_id = $2 and s.expires_at > now() and coalesce(st.status, 'active') = 'active'`,
    values: [session.id, session.accountId],
  });
  return rowCount === 1;
}

/** A use of a site keeps its session alive, and the sign-on behind it, so that daily use of one site is enough. */
async function touch(pool: Pool, row: SessionRow): Promise<void> {
  await pool.query({
    name: "site_session_touch",
    text: `with touched as (update site_sessions set last_seen_at = now() where id = $1)
      select prolong_sign_on($2, $3, $4)`,
    values: [row.id, row.sign_on_uid, siteSessionIdleSeconds, siteSessionSeconds],
  });
}

function sessionOf(row: SessionRow): SiteSession {
  return {
    id: row.id,
    signOnUid: row.sign_on_uid,
    signedInAt: row.signed_in_at,
    expiresAt: row.expires_at,
    user: {
      id: row.user_id,
      displayName: row.display_name,
      locale: row.locale,
      theme: row.theme,
      adminRole: row.admin_role,
    },
    account: row.account_id
      ? {
          id: row.account_id,
          realm: row.realm,
          loginName: row.login_name,
          memberNo: row.member_no,
          shopName: row.shop_name,
          noticePending: row.notice_pending,
          openedFrom:
            row.from_realm && row.from_name ? { realm: row.from_realm, loginName: row.from_name } : null,
          others: row.others ?? [],
          seat: row.seat_name && row.seat_role ? { name: row.seat_name, role: row.seat_role } : null,
        }
      : null,
  };
}

/** Ends one site session and nothing else. */
export async function deleteSiteSession(pool: Pool, token: string): Promise<void> {
  await pool.query({
    name: "site_session_delete",
    text: "delete from site_sessions where token_hash = $1",
    values: [digest(token)],
  });
}
