import {
  type BulkBatchRow,
  type BulkPage,
  readBatch,
  readBatches,
  readViews,
  type SavedView,
} from "@hutong/identity";
import { orNotFound, requestCtx } from "@hutong/site";
import { type Administrator, requireAdministrator } from "@/lib/administrator.ts";
import { type BulkView, bulkFilter } from "./bulk-view.ts";

export interface LoadedBatches {
  readonly batches: readonly BulkBatchRow[];
  readonly views: readonly SavedView[];
  readonly administrator: Administrator;
  readonly now: Date;
}

/** The newest files of acts of a view, and the views that this administrator keeps. */
export async function loadBatches(view: BulkView): Promise<LoadedBatches> {
  const administrator = await requireAdministrator();
  const ctx = await requestCtx();
  const [batches, views] = await Promise.all([
    readBatches(ctx, bulkFilter(view)),
    readViews(ctx, { place: "bulk" }),
  ]);
  return { batches, views, administrator, now: ctx.now };
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
  const loaded = await orNotFound(readBatch(await requestCtx(), { batchId, ...page }));
  const isOwn = loaded.batch.madeBy.id === administrator.userId;
  return { ...loaded, mayApply: administrator.mayAct && isOwn && loaded.batch.counts.waiting > 0 };
}
