import { type BulkBatchRow, type BulkPage, readBatch, readBatches } from "@hutong/identity";
import { isDomainError } from "@hutong/kernel";
import { requestCtx } from "@hutong/site";
import { notFound } from "next/navigation";
import { type Administrator, requireAdministrator } from "@/lib/administrator.ts";

export interface LoadedBatches {
  readonly batches: readonly BulkBatchRow[];
  readonly administrator: Administrator;
  readonly now: Date;
}

/** The newest files of acts. */
export async function loadBatches(): Promise<LoadedBatches> {
  const administrator = await requireAdministrator();
  const ctx = await requestCtx();
  return { batches: await readBatches(ctx), administrator, now: ctx.now };
}

export interface LoadedBatch extends BulkPage {
  /** Whoever made it does it. */
  readonly mayApply: boolean;
}

/** One file of acts, a page of its lines. */
export async function loadBatch(
  batchId: string,
  page: { readonly rejected: boolean; readonly after: number; readonly limit?: number },
): Promise<LoadedBatch> {
  const administrator = await requireAdministrator();
  try {
    const loaded = await readBatch(await requestCtx(), { batchId, ...page });
    const isOwn = loaded.batch.madeBy.id === administrator.userId;
    return { ...loaded, mayApply: administrator.mayAct && isOwn && loaded.batch.counts.waiting > 0 };
  } catch (error) {
    if (isDomainError(error) && error.code === "not_found") notFound();
    throw error;
  }
}
