import type { Db } from "@hutong/db";
import { parseInput } from "@hutong/kernel";
import { z } from "zod";
import { parseIdentifier } from "../identifier.ts";
import { findCandidates } from "../sign-in/candidates.ts";
import { type AuditFilter, auditFilterSchema } from "./schema.ts";

/** The conditions on audit entries `e` that a filter means, as SQL with its values from `$1` on. */
export interface FilterSql {
  readonly conditions: readonly string[];
  readonly values: readonly unknown[];
}

/** Where nobody answers to what was typed, no entry fits. @throws DomainError("invalid_input") */
export async function filterSql(db: Db, input: AuditFilter): Promise<FilterSql> {
  const { action, person, actor, account, from, to } = parseInput(auditFilterSchema, input);
  const conditions: string[] = [];
  const values: unknown[] = [];
  const add = (condition: (parameter: string) => string, value: unknown) => {
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  if (action) add((p) => `e.action = ${p}`, action);
  if (person) {
    add(
      (p) => `(e.subject_user_id = any(${p}::uuid[]) or e.actor_user_id = any(${p}::uuid[]))`,
      await peopleOf(db, person),
    );
  }
  if (actor === "system") conditions.push("e.actor_user_id is null and e.data ? 'system'");
  else if (actor) add((p) => `e.actor_user_id = any(${p}::uuid[])`, await peopleOf(db, actor));
  if (account) add((p) => `e.account_id = any(${p}::uuid[])`, await accountsOf(db, account));
  if (from) add((p) => `e.at >= ${p}::timestamptz`, from);
  if (to) add((p) => `e.at < ${p}::timestamptz`, to);
  return { conditions, values };
}

/** An id is taken as it is: the log remembers people who are gone. */
async function peopleOf(db: Db, typed: string): Promise<string[]> {
  if (z.uuid().safeParse(typed).success) return [typed];
  const identifier = parseIdentifier(typed);
  const candidates = identifier ? await findCandidates(db, identifier) : [];
  return [...new Set(candidates.map(({ userId }) => userId))];
}

async function accountsOf(db: Db, typed: string): Promise<string[]> {
  if (z.uuid().safeParse(typed).success) return [typed];
  const identifier = parseIdentifier(typed);
  if (!identifier || identifier.kind === "seat" || identifier.nameKey === null) return [];
  const { realm, nameKey, memberNo } = identifier;
  const accounts = await db.account.findMany({
    where: {
      ...(realm && { realm }),
      OR: [{ loginKey: nameKey }, { memberNo: { in: [memberNo, memberNo.toUpperCase()] } }],
    },
    take: 20,
    select: { id: true },
  });
  return accounts.map(({ id }) => id);
}
