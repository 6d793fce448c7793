import { readViews, type SavedView } from "@hutong/identity";
import { orNotFound, requestCtx } from "@hutong/site";
import { readTraderCase, readTraderQueue, type TraderCase, type TraderRow } from "@hutong/trading";
import { type Administrator, requireAdministrator } from "@/lib/administrator.ts";
import { type TradersView, traderFilter } from "./traders-view.ts";

/** The applications of a view, and the views that this administrator keeps. */
export async function loadTraders(view: TradersView): Promise<{
  readonly rows: readonly TraderRow[];
  readonly views: readonly SavedView[];
  readonly now: Date;
}> {
  await requireAdministrator();
  const ctx = await requestCtx();
  const [rows, views] = await Promise.all([
    readTraderQueue(ctx, traderFilter(view)),
    readViews(ctx, { place: "traders" }),
  ]);
  return { rows, views, now: ctx.now };
}

/** An application with what is to be known for a decision, and who looks at it. */
export async function loadTraderCase(
  applicationId: string,
): Promise<{ readonly found: TraderCase; readonly administrator: Administrator; readonly now: Date }> {
  const administrator = await requireAdministrator();
  const ctx = await requestCtx();
  return { found: await orNotFound(readTraderCase(ctx, applicationId)), administrator, now: ctx.now };
}
