// The statements of readPersonFile. Each list is cut before it becomes JSON, so that no person is too much.

/** A list of a person as one JSON value: `item` of each row of `from`, cut at `limit`. */
function list(item: string, from: string, order: string, limit: number): string {
  return `coalesce((select jsonb_agg(jsonb_build_object(${item}) order by ${order})
    from (select * from ${from} order by ${order} limit ${limit}) x), '[]')`;
}

const contacts = list(
  `'kind', x.kind, 'value', x.value, 'verifiedAt', x.verified_at`,
  "(select kind, value, verified_at, created_at from contacts where user_id = u.id) x",
  "x.kind, x.created_at",
  50,
);

const ids = list(
  `'accountId', x.id, 'realm', x.realm, 'loginName', x.login_name, 'memberNo', x.member_no, 'status', x.status,
    'registeredAt', x.registered_at, 'importedAt', x.imported_at, 'shopName', x.shop_name,
    'openedFrom', case when x.from_name is not null then jsonb_build_object('realm', x.from_realm, 'loginName', x.from_name) end`,
  `(select a.*, s.name as shop_name, f.realm as from_realm, f.login_name as from_name from accounts a
    left join shops s on s.account_id = a.id left join accounts f on f.id = a.opened_from_id where a.user_id = u.id) x`,
  "x.registered_at, x.id",
  100,
);

const seats = list(
  `'seatId', x.id, 'name', x.name, 'role', x.role, 'status', x.status, 'createdAt', x.created_at,
    'owner', jsonb_build_object('realm', x.realm, 'loginName', x.login_name, 'userId', x.owner_id)`,
  `(select t.*, o.realm, o.login_name, o.user_id as owner_id from staff_seats t
    join accounts o on o.id = t.account_id where t.user_id = u.id) x`,
  "x.created_at, x.id",
  100,
);

const staff = list(
  `'seatId', x.id, 'ownerName', x.login_name, 'name', x.name, 'role', x.role, 'status', x.status,
    'person', jsonb_build_object('userId', x.user_id, 'displayName', x.display_name)`,
  `(select t.*, o.login_name, p.display_name from accounts o join staff_seats t on t.account_id = o.id
    join users p on p.id = t.user_id where o.user_id = u.id) x`,
  "x.created_at, x.id",
  100,
);

const consents = list(
  `'id', x.id, 'clientName', x.client_name, 'scopes', x.scopes, 'grantedAt', x.granted_at, 'expiresAt', x.expires_at,
    'withdrawnAt', x.withdrawn_at`,
  `(select c.*, coalesce(k.name, c.client_id) as client_name from consents c
    left join clients k on k.client_id = c.client_id where c.user_id = u.id) x`,
  "x.granted_at desc, x.id",
  50,
);

/** Invitations to her shops that nobody has taken yet. */
const invitations = list(
  `'id', x.id, 'ownerName', x.login_name, 'name', x.name, 'contactKind', x.contact_kind, 'contactValue', x.contact_value,
    'expiresAt', x.expires_at`,
  `(select v.*, o.login_name from accounts o join seat_invitations v on v.account_id = o.id and v.open_key is not null
    where o.user_id = u.id) x`,
  "x.created_at, x.id",
  100,
);

/** What was linked, merged, unlinked and undone with her, the newest first. */
const operations = list(
  `'id', x.id, 'kind', x.kind, 'at', x.at, 'undoableUntil', x.undoable_until, 'undoneAt', x.undone_at,
    'realm', x.realm, 'loginName', x.login_name, 'came', x.to_user_id = u.id,
    'other', jsonb_build_object('userId', x.other_id, 'displayName', x.display_name)`,
  `(select o.*, a.realm, a.login_name, p.id as other_id, p.display_name from linking_operations o
    join users p on p.id = case when o.to_user_id = u.id then o.from_user_id else o.to_user_id end
    left join accounts a on a.id = o.account_id where u.id in (o.from_user_id, o.to_user_id)) x`,
  "x.at desc, x.id desc",
  30,
);

/** Her ways in by other providers; of a subject only its end is shown, as of any number that names somebody elsewhere. */
const upstreams = list(
  `'id', x.id, 'nameZh', x.name_zh, 'nameEn', x.name_en, 'slug', x.slug, 'subjectEnd', right(x.subject, 4),
    'isOff', x.disabled_at is not null, 'linkedAt', x.created_at, 'lastUsedAt', x.last_used_at`,
  `(select i.id, i.subject, i.created_at, i.last_used_at, p.name_zh, p.name_en, p.slug, p.disabled_at
    from upstream_identities i join upstream_providers p on p.id = i.provider_id where i.user_id = u.id) x`,
  "x.created_at, x.id",
  20,
);

const sites = list(
  `'clientId', x.client_id, 'clientName', x.client_name, 'seatName', x.seat_name,
    'account', case when x.login_name is not null then jsonb_build_object('realm', x.realm, 'loginName', x.login_name) end`,
  `(select v.client_id, v.created_at, coalesce(k.name, v.client_id) as client_name, t.name as seat_name, a.realm, a.login_name
    from site_sessions v left join clients k on k.client_id = v.client_id left join staff_seats t on t.id = v.seat_id
    left join accounts a on a.id = v.account_id where v.sign_on_uid = y.uid and v.expires_at > $2::timestamptz) x`,
  "x.created_at",
  20,
);

const sessions = `coalesce((select jsonb_agg(jsonb_build_object('uid', y.uid, 'userAgent', y.user_agent, 'ip', y.ip,
    'signedInAt', y.signed_in_at, 'lastSeenAt', y.last_seen_at, 'sites', ${sites}) order by y.last_seen_at desc)
  from (select * from sign_on_sessions where user_id = u.id and expires_at > $2::timestamptz
    order by last_seen_at desc limit 50) y), '[]')`;

/** The person and what hangs on her: $1 her id, $2 the time. */
export const personText = `select u.id as "userId", u.display_name as "displayName", u.locale, u.status,
    u.admin_role as "adminRole", u.created_at as "createdAt",
    (select c.changed_at from credentials c where c.user_id = u.id and c.kind = 'password') as "passwordChangedAt",
    ${contacts} as contacts, ${ids} as ids, ${seats} as seats, ${staff} as staff, ${consents} as consents,
    ${sessions} as sessions, ${invitations} as invitations, ${upstreams} as upstreams, ${operations} as operations
  from users u where u.id = $1::uuid`;

/** The links of her IDs, hers and other people's, and those she had to IDs that are not hers any more: $1 her id. */
export const linksText = `select l.id, a.realm, a.login_name as "loginName", p.id as "personId",
    p.display_name as "personName", l.proof, b.display_name as "actorName", l.started_at as "startedAt",
    l.ended_at as "endedAt"
  from links l join accounts a on a.id = l.account_id join users p on p.id = l.user_id
    left join users b on b.id = l.actor_user_id
  where l.id in (
    select id from links where user_id = $1::uuid
    union select k.id from accounts o join links k on k.account_id = o.id where o.user_id = $1::uuid)
  order by l.started_at desc, l.id desc limit 100`;

/** What happened to her, the newest first: $1 her id. */
export const auditText = `select e.id, e.at, e.action, e.ip, e.actor_user_id as "actorUserId",
    p.display_name as "actorName", e.data
  from (select * from audit_entries where subject_user_id = $1::uuid order by at desc, id desc limit 50) e
    left join users p on p.id = e.actor_user_id
  order by e.at desc, e.id desc`;
