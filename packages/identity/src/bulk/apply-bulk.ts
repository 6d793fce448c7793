import { inTransaction } from "@hutong/db";
import { DomainError, isDomainError, parseInput } from "@hutong/kernel";
import { actingPerson, assertAdministrator } from "../acting-person.ts";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { assertFreshSignIn } from "../fresh-sign-in.ts";
import { freezePerson, unfreezePerson } from "../person/freeze-person.ts";
import { sendReset } from "../person/send-reset.ts";
import { signOutPerson } from "../person/sign-out-person.ts";
import { type ApplyBulkInput, applyBulkSchema, type BulkAction } from "./schema.ts";

interface WaitingLine {
  readonly line: number;
  readonly action: string;
  readonly reason: string;
  readonly userId: string | null;
}

/** Read at a time; each is done in a transaction of its own. */
const linesAtOnce = 200;

/**
 * Does what the dry run let through, line by line, each in a transaction of its own with its audit entry, which names the
 * batch. A line that is refused now says why and hinders no other. After `budgetMs` no further line is begun: called
 * again it goes on, and where all is done it changes nothing; two calls at once do each line once.
 * @returns how many lines wait still
 * @throws DomainError `not_signed_in`, `reauthenticate`, `forbidden` (whoever made the batch, while operator or owner),
 * `not_found` (another's and missing alike)
 */
export async function applyBulk(
  ctx: IdentityCtx,
  input: ApplyBulkInput,
): Promise<{ readonly waiting: number }> {
  const userId = actingPerson(ctx);
  await assertAdministrator(ctx, ["operator", "owner"]);
  assertFreshSignIn(ctx);
  const { batchId, siteOrigin, budgetMs } = parseInput(applyBulkSchema, input);
  await begin(ctx, batchId, userId);
  const startedAt = performance.now();
  for (let after = 0; ; ) {
    const lines = await ctx.db.bulkLine.findMany({
      where: { batchId, verdict: "ready", outcome: null, line: { gt: after } },
      orderBy: { line: "asc" },
      take: linesAtOnce,
      select: { line: true, action: true, reason: true, userId: true },
    });
    for (const line of lines) {
      await doLine(ctx, batchId, line, siteOrigin);
      after = line.line;
      if (performance.now() - startedAt >= budgetMs) return { waiting: await countWaiting(ctx, batchId) };
    }
    if (lines.length < linesAtOnce) return { waiting: await countWaiting(ctx, batchId) };
  }
}

/** The first time is in the audit; whoever comes again goes on. */
async function begin(ctx: IdentityCtx, batchId: string, userId: string): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const batch = await tx.bulkBatch.findFirst({
      where: { id: batchId, madeById: userId },
      select: { fileName: true },
    });
    if (!batch) throw new DomainError("not_found");
    const { count } = await tx.bulkBatch.updateMany({
      where: { id: batchId, appliedAt: null },
      data: { appliedAt: ctx.now },
    });
    if (count === 0) return;
    const lines = await tx.bulkLine.count({ where: { batchId, verdict: "ready" } });
    const data = { batchId, fileName: batch.fileName, lines };
    await writeAudit({ ...ctx, db: tx }, { action: "bulk.applied", data });
  });
}

async function doLine(
  ctx: IdentityCtx,
  batchId: string,
  { line, action, reason, userId }: WaitingLine,
  siteOrigin: string,
): Promise<void> {
  try {
    await inTransaction(ctx.db, async (tx) => {
      // Marked first: whoever comes at the same moment waits here, and then finds it done.
      const { count } = await tx.bulkLine.updateMany({
        where: { batchId, line, outcome: null },
        data: { outcome: "done" },
      });
      if (count === 0) return;
      if (!userId) throw new DomainError("not_found");
      const isUnchanged = await isSoAlready({ ...ctx, db: tx }, action, userId);
      if (isUnchanged)
        await tx.bulkLine.updateMany({ where: { batchId, line }, data: { outcome: "unchanged" } });
      else await verbs[action as BulkAction]({ ...ctx, db: tx }, { userId, reason, batchId, siteOrigin });
    });
  } catch (error) {
    // Nobody's act at all any more: the whole stops, and nothing is marked.
    if (!isDomainError(error) || stopping.has(error.code)) throw error;
    await ctx.db.bulkLine.updateMany({
      where: { batchId, line, outcome: null },
      data: { outcome: error.code },
    });
  }
}

const stopping = new Set(["reauthenticate", "not_signed_in"]);

type Verb = (
  ctx: IdentityCtx,
  input: {
    readonly userId: string;
    readonly reason: string;
    readonly batchId: string;
    readonly siteOrigin: string;
  },
) => Promise<unknown>;

const verbs: Record<BulkAction, Verb> = {
  freeze: freezePerson,
  unfreeze: unfreezePerson,
  "sign-out": signOutPerson,
  "send-reset": sendReset,
};

/** Frozen, or free, since the dry run: nothing to do, and nothing is recorded. */
async function isSoAlready(ctx: IdentityCtx, action: string, userId: string): Promise<boolean> {
  const wanted = { freeze: "frozen", unfreeze: "active" }[action];
  if (!wanted) return false;
  const person = await ctx.db.user.findUnique({ where: { id: userId }, select: { status: true } });
  return person?.status === wanted;
}

function countWaiting(ctx: IdentityCtx, batchId: string): Promise<number> {
  return ctx.db.bulkLine.count({ where: { batchId, verdict: "ready", outcome: null } });
}
