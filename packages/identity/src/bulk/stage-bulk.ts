import { createHash } from "node:crypto";
import { inTransaction } from "@hutong/db";
import { DomainError, newId, parseInput } from "@hutong/kernel";
import { actingPerson, assertAdministrator } from "../acting-person.ts";
import type { IdentityCtx } from "../context.ts";
import { bulkVerdicts, type JudgedLine } from "./bulk-verdicts.ts";
import { meantPeople } from "./meant-people.ts";
import { readBulkLines } from "./read-bulk-lines.ts";
import { type StageBulkInput, stageBulkSchema } from "./schema.ts";

/** So long the same file of the same administrator is the same batch, and is not done twice. */
const sameFileMs = 24 * 3_600_000;

/**
 * The dry run of a file of acts: reads it, finds whom each line means and what would happen, and keeps that. Nothing is
 * done yet. The same file again within a day is the same batch: looked at anew where it was not applied, as it is where
 * it was.
 * @throws DomainError `not_signed_in`, `forbidden` (operators and owners may), `invalid_input` (field `file`)
 */
export async function stageBulk(
  ctx: IdentityCtx,
  input: StageBulkInput,
): Promise<{ readonly batchId: string }> {
  const userId = actingPerson(ctx);
  await assertAdministrator(ctx, ["operator", "owner"]);
  const { fileName, text } = parseFile(input);
  const typed = readBulkLines(text);
  const meant = await meantPeople(
    ctx.db,
    typed.map(({ who }) => who),
  );
  const { adminRole } = await ctx.db.user.findUniqueOrThrow({
    where: { id: userId },
    select: { adminRole: true },
  });
  if (!adminRole) throw new DomainError("forbidden");
  const lines = bulkVerdicts(typed, meant, { userId, role: adminRole });
  const digest = createHash("sha256").update(text).digest();
  return inTransaction(ctx.db, async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`bulk:${userId}`}, 0))`;
    const same = await tx.bulkBatch.findFirst({
      where: { madeById: userId, digest, madeAt: { gt: new Date(ctx.now.getTime() - sameFileMs) } },
      orderBy: { madeAt: "desc" },
      select: { id: true, appliedAt: true },
    });
    if (same?.appliedAt) return { batchId: same.id };
    if (same) await tx.bulkBatch.delete({ where: { id: same.id }, select: { id: true } });
    const batchId = newId();
    await tx.bulkBatch.create({
      data: { id: batchId, madeById: userId, fileName, digest, madeAt: ctx.now },
      select: { id: true },
    });
    await writeLines({ ...ctx, db: tx }, batchId, lines);
    return { batchId };
  });
}

function parseFile(input: StageBulkInput) {
  const parsed = stageBulkSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  if (typeof input.text === "string" && input.text.length > 0)
    throw new DomainError("invalid_input", { fields: { file: "bulk.too_big" } });
  return parseInput(stageBulkSchema, input);
}

async function writeLines(ctx: IdentityCtx, batchId: string, lines: readonly JudgedLine[]): Promise<void> {
  const rows = lines.map(({ line, who, action, reason, userId, verdict }) => ({
    line,
    who: who.slice(0, 254),
    action: action.slice(0, 32),
    reason: reason.slice(0, 300),
    userId,
    verdict,
  }));
  await ctx.db.$executeRaw`
    insert into bulk_lines (batch_id, line, who, action, reason, user_id, verdict)
    select ${batchId}::uuid, l.line, l.who, l.action, l.reason, l."userId", l.verdict
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as l (line int, who text, action text, reason text, "userId" uuid, verdict text)`;
}
