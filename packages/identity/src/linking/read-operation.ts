import { type Db, type LinkingKind, Prisma, type Realm } from "@hutong/db";
import { z } from "zod";
import type { SeatName, UndoFacts } from "./rules.ts";

const ids = z.array(z.string());

/** What `transfer` wrote: which rows moved, and the rows that were taken away. */
const beforeSchema = z.object({
  moved: z.object({
    accounts: ids,
    contacts: ids,
    seats: ids,
    consents: ids,
    credentials: ids,
    upstreams: ids.default([]),
  }),
  contacts: z.array(z.record(z.string(), z.unknown())),
  /** Gone once the window is over. */
  credentials: z.array(z.record(z.string(), z.unknown())).default([]),
});

export interface JournalEntry extends UndoFacts {
  readonly id: string;
  readonly fromUserId: string;
  readonly toUserId: string;
  readonly accountId: string | null;
  readonly at: Date;
  readonly before: z.infer<typeof beforeSchema>;
  /** The password that was set for the ID as it left; to be taken away again by an undoing. */
  readonly leavingCredentials: readonly string[];
  /** The ID it was about; of somebody with staff seats alone the first of them, null once it was removed. */
  readonly named: SeatName | null;
}

interface EntryRow {
  id: string;
  kind: LinkingKind;
  reason: string | null;
  from_user_id: string;
  to_user_id: string;
  account_id: string | null;
  at: Date;
  undoable_until: Date;
  undone_at: Date | null;
  before: unknown;
  has_later: boolean;
  leaving: { id: string; changedAt: string }[] | null;
  realm: Realm | null;
  login_name: string | null;
}

/** What an operation `o` was about, as `realm` and `login_name`, and the tables that know it. */
export const namedSql = Prisma.sql`coalesce(a.realm, sa.realm) as realm,
  coalesce(a.login_name, sa.login_name || ':' || st.name) as login_name`;
export const namedFrom = Prisma.sql`left join accounts a on a.id = o.account_id
  left join staff_seats st on o.account_id is null and st.id = (o.before #>> '{moved,seats,0}')::uuid
  left join accounts sa on sa.id = st.account_id`;

/** A journal entry with what decides whether it may be undone. One statement. */
export async function readJournalEntry(db: Db, operationId: string): Promise<JournalEntry | undefined> {
  const [row] = await db.$queryRaw<EntryRow[]>`
    select o.id, o.kind, o.reason, o.from_user_id, o.to_user_id, o.account_id, o.at, o.undoable_until, o.undone_at, o.before,
      ${namedSql},
      exists (select from linking_operations l where l.kind <> 'undo' and l.undone_at is null
        and (l.at, l.id) > (o.at, o.id) and (l.from_user_id in (o.from_user_id, o.to_user_id)
          or l.to_user_id in (o.from_user_id, o.to_user_id))) as has_later,
      case when o.kind = 'unlink' then (select json_agg(json_build_object('id', c.id, 'changedAt', c.changed_at))
        from credentials c where c.user_id = o.to_user_id) end as leaving
    from linking_operations o ${namedFrom} where o.id = ${operationId}::uuid`;
  if (!row) return undefined;
  const leaving = row.leaving ?? [];
  return {
    id: row.id,
    kind: row.kind,
    byAdministrator: row.reason !== null,
    fromUserId: row.from_user_id,
    toUserId: row.to_user_id,
    accountId: row.account_id,
    at: row.at,
    undoableUntil: row.undoable_until,
    undoneAt: row.undone_at,
    before: beforeSchema.parse(row.before),
    hasLater: row.has_later,
    wasTakenIntoUse: leaving.some(({ changedAt }) => Date.parse(changedAt) > row.at.getTime()),
    leavingCredentials: leaving.map(({ id }) => id),
    named: row.realm && row.login_name ? { realm: row.realm, loginName: row.login_name } : null,
  };
}
