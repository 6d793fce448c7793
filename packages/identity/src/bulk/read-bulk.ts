import { DomainError } from "@hutong/kernel";
import { z } from "zod";
import { assertAdministrator } from "../acting-person.ts";
import type { IdentityCtx } from "../context.ts";
import { literalText } from "../literal-text.ts";

export interface BulkBatchRow {
  readonly id: string;
  readonly fileName: string;
  readonly madeBy: { readonly id: string; readonly displayName: string };
  readonly madeAt: Date;
  readonly appliedAt: Date | null;
  /** How many lines there are, will be or were done, wait still, and were not done. */
  readonly counts: {
    readonly lines: number;
    readonly ready: number;
    readonly waiting: number;
    readonly done: number;
    readonly rejected: number;
  };
}

export interface BulkLineRow {
  readonly line: number;
  readonly who: string;
  readonly action: string;
  readonly reason: string;
  readonly person: { readonly id: string; readonly displayName: string } | null;
  readonly verdict: string;
  readonly outcome: string | null;
}

export interface BulkPage {
  readonly batch: BulkBatchRow;
  readonly lines: readonly BulkLineRow[];
  /** The line after which the next page begins; null at the end. */
  readonly next: number | null;
}

const everyRole = ["support", "operator", "auditor", "owner"] as const;

interface BatchRow extends Omit<BulkBatchRow, "madeBy" | "counts"> {
  readonly makerId: string;
  readonly makerName: string;
  readonly lines: number;
  readonly ready: number;
  readonly waiting: number;
  readonly done: number;
  readonly rejected: number;
}

/** Where a file stands: looked at only, begun and not at its end, or done. */
export type BulkState = "looked" | "under_way" | "applied";

export function bulkState({ appliedAt, counts }: BulkBatchRow): BulkState {
  if (appliedAt === null) return "looked";
  return counts.waiting > 0 ? "under_way" : "applied";
}

/** Which files. */
export interface BulkFilter {
  readonly state?: BulkState | undefined;
  /** What the file's name, or its maker's, begins with. */
  readonly text?: string | undefined;
}

const waits = { verdict: "ready", outcome: null } as const;
const whereState = {
  looked: { appliedAt: null },
  under_way: { appliedAt: { not: null }, lines: { some: waits } },
  applied: { appliedAt: { not: null }, lines: { none: waits } },
} as const;

/** The newest fifty files of acts, for administrators. @throws DomainError `not_signed_in`, `forbidden` */
export async function readBatches(
  ctx: IdentityCtx,
  { state, text }: BulkFilter = {},
): Promise<BulkBatchRow[]> {
  await assertAdministrator(ctx, everyRole);
  const begins = { startsWith: literalText(text ?? ""), mode: "insensitive" } as const;
  const batches = await ctx.db.bulkBatch.findMany({
    where: {
      ...(state && whereState[state]),
      ...(text && { OR: [{ fileName: begins }, { madeBy: { displayName: begins } }] }),
    },
    orderBy: { madeAt: "desc" },
    take: 50,
    select: { id: true },
  });
  return rowsOf(
    ctx,
    batches.map(({ id }) => id),
  );
}

const pageSchema = z.object({
  batchId: z.uuid(),
  /** Only what was not, or will not be, done. */
  rejected: z.boolean().default(false),
  after: z.number().int().min(0).max(1_000_000).default(0),
  limit: z.number().int().min(1).max(5_000).default(100),
});

/**
 * A file of acts, a page of its lines at a time.
 * @throws DomainError `not_signed_in`, `forbidden`, `not_found` (also for what is no id)
 */
export async function readBatch(ctx: IdentityCtx, input: z.input<typeof pageSchema>): Promise<BulkPage> {
  await assertAdministrator(ctx, everyRole);
  const page = pageSchema.safeParse(input);
  if (!page.success) throw new DomainError("not_found");
  const { batchId, rejected, after, limit } = page.data;
  const [batch] = await rowsOf(ctx, [batchId]);
  if (!batch) throw new DomainError("not_found");
  const lines = await ctx.db.bulkLine.findMany({
    where: {
      batchId,
      line: { gt: after },
      ...(rejected && {
        OR: [{ verdict: { not: "ready" } }, { outcome: { notIn: ["done", "unchanged"] } }],
      }),
    },
    orderBy: { line: "asc" },
    take: limit + 1,
    select: {
      line: true,
      who: true,
      action: true,
      reason: true,
      user: { select: { id: true, displayName: true } },
      verdict: true,
      outcome: true,
    },
  });
  const shown = lines.slice(0, limit);
  return {
    batch,
    lines: shown.map(({ user, ...line }) => ({ ...line, person: user })),
    next: lines.length > limit ? (shown.at(-1)?.line ?? null) : null,
  };
}

async function rowsOf(ctx: IdentityCtx, ids: readonly string[]): Promise<BulkBatchRow[]> {
  const rows = await ctx.db.$queryRaw<BatchRow[]>`
    select b.id, b.file_name as "fileName", b.made_at as "madeAt", b.applied_at as "appliedAt", u.id as "makerId",
      u.display_name as "makerName", count(l.line)::int as lines,
      (count(l.line) filter (where l.verdict = 'ready'))::int as ready,
      (count(l.line) filter (where l.verdict = 'ready' and l.outcome is null))::int as waiting,
      (count(l.line) filter (where l.outcome = 'done'))::int as done,
      (count(l.line) filter (where l.verdict <> 'ready' or l.outcome not in ('done', 'unchanged')))::int as rejected
    from bulk_batches b join users u on u.id = b.made_by_id left join bulk_lines l on l.batch_id = b.id
    where b.id = any(${[...ids]}::uuid[]) group by b.id, u.id order by b.made_at desc`;
  return rows.map(({ makerId, makerName, lines, ready, waiting, done, rejected, ...row }) => ({
    ...row,
    madeBy: { id: makerId, displayName: makerName },
    counts: { lines, ready, waiting, done, rejected },
  }));
}
