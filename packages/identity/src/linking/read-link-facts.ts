import { type Db, Prisma } from "@hutong/db";
import type { UserId } from "@hutong/kernel";
import type { LinkFacts, LinkPerson } from "./rules.ts";

/** A person as JSON; `who` is an SQL expression of her id. Bounded by what she owns, not by what her accounts hold. */
function personJson(who: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(select json_build_object(
    'id', u.id, 'displayName', u.display_name, 'locale', u.locale, 'status', u.status,
    'isAdministrator', u.admin_role is not null,
    'accounts', (select coalesce(json_agg(json_build_object('id', a.id, 'realm', a.realm, 'loginName', a.login_name,
        'memberNo', a.member_no, 'status', a.status, 'imported', a.imported_at is not null,
        'registeredAt', a.registered_at, 'opened', a.opened_from_id is not null,
        'shop', case when s.account_id is not null
          then json_build_object('kind', s.kind, 'name', s.name, 'nameEn', s.name_en) end)
        order by a.registered_at, a.id), '[]')
      from accounts a left join shops s on s.account_id = a.id where a.user_id = u.id),
    'contacts', (select coalesce(json_agg(json_build_object('id', c.id, 'kind', c.kind, 'value', c.value,
        'verified', c.verified_key is not null) order by c.created_at, c.id), '[]')
      from contacts c where c.user_id = u.id),
    'credentials', (select coalesce(json_agg(json_build_object('id', c.id, 'kind', c.kind,
        'changedAt', c.changed_at)), '[]') from credentials c where c.user_id = u.id),
    'seats', (select coalesce(json_agg(json_build_object('id', st.id, 'name', st.name, 'realm', a.realm,
        'ownerName', a.login_name, 'shopName', s.name) order by st.created_at, st.id), '[]')
      from staff_seats st join accounts a on a.id = st.account_id left join shops s on s.account_id = a.id
      where st.user_id = u.id),
    'consents', (select coalesce(json_agg(json_build_object('id', k.id, 'clientId', k.client_id,
        'clientName', cl.name) order by k.granted_at), '[]')
      from consents k join clients cl on cl.client_id = k.client_id
      where k.user_id = u.id and k.withdrawn_at is null and (k.expires_at is null or k.expires_at > now())),
    'upstreams', (select coalesce(json_agg(json_build_object('id', i.id, 'nameZh', p.name_zh, 'nameEn', p.name_en)
        order by i.created_at, i.id), '[]')
      from upstream_identities i join upstream_providers p on p.id = i.provider_id where i.user_id = u.id))
    from users u where u.id = ${who})`;
}

/** Two people at once. One statement. */
export async function readLinkPeople(
  db: Db,
  first: string,
  second: string,
): Promise<readonly [LinkPerson | undefined, LinkPerson | undefined]> {
  const [row] = await db.$queryRaw<[{ first: LinkPerson | null; second: LinkPerson | null }]>`
    select ${personJson(Prisma.sql`${first}::uuid`)} as first, ${personJson(Prisma.sql`${second}::uuid`)} as second`;
  return [row.first ?? undefined, row.second ?? undefined];
}

export interface ReadProposal extends LinkFacts {
  readonly expiresAt: string;
  readonly consumedAt: string | null;
}

/** A proof with everything around it, for the person and the sign-on it was made by alone. One statement. */
export async function readLinkFacts(
  db: Db,
  scope: {
    readonly proposalId: string;
    readonly userId: UserId;
    readonly signOnUid: string;
    readonly now: Date;
  },
): Promise<ReadProposal | undefined> {
  const [row] = await db.$queryRaw<[{ facts: ReadProposal }] | []>`
    select json_build_object('accountId', p.account_id, 'provenUserId', p.proven_user_id,
      'credentialChangedAt', p.credential_changed_at, 'upstreamIdentityId', p.upstream_identity_id, 'expiresAt', p.expires_at, 'consumedAt', p.consumed_at,
      'me', ${personJson(Prisma.sql`p.user_id`)}, 'other', ${personJson(Prisma.sql`coalesce(a.user_id, p.proven_user_id)`)},
      'coolingUntil', (select max(o.undoable_until) from linking_operations o
        where o.account_id = p.account_id and o.kind = 'unlink' and o.undone_at is null
          and o.undoable_until > ${scope.now} and o.from_user_id <> p.user_id),
      'hasOpenDispute', exists (select from disputes d
        where d.account_id = p.account_id and d.decided_at is null and d.claimant_user_id <> p.user_id)) as facts
    from link_proposals p left join accounts a on a.id = p.account_id
    where p.id = ${scope.proposalId}::uuid and p.user_id = ${scope.userId}::uuid and p.sign_on_uid = ${scope.signOnUid}`;
  return row?.facts;
}

export interface UnlinkFacts {
  readonly me: LinkPerson;
  readonly hasOpenDispute: boolean;
  /** How the ID came to her, where it came by a linking. */
  readonly came: {
    readonly fromUserId: string;
    /** The addresses that came with it, where no other ID came beside it. */
    readonly contacts: readonly string[];
    /** Who had it before has nothing by now, so that she can have it again. */
    readonly isEmpty: boolean;
  } | null;
}

/** What letting an ID go looks at. One statement. */
export async function readUnlinkFacts(
  db: Db,
  userId: string,
  accountId: string,
): Promise<UnlinkFacts | undefined> {
  const [row] = await db.$queryRaw<[{ facts: UnlinkFacts }] | []>`
    select json_build_object('me', ${personJson(Prisma.sql`acc.user_id`)},
      'hasOpenDispute', exists (select from disputes d where d.account_id = acc.id and d.decided_at is null),
      'came', (select json_build_object('fromUserId', o.from_user_id,
          'contacts', case when jsonb_array_length(o.before->'moved'->'accounts') = 1
            then o.before->'moved'->'contacts' else '[]' end,
          'isEmpty', u.status = 'active' and u.admin_role is null
            and not exists (select from accounts x where x.user_id = u.id)
            and not exists (select from credentials x where x.user_id = u.id)
            and not exists (select from upstream_identities x where x.user_id = u.id)
            and not exists (select from staff_seats x where x.user_id = u.id))
        from linking_operations o join users u on u.id = o.from_user_id
        where o.to_user_id = acc.user_id and o.kind in ('link', 'merge') and o.undone_at is null
          and o.before->'moved'->'accounts' @> to_jsonb(acc.id::text)
        order by o.at desc limit 1)) as facts
    from accounts acc where acc.id = ${accountId}::uuid and acc.user_id = ${userId}::uuid`;
  return row?.facts;
}
