import type { AdminRole } from "@hutong/db";
import { minReasonLength } from "../person/schema.ts";
import type { MeantPerson } from "./meant-people.ts";
import type { TypedLine } from "./read-bulk-lines.ts";
import { type BulkAction, type BulkVerdict, bulkActions } from "./schema.ts";

export interface JudgedLine extends TypedLine {
  readonly userId: string | null;
  readonly verdict: BulkVerdict;
}

/** Who is going to act: the rules of assertMayActOn, looked at beforehand. */
export interface BulkActor {
  readonly userId: string;
  readonly role: AdminRole;
}

/**
 * What would come of each line, in the order of the file. A later line that asks for the same as an earlier one, or for
 * the opposite, is judged by what the earlier one leaves behind.
 * @param meant - for each line, everybody its text may mean
 */
export function bulkVerdicts(
  lines: readonly TypedLine[],
  meant: readonly (readonly MeantPerson[])[],
  actor: BulkActor,
): JudgedLine[] {
  const statuses = new Map<string, MeantPerson["status"]>();
  const sent = new Set<string>();
  return lines.map((line, index) => {
    const people = meant[index] ?? [];
    const [person] = people;
    const one = people.length === 1 && person ? person : undefined;
    const bad = textVerdict(line);
    if (bad || !one) {
      const verdict = bad ?? (people.length > 1 ? "ambiguous" : "not_found");
      return { ...line, userId: one?.userId ?? null, verdict };
    }
    const action = line.action as BulkAction; // textVerdict has looked
    const status = statuses.get(one.userId) ?? one.status;
    const verdict = personVerdict(action, { ...one, status }, actor, sent);
    if (verdict === "ready") {
      if (action === "freeze" || action === "unfreeze")
        statuses.set(one.userId, action === "freeze" ? "frozen" : "active");
      else sent.add(`${action} ${one.userId}`);
    }
    return { ...line, userId: one.userId, verdict };
  });
}

function textVerdict({ who, action, reason }: TypedLine): BulkVerdict | undefined {
  if (who.length > 254 || reason.length > 280) return "too_long";
  if (!bulkActions.some((known) => known === action)) return "unknown_action";
  return reason.length < minReasonLength ? "reason_too_short" : undefined;
}

function personVerdict(
  action: BulkAction,
  person: MeantPerson,
  actor: BulkActor,
  sent: ReadonlySet<string>,
): BulkVerdict {
  if (person.userId === actor.userId) return "yourself";
  if (person.adminRole !== null && actor.role !== "owner") return "administrator";
  if (action === "freeze") return person.status === "frozen" ? "already_so" : "ready";
  if (action === "unfreeze") return person.status === "active" ? "already_so" : "ready";
  if (action === "send-reset" && !person.hasContact) return "no_contact";
  return sent.has(`${action} ${person.userId}`) ? "twice" : "ready";
}
