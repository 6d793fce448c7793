import { type Database, isUniqueViolation, type Realm } from "@hutong/db";
import type { PoolClient } from "pg";
import { type ImportedShop, insertMembers } from "./insert-members.ts";
import type { Member } from "./schema.ts";

/** A valid line that waits for its batch. */
export interface PendingMember {
  readonly line: number;
  readonly raw: string;
  readonly member: Member;
}

export interface BatchResult {
  readonly imported: number;
  readonly unchanged: number;
  readonly refused: readonly { readonly pending: PendingMember; readonly reason: string }[];
}

interface BatchTarget {
  readonly pool: Database["pool"];
  readonly realm: Realm;
  /** The moment of the run: what has it as `imported_at` came from an earlier line of this file. */
  readonly now: Date;
  readonly onShops: OnShops | undefined;
}

/** What another domain does with the shops of a batch, in the batch's transaction: all of it commits or none. */
export type OnShops = (client: PoolClient, shops: readonly ImportedShop[], importedAt: Date) => Promise<void>;

/**
 * Imports a batch in one transaction. Values that the database itself refuses cost only their own line: the batch is
 * halved until they are alone.
 */
export async function importBatch(
  target: BatchTarget,
  pending: readonly PendingMember[],
  isRetry = false,
): Promise<BatchResult> {
  try {
    return await inOneTransaction(target, pending);
  } catch (error) {
    // A sign-up took a name between our look and our insert: look again.
    if (isUniqueViolation(error) && !isRetry) return importBatch(target, pending, true);
    if (!isDataError(error)) throw error;
    const [only] = pending;
    if (pending.length === 1 && only) {
      return { imported: 0, unchanged: 0, refused: [{ pending: only, reason: "line.refused" }] };
    }
    const middle = Math.ceil(pending.length / 2);
    const first = await importBatch(target, pending.slice(0, middle));
    const second = await importBatch(target, pending.slice(middle));
    return {
      imported: first.imported + second.imported,
      unchanged: first.unchanged + second.unchanged,
      refused: [...first.refused, ...second.refused],
    };
  }
}

/** SQLSTATE classes 22 (data) and 23 (constraints): the values are at fault, not the database. */
function isDataError(error: unknown): boolean {
  return error instanceof Error && "code" in error && /^2[23]/.test(String(error.code));
}

async function inOneTransaction(
  target: BatchTarget,
  pending: readonly PendingMember[],
): Promise<BatchResult> {
  const client = await target.pool.connect();
  try {
    await client.query("begin");
    // The statistics of a table that grows by thousands between two analyses are always out of date: every look-up
    // here, the foreign keys' too, is by index.
    await client.query("set local enable_seqscan = off");
    // Two imports of one realm at once take turns.
    await client.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`members:${target.realm}`]);
    const sorted = await sortOut(client, target, pending);
    const members = sorted.fresh.map(({ member }) => member);
    const shops = members.length > 0 ? await insertMembers(client, target.realm, members, target.now) : [];
    if (shops.length > 0) await target.onShops?.(client, shops, target.now);
    await client.query("commit");
    return { imported: members.length, unchanged: sorted.unchanged, refused: sorted.refused };
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

interface Known {
  readonly memberNo: string;
  readonly loginKey: string;
  /** It came from an earlier line of this very file. */
  readonly fromThisFile: boolean;
}

async function sortOut(client: PoolClient, target: BatchTarget, pending: readonly PendingMember[]) {
  const { rows } = await client.query<Known>({
    text: `select a.member_no as "memberNo", a.login_key as "loginKey",
        a.imported_at is not distinct from $4::timestamptz as "fromThisFile"
      from accounts a where a.realm = $1::realm and a.member_no = any($2)
      union
      select a.member_no, a.login_key, a.imported_at is not distinct from $4::timestamptz
      from accounts a where a.realm = $1::realm and a.login_key = any($3)`,
    values: [
      target.realm,
      pending.map(({ member }) => member.memberNo),
      pending.map(({ member }) => member.loginKey),
      target.now,
    ],
  });
  const byNumber = new Map(rows.map((row) => [row.memberNo, row]));
  const byLogin = new Map(rows.map((row) => [row.loginKey, row]));
  const fresh: PendingMember[] = [];
  const refused: { pending: PendingMember; reason: string }[] = [];
  let unchanged = 0;
  for (const one of pending) {
    const verdict = verdictOn(one.member, byNumber, byLogin);
    if (verdict === "unchanged") unchanged += 1;
    else if (verdict !== "fresh") refused.push({ pending: one, reason: verdict });
    else {
      const known = { ...one.member, fromThisFile: true };
      byNumber.set(known.memberNo, known);
      byLogin.set(known.loginKey, known);
      fresh.push(one);
    }
  }
  return { fresh, refused, unchanged };
}

function verdictOn(
  member: Member,
  byNumber: ReadonlyMap<string, Known>,
  byLogin: ReadonlyMap<string, Known>,
): string {
  const known = byNumber.get(member.memberNo);
  if (known?.fromThisFile) return "member_no.duplicate";
  if (known) return known.loginKey === member.loginKey ? "unchanged" : "member_no.taken";
  return byLogin.has(member.loginKey) ? "login_name.taken" : "fresh";
}
