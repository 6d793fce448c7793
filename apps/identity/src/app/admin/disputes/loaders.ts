import {
  type DisputeCase,
  type DisputeRow,
  readDispute,
  readDisputes,
  readViews,
  type SavedView,
} from "@hutong/identity";
import { orNotFound, requestCtx } from "@hutong/site";
import { type Administrator, requireAdministrator } from "@/lib/administrator.ts";
import { type DisputesView, disputeFilter } from "./disputes-view.ts";

export interface LoadedDisputes {
  readonly disputes: readonly DisputeRow[];
  readonly views: readonly SavedView[];
  readonly now: Date;
}

/** The disputes of a view, and the views that this administrator keeps. */
export async function loadDisputes(view: DisputesView): Promise<LoadedDisputes> {
  await requireAdministrator();
  const ctx = await requestCtx();
  const [disputes, views] = await Promise.all([
    readDisputes(ctx, disputeFilter(view)),
    readViews(ctx, { place: "disputes" }),
  ]);
  return { disputes, views, now: ctx.now };
}

/** A dispute with both sides, and who looks at it. */
export async function loadDispute(
  disputeId: string,
): Promise<{ readonly dispute: DisputeCase; readonly administrator: Administrator }> {
  const administrator = await requireAdministrator();
  return { dispute: await orNotFound(readDispute(await requestCtx(), disputeId)), administrator };
}
