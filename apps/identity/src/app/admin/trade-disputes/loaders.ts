import { readViews, type SavedView } from "@hutong/identity";
import { type DisputeRow, readTradeDispute, readTradeDisputes, type TradeDispute } from "@hutong/orders";
import { orNotFound, requestCtx } from "@hutong/site";
import { type Administrator, requireAdministrator } from "@/lib/administrator.ts";
import { type TradeDisputesView, tradeDisputeFilter } from "./trade-disputes-view.ts";

/** The disputes of a view, and the views that this administrator keeps. */
export async function loadTradeDisputes(view: TradeDisputesView): Promise<{
  readonly rows: readonly DisputeRow[];
  readonly views: readonly SavedView[];
  readonly now: Date;
}> {
  await requireAdministrator();
  const ctx = await requestCtx();
  const [rows, views] = await Promise.all([
    readTradeDisputes(ctx, tradeDisputeFilter(view)),
    readViews(ctx, { place: "trade-disputes" }),
  ]);
  return { rows, views, now: ctx.now };
}

/** A dispute with what is to be known for a ruling, and who looks at it. */
export async function loadTradeDispute(
  refundId: string,
): Promise<{ readonly found: TradeDispute; readonly administrator: Administrator; readonly now: Date }> {
  const administrator = await requireAdministrator();
  const ctx = await requestCtx();
  return { found: await orNotFound(readTradeDispute(ctx, refundId)), administrator, now: ctx.now };
}
