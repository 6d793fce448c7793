import type { Realm } from "@hutong/db";

/** What may be told of a person. */
export interface PersonRow {
  display_name: string;
  locale: string | null;
  updated_at: Date;
  email: string | null;
  accounts: Array<{ realm: Realm; login_name: string; member_no: string; linked_at: string }> | null;
}

/** SQL for what may be told of a person, with three SQL expressions: a uuid and two booleans. */
export function personText(user: string, wantsEmail: string, wantsAccounts: string): string {
  return `select u.display_name, u.locale, u.updated_at,
        case when ${wantsEmail} then (select c.value from contacts c
          where c.user_id = u.id and c.kind = 'email' and c.verified_at is not null
          order by c.created_at limit 1) end as email,
        case when ${wantsAccounts} then (select json_agg(json_build_object('realm', a.realm, 'login_name', a.login_name,
            'member_no', a.member_no, 'linked_at', l.started_at) order by a.created_at)
          from accounts a join links l on l.open_account_id = a.id
          where a.user_id = u.id and a.status = 'active') end as accounts
      from users u where u.id = ${user}`;
}
