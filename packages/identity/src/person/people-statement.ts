import type { AdminRole, PersonStatus, Realm } from "@hutong/db";
import { endOfPrefix, type KeyKind, type KeyRange } from "./people-query.ts";

/** Which people are meant beside the text. */
export interface PeopleFilter {
  readonly status?: PersonStatus | undefined;
  readonly realm?: Realm | undefined;
  /** `any`: every administrator. */
  readonly role?: AdminRole | "any" | undefined;
}

/** A place in the order of keys: what is wanted comes after it. */
export interface PeopleCursor {
  readonly key: string;
  readonly userId: string;
}

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

interface Source {
  readonly from: string;
  readonly key: string;
  readonly person: string;
  readonly only?: string;
}

/** Where the keys of a kind are; each key is written exactly as its index is (migration people_search). */
const sources: Record<KeyKind, Source> = {
  name: { from: "users m", key: `lower(m.display_name) collate "C"`, person: "m.id" },
  login: { from: "accounts m", key: `lower(m.login_key) collate "C"`, person: "m.user_id" },
  number: { from: "accounts m", key: `lower(m.member_no) collate "C"`, person: "m.user_id" },
  email: {
    from: "contacts m",
    key: `lower(m.value) collate "C"`,
    person: "m.user_id",
    only: "m.kind = 'email'",
  },
  mobile: {
    from: "contacts m",
    key: `lower(m.value) collate "C"`,
    person: "m.user_id",
    only: "m.kind = 'mobile'",
  },
  seat: {
    from: "staff_seats m join accounts o on o.id = m.account_id",
    key: `m.name_key collate "C"`,
    person: "m.user_id",
  },
};

/**
 * Who is meant, at most `limit` by each range, in the order of keys after `after`: one statement of which every part
 * is a short walk along an index. Without ranges, everybody the filter means, by name.
 */
export function candidatesStatement(
  ranges: readonly KeyRange[],
  filter: PeopleFilter,
  page: { readonly after: PeopleCursor | undefined; readonly limit: number },
): Statement {
  const values: unknown[] = [];
  const bind = (value: unknown, type = "text") => `$${values.push(value)}::${type}`;
  const parts = ranges.length > 0 ? ranges.map((range) => part(range)) : [part(undefined)];
  return { text: `${meantPeople(filter)}${parts.join("\nunion all\n")}`, values };

  function part(range: KeyRange | undefined): string {
    const { from, key, person, only } = sources[range?.kind ?? "name"];
    const isUsers = person === "m.id";
    const conditions = [
      ...(range ? [`${key} >= ${bind(range.prefix)}`, `${key} < ${bind(endOfPrefix(range.prefix))}`] : []),
      ...(only ? [only] : []),
      ...(range?.owner ? [`o.login_key = ${bind(range.owner)}`] : []),
      ...(range?.realm ? [`${range.owner ? "o" : "m"}.realm = ${bind(range.realm, "realm")}`] : []),
      ...(page.after
        ? [`(${key}, ${person}) > (${bind(page.after.key)}, ${bind(page.after.userId, "uuid")})`]
        : []),
      ...(isUsers ? stateConditions(filter) : []),
      ...(filter.realm
        ? [
            `exists (select from accounts r where r.user_id = ${person} and r.realm = ${bind(filter.realm, "realm")})`,
          ]
        : []),
    ];
    const join = isUsers || stateConditions(filter).length === 0 ? "" : ` join meant on meant.id = ${person}`;
    return `(select '${range?.kind ?? "name"}' as kind, ${key} as key, ${person} as "userId" from ${from}${join}
      where ${conditions.join(" and ") || "true"} order by ${key}, ${person} limit ${page.limit})`;
  }
}

/** The few of a state first, so that a short text does not lead through everybody it fits to find them. */
function meantPeople(filter: PeopleFilter): string {
  const conditions = stateConditions(filter);
  if (conditions.length === 0) return "";
  const kept = isSparse(filter) ? "materialized" : "not materialized";
  return `with meant as ${kept} (select m.id from users m where ${conditions.join(" and ")})\n`;
}

function isSparse(filter: PeopleFilter): boolean {
  return filter.status === "frozen" || filter.role !== undefined;
}

/** Written out, not bound: a partial index is taken only for a condition known when it is planned. */
function stateConditions({ status, role }: PeopleFilter): string[] {
  return [
    ...(status === "frozen" ? ["m.status = 'frozen'"] : []),
    ...(status === "active" ? ["m.status = 'active'"] : []),
    ...(role ? ["m.admin_role is not null"] : []),
    ...(role && role !== "any" ? [`m.admin_role = '${roleNames[role]}'`] : []),
  ];
}

const roleNames: Record<AdminRole, AdminRole> = {
  support: "support",
  operator: "operator",
  auditor: "auditor",
  owner: "owner",
};

/** What is shown of each of these people, and every key she has, for the same order again. */
export function peopleStatement(userIds: readonly string[]): Statement {
  return {
    text: `select u.id as "userId", u.display_name as "displayName", lower(u.display_name) as "nameKey",
        u.status, u.admin_role as "adminRole", u.created_at as "createdAt",
        coalesce((select jsonb_agg(jsonb_build_object('realm', a.realm, 'loginName', a.login_name, 'memberNo',
            a.member_no, 'status', a.status, 'login', a.login_key, 'number', lower(a.member_no)) order by a.realm, a.registered_at)
          from (select * from accounts where user_id = u.id limit 100) a), '[]') as ids,
        coalesce((select jsonb_agg(jsonb_build_object('kind', c.kind, 'value', c.value,
            'verified', c.verified_at is not null) order by c.kind, c.created_at)
          from (select * from contacts where user_id = u.id limit 50) c), '[]') as contacts,
        coalesce((select jsonb_agg(jsonb_build_object('realm', o.realm, 'ownerName', o.login_name, 'name', s.name,
            'status', s.status) order by s.created_at)
          from (select * from staff_seats where user_id = u.id limit 50) s join accounts o on o.id = s.account_id), '[]') as seats
      from users u where u.id = any($1::uuid[])`,
    values: [userIds],
  };
}
