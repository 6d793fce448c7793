import { createReadStream } from "node:fs";
import type { Database, Realm } from "@hutong/db";
import { newId } from "@hutong/kernel";
import { importBatch, type OnShops, type PendingMember } from "./import-batch.ts";
import { readRecords } from "./read-records.ts";
import { RejectFile } from "./reject-file.ts";
import { readMember } from "./schema.ts";

export interface ImportMembersInput {
  readonly pool: Database["pool"];
  readonly realm: Realm;
  /** A path, or the bytes themselves. */
  readonly source: string | AsyncIterable<Uint8Array | string>;
  readonly format: "csv" | "jsonl";
  /** Where the refused lines go; written anew. */
  readonly rejects: string;
  readonly onProgress?: (progress: ImportProgress) => void;
  readonly now?: Date;
  readonly onShops?: OnShops;
}

export interface ImportProgress {
  readonly read: number;
  readonly imported: number;
  /** Members that were there already: nothing of them is changed. */
  readonly unchanged: number;
  readonly rejected: number;
}

export interface ImportReport extends ImportProgress {
  readonly seconds: number;
}

const batchSize = 1_000;

/**
 * Imports the accounts of an existing population (docs: member import). Streams: memory stays flat however long the
 * file is. Each batch of 1,000 is one transaction; a run that was killed is finished by running it again, and a second
 * run of the same file changes nothing. Nobody is ever joined with somebody else by an e-mail address.
 * @throws DomainError("invalid_input") where a CSV file lacks the columns that every member needs
 */
export async function importMembers(input: ImportMembersInput): Promise<ImportReport> {
  const startedAt = performance.now();
  // To the millisecond, as the database keeps it: it tells this run's rows from earlier ones.
  const target = {
    pool: input.pool,
    realm: input.realm,
    now: input.now ?? new Date(),
    onShops: input.onShops,
  };
  const source = typeof input.source === "string" ? createReadStream(input.source) : input.source;
  const rejectFile = new RejectFile(input.rejects);
  const count = { read: 0, imported: 0, unchanged: 0, rejected: 0 };
  let pending: PendingMember[] = [];

  const reject = async (line: number, reason: string, raw: string, secret: unknown) => {
    count.rejected += 1;
    await rejectFile.write({
      line,
      reason,
      raw,
      secret: typeof secret === "string" && secret ? secret : null,
    });
  };
  const flush = async () => {
    const result = await importBatch(target, pending);
    pending = [];
    count.imported += result.imported;
    count.unchanged += result.unchanged;
    for (const { pending: one, reason } of result.refused) {
      await reject(one.line, reason, one.raw, one.member.secret);
    }
    input.onProgress?.({ ...count });
  };

  try {
    for await (const read of readRecords(source, input.format)) {
      count.read += 1;
      if ("fault" in read) {
        await reject(read.number, read.fault, read.raw, null);
        continue;
      }
      const result = readMember(read.record, input.realm);
      if (result.ok) pending.push({ line: read.number, raw: read.raw, member: result.member });
      else await reject(read.number, result.reason, read.raw, read.record.password_hash);
      if (pending.length === batchSize) await flush();
    }
    if (pending.length > 0) await flush();
  } finally {
    await rejectFile.close();
  }
  await noteImport(target, count);
  return { ...count, seconds: Math.round(performance.now() - startedAt) / 1000 };
}

async function noteImport(
  target: { pool: Database["pool"]; realm: Realm; now: Date },
  count: ImportProgress,
): Promise<void> {
  await target.pool.query(
    "insert into audit_entries (id, at, action, data) values ($1, $2, 'members.imported', $3)",
    [newId(), target.now, JSON.stringify({ realm: target.realm, ...count, system: "members import" })],
  );
}
