import { mkdir, open, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { CompactSign, compactVerify } from "jose";
import { z } from "zod";
import type { HeadKey } from "./head-key.ts";

/** A place of the chain and its hash, as they were once: what comes later must still hold it. */
export interface AuditHead {
  readonly seq: number;
  readonly hash: string;
  readonly writtenAt: Date;
  /** The whole chain up to here had been verified. */
  readonly verified: boolean;
}

/** Where heads are kept, outside the database, and what signs them. */
export interface HeadPlace {
  readonly dir: string;
  readonly key: HeadKey;
}

const payloadSchema = z.object({
  seq: z.number().int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime(),
  verified: z.boolean().optional(),
});

/** `seq` and `at` of a line are for people; what counts is what the signature covers. */
const lineSchema = z.object({ jws: z.string().max(4_096) });

/** Heads of the schedule, and those up to which the whole chain was verified: a file of each a month. */
export type HeadKind = "heads" | "verified";

const fileName = /^(heads|verified)-\d{4}-\d{2}\.jsonl$/;

/** Appends a signed head to its file and sees that it is on the disk. */
export async function appendHead(place: HeadPlace, head: AuditHead): Promise<void> {
  const payload = {
    seq: head.seq,
    hash: head.hash,
    at: head.writtenAt.toISOString(),
    ...(head.verified && { verified: true }),
  };
  const jws = await new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg: "EdDSA", kid: place.key.kid, typ: "hutong-audit-head+jws" })
    .sign(place.key.privateKey);
  await mkdir(place.dir, { recursive: true, mode: 0o700 });
  const kind: HeadKind = head.verified ? "verified" : "heads";
  const file = await open(join(place.dir, `${kind}-${payload.at.slice(0, 7)}.jsonl`), "a", 0o600);
  try {
    // A line on its own even after one that a power cut has torn; empty lines are passed over.
    await file.appendFile(`\n${JSON.stringify({ seq: payload.seq, at: payload.at, jws })}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A head as it was found; null where it is not signed with our key. */
export interface FoundHead {
  readonly file: string;
  readonly line: number;
  readonly head: AuditHead | null;
}

/** Every head there is, the oldest first. */
export async function readHeads(place: HeadPlace): Promise<FoundHead[]> {
  const found: FoundHead[] = [];
  for (const file of await headFiles(place.dir)) {
    const lines = (await readFile(join(place.dir, file), "utf8")).split("\n");
    for (const [index, line] of lines.entries()) {
      if (isTorn(line)) continue;
      found.push({ file, line: index + 1, head: await readLine(line, place.key) });
    }
  }
  return found;
}

/** So much of a file holds its last line many times over. */
const tailBytes = 16 * 1_024;

/** The last head of its kind that is ours; undefined where there is none. */
export async function readLastHead(place: HeadPlace, kind: HeadKind): Promise<AuditHead | undefined> {
  const file = (await headFiles(place.dir)).filter((name) => name.startsWith(kind)).at(-1);
  if (!file) return undefined;
  for (const line of (await readTail(join(place.dir, file))).split("\n").reverse()) {
    const head = isTorn(line) ? null : await readLine(line, place.key);
    if (head) return head;
  }
  return undefined;
}

async function readTail(path: string): Promise<string> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    const start = Math.max(0, size - tailBytes);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size - start), 0, size - start, start);
    return buffer.subarray(0, bytesRead).toString("utf8");
  } finally {
    await file.close();
  }
}

async function headFiles(dir: string): Promise<string[]> {
  try {
    return (await readdir(dir)).filter((name) => fileName.test(name)).sort();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}

/** Empty, or what a power cut has left of a line: it says nothing, as if it had been taken away. */
function isTorn(line: string): boolean {
  try {
    JSON.parse(line);
    return false;
  } catch {
    return true;
  }
}

async function readLine(line: string, key: HeadKey): Promise<AuditHead | null> {
  try {
    const { jws } = lineSchema.parse(JSON.parse(line));
    const { payload } = await compactVerify(jws, key.publicKey, { algorithms: ["EdDSA"] });
    const { seq, hash, at, verified } = payloadSchema.parse(JSON.parse(new TextDecoder().decode(payload)));
    return { seq, hash, writtenAt: new Date(at), verified: verified ?? false };
  } catch {
    return null;
  }
}
