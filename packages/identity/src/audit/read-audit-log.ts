import type { Prisma, Realm } from "@hutong/db";
import { DomainError } from "@hutong/kernel";
import { assertAdministrator } from "../acting-person.ts";
import type { IdentityCtx } from "../context.ts";
import { filterSql } from "./filter-sql.ts";
import type { AuditFilter } from "./schema.ts";

/** An entry as an administrator reads it. */
export interface AuditLine {
  readonly id: string;
  readonly at: Date;
  readonly action: string;
  /** Null: nobody was signed in, or the system did it (`data.system`). */
  readonly actor: NamedPerson | null;
  readonly subject: NamedPerson | null;
  readonly account: { readonly id: string; readonly realm: Realm; readonly loginName: string } | null;
  readonly ip: string | null;
  readonly requestId: string | null;
  readonly data: Prisma.JsonValue;
  /** Its place in the chain; null while it waits for it. */
  readonly seq: number | null;
}

export interface NamedPerson {
  readonly id: string;
  /** Null where the person is gone. */
  readonly displayName: string | null;
}

export interface AuditLogPage {
  /** Newest first. */
  readonly lines: readonly AuditLine[];
  /** What to give as `before` for the next older ones, as `after` for the next newer ones; null where none are. */
  readonly older: string | null;
  readonly newer: string | null;
}

export interface AuditLogInput {
  readonly filter: AuditFilter;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

const pageSize = 50;

/**
 * A page of the audit log. One statement, and one or two for each ID in the filter.
 * @throws DomainError `not_signed_in`, `forbidden` for anybody but an administrator; `invalid_input`
 */
export async function readAuditLog(ctx: IdentityCtx, input: AuditLogInput): Promise<AuditLogPage> {
  await assertAdministrator(ctx, ["support", "operator", "auditor", "owner"]);
  const { conditions, values } = await filterSql(ctx.db, input.filter);
  const forwards = input.after !== undefined;
  const edge = cursorOf(input.after ?? input.before);
  const compare = forwards ? ">" : "<";
  const all = edge
    ? [
        ...conditions,
        `(e.at, e.id) ${compare} ($${values.length + 1}::timestamptz, $${values.length + 2}::uuid)`,
      ]
    : conditions;
  const direction = forwards ? "asc" : "desc";
  const rows = await ctx.db.$queryRawUnsafe<LineRow[]>(
    `select e.id, e.at, e.action, e.ip, e.request_id, e.data, e.actor_user_id, e.subject_user_id, e.account_id,
      actor.display_name as actor_name, subject.display_name as subject_name, a.realm::text, a.login_name, c.seq
    from audit_entries e
      left join users actor on actor.id = e.actor_user_id
      left join users subject on subject.id = e.subject_user_id
      left join accounts a on a.id = e.account_id
      left join audit_chain c on c.entry_id = e.id
    ${all.length > 0 ? `where ${all.join(" and ")}` : ""}
    order by e.at ${direction}, e.id ${direction} limit ${pageSize + 1}`,
    ...values,
    ...(edge ? [edge.at, edge.id] : []),
  );
  const shown = rows.slice(0, pageSize);
  const lines = (forwards ? shown.reverse() : shown).map(lineOf);
  const more = rows.length > pageSize;
  const [first, last] = [lines[0], lines.at(-1)];
  return {
    lines,
    older: last && (forwards || more) ? cursorText(last) : null,
    newer: first && (forwards ? more : edge) ? cursorText(first) : null,
  };
}

interface LineRow {
  id: string;
  at: Date;
  action: string;
  ip: string | null;
  request_id: string | null;
  data: Prisma.JsonValue;
  actor_user_id: string | null;
  subject_user_id: string | null;
  account_id: string | null;
  actor_name: string | null;
  subject_name: string | null;
  realm: Realm | null;
  login_name: string | null;
  seq: bigint | null;
}

function lineOf(row: LineRow): AuditLine {
  return {
    id: row.id,
    at: row.at,
    action: row.action,
    actor: row.actor_user_id ? { id: row.actor_user_id, displayName: row.actor_name } : null,
    subject: row.subject_user_id ? { id: row.subject_user_id, displayName: row.subject_name } : null,
    account:
      row.account_id && row.realm && row.login_name
        ? { id: row.account_id, realm: row.realm, loginName: row.login_name }
        : null,
    ip: row.ip,
    requestId: row.request_id,
    data: row.data,
    seq: row.seq === null ? null : Number(row.seq),
  };
}

function cursorText({ at, id }: AuditLine): string {
  return `${at.getTime()}.${id}`;
}

/** @throws DomainError("invalid_input") */
function cursorOf(text: string | undefined): { at: Date; id: string } | undefined {
  if (text === undefined) return undefined;
  const [, at, id] =
    /^(\d{1,15})\.([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/.exec(text) ?? [];
  if (!at || !id) throw new DomainError("invalid_input", { fields: { cursor: "invalid" } });
  return { at: new Date(Number(at)), id };
}
