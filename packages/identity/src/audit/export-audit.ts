import { borrowClient, type Database, inTransaction } from "@hutong/db";
import { csvLine, parseInput } from "@hutong/kernel";
import { z } from "zod";
import { assertAdministrator } from "../acting-person.ts";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { canonicalJson } from "./canonical-json.ts";
import { type EntryRow, entryColumns, entryFacts, entryTypes, genesisHash } from "./chain-hash.ts";
import { type FilterSql, filterSql } from "./filter-sql.ts";
import { auditFilterSchema } from "./schema.ts";

const exportSchema = z.object({
  filter: auditFilterSchema,
  format: z.enum(["jsonl", "csv"]),
  /** At most so many entries, the oldest first; all of them without it. */
  limit: z.int().min(1).max(1_000_000).optional(),
});

export type ExportAuditInput = z.input<typeof exportSchema>;

/**
 * Exports the entries that a filter means, the oldest first, as texts to write one after the other. That it was
 * exported, and by which filter, is recorded before the first of them. JSON lines carry what it takes to compute each
 * hash anew (ADR 50); in CSV formulas are neutralised.
 * @throws DomainError `not_signed_in`, `forbidden` for anybody but the system, auditors and owners; `invalid_input`
 */
export async function exportAudit(
  ctx: IdentityCtx,
  pool: Database["pool"],
  input: ExportAuditInput,
): Promise<AsyncGenerator<string, void>> {
  await assertAdministrator(ctx, ["auditor", "owner"]);
  const { filter, format, limit } = parseInput(exportSchema, input);
  const sql = await filterSql(ctx.db, filter);
  const asked = Object.fromEntries(
    Object.entries(filter)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, value instanceof Date ? value.toISOString() : (value ?? "")]),
  );
  await inTransaction(ctx.db, (tx) =>
    writeAudit({ ...ctx, db: tx }, { action: "audit.exported", data: { format, filter: asked } }),
  );
  return streamEntries(pool, sql, { format, limit });
}

const fetchSize = 1_000;

async function* streamEntries(
  pool: Database["pool"],
  { conditions, values }: FilterSql,
  { format, limit }: { format: "jsonl" | "csv"; limit: number | undefined },
): AsyncGenerator<string, void> {
  const { client, giveBack } = await borrowClient(pool);
  let isOver = false;
  try {
    await client.query("begin isolation level repeatable read read only");
    await client.query(
      `declare audit_export no scroll cursor for
        select ${entryColumns}, c.seq, c.sealed_at, encode(c.hash, 'hex') as hash, encode(p.hash, 'hex') as previous
        from audit_entries e
          left join audit_chain c on c.entry_id = e.id
          left join audit_chain p on p.seq = c.seq - 1
        ${conditions.length > 0 ? `where ${conditions.join(" and ")}` : ""}
        order by e.at, e.id ${limit === undefined ? "" : `limit ${limit}`}`,
      [...values],
    );
    if (format === "csv") yield csvLine(csvHead);
    const toText = format === "csv" ? csvOf : jsonOf;
    for (;;) {
      const { rows } = await client.query<ExportRow>({
        text: `fetch ${fetchSize} from audit_export`,
        types: entryTypes,
      });
      if (rows.length === 0) break;
      yield rows.map(toText).join("");
    }
    await client.query("rollback");
    isOver = true;
  } finally {
    // Whoever stopped reading left a transaction open: its connection is not used again.
    giveBack(isOver);
  }
}

interface ExportRow extends EntryRow {
  readonly seq: string | null;
  readonly sealed_at: string | null;
  readonly hash: string | null;
  readonly previous: string | null;
}

function jsonOf(row: ExportRow): string {
  const place = row.seq &&
    row.hash &&
    row.sealed_at && {
      seq: Number(row.seq),
      sealedAt: row.sealed_at,
      previous: row.previous ?? genesisHash,
      hash: row.hash,
    };
  return `${canonicalJson({ entry: entryFacts(row), ...(place || {}) })}\n`;
}

const csvHead = ["seq", "at", "action", "actor", "subject", "account", "ip", "request", "id", "hash", "data"];

function csvOf(row: ExportRow): string {
  return csvLine([
    row.seq,
    row.at,
    row.action,
    row.actor_user_id,
    row.subject_user_id,
    row.account_id,
    row.ip,
    row.request_id,
    row.id,
    row.hash ?? null,
    canonicalJson(row.data),
  ]);
}
