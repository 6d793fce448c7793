import { createHash } from "node:crypto";
import { DomainError } from "@hutong/kernel";
import { accountRow, type LedgerAccountRef, type LedgerAccountRow } from "./ledger-account.ts";
import type { ParsedEntry } from "./schema.ts";

/** A hold as it stands, with the account that its money came from. */
export interface StandingHold {
  readonly id: string;
  readonly from: LedgerAccountRef;
  readonly amount: bigint;
}

interface PlannedLine {
  readonly account: LedgerAccountRow;
  readonly amount: bigint;
}

/** An entry as it is written: every line with its row. */
export interface PlannedEntry {
  readonly id: string;
  readonly code: string;
  readonly reference: string | null;
  readonly digest: Buffer;
  readonly lines: readonly PlannedLine[];
  readonly places?: {
    readonly from: LedgerAccountRow;
    readonly held: LedgerAccountRow;
    readonly amount: bigint;
    readonly expiresAt: Date;
  };
  readonly resolves?: {
    readonly holdId: string;
    readonly state: "posted" | "voided" | "expired";
    readonly postedAmount: bigint | null;
  };
}

type EntryOf<Kind extends ParsedEntry["kind"]> = Extract<ParsedEntry, { kind: Kind }>;
type Plan = Pick<PlannedEntry, "lines" | "places" | "resolves">;

/**
 * What each entry does to which rows. Linked entries share a stripe of the house's accounts, so that they lock few rows.
 * @throws DomainError `not_found` for a hold that is not there, `invalid_input` where more is posted than was held
 */
export function planEntries(
  entries: readonly ParsedEntry[],
  holds: ReadonlyMap<string, StandingHold>,
): PlannedEntry[] {
  const spreadBy = entries[0]?.id ?? "";
  return entries.map((entry) => ({
    id: entry.id,
    code: entry.code,
    reference: entry.reference ?? null,
    digest: digestOf(entry),
    ...planOne(entry, holds, spreadBy),
  }));
}

function planOne(entry: ParsedEntry, holds: ReadonlyMap<string, StandingHold>, spreadBy: string): Plan {
  if (entry.kind === "transfer") {
    return {
      lines: entry.lines.map(({ account, amount }) => ({ account: accountRow(account, spreadBy), amount })),
    };
  }
  if (entry.kind === "hold") return planHold(entry, spreadBy);
  const hold = holds.get(entry.holdId);
  if (!hold) throw new DomainError("not_found", { fields: { holdId: "hold_unknown" } });
  if (entry.kind === "post_hold") return planPosting(entry, hold, spreadBy);
  const state = entry.kind === "void_hold" ? "voided" : "expired";
  return {
    lines: linesOf(hold, [{ account: accountRow(hold.from, spreadBy), amount: hold.amount }]),
    resolves: { holdId: hold.id, state, postedAmount: null },
  };
}

function planHold({ from: ref, amount, expiresAt }: EntryOf<"hold">, spreadBy: string): Plan {
  const from = accountRow(ref, spreadBy);
  const held = accountRow({ ...ref, purpose: "held" }, spreadBy);
  return {
    lines: [
      { account: from, amount: -amount },
      { account: held, amount },
    ],
    places: { from, held, amount, expiresAt },
  };
}

function planPosting({ to }: EntryOf<"post_hold">, hold: StandingHold, spreadBy: string): Plan {
  const posted = to.reduce((sum, { amount }) => sum + amount, 0n);
  if (posted > hold.amount) throw new DomainError("invalid_input", { fields: { to: "more_than_held" } });
  if (to.some(({ account }) => account.currency !== hold.from.currency)) {
    throw new DomainError("invalid_input", { fields: { to: "other_currency" } });
  }
  const lines = to.map(({ account, amount }) => ({ account: accountRow(account, spreadBy), amount }));
  const rest = hold.amount - posted;
  if (rest > 0n) lines.push({ account: accountRow(hold.from, spreadBy), amount: rest });
  return {
    lines: linesOf(hold, lines),
    resolves: { holdId: hold.id, state: "posted", postedAmount: posted },
  };
}

function linesOf(hold: StandingHold, to: readonly PlannedLine[]): PlannedLine[] {
  const held = accountRow({ ...hold.from, purpose: "held" }, "");
  return [{ account: held, amount: -hold.amount }, ...to];
}

/** What was asked for, as bytes: the same request has the same ones. The schema has put the keys in order. */
function digestOf(entry: ParsedEntry): Buffer {
  const text = JSON.stringify(entry, (_, value) => (typeof value === "bigint" ? String(value) : value));
  return createHash("sha256").update(text).digest();
}
