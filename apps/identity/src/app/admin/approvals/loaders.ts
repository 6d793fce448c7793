import {
  type MergeRequestCase,
  type MergeRequestRow,
  readMergeRequest,
  readMergeRequests,
  readViews,
  type SavedView,
} from "@hutong/identity";
import { orNotFound, requestCtx } from "@hutong/site";
import { type Administrator, requireAdministrator } from "@/lib/administrator.ts";
import { type ApprovalsView, requestFilter } from "./approvals-view.ts";

/** The requests of a view, and the views that this administrator keeps. */
export async function loadRequests(view: ApprovalsView): Promise<{
  readonly requests: readonly MergeRequestRow[];
  readonly views: readonly SavedView[];
  readonly now: Date;
}> {
  await requireAdministrator();
  const ctx = await requestCtx();
  const [requests, views] = await Promise.all([
    readMergeRequests(ctx, requestFilter(view)),
    readViews(ctx, { place: "approvals" }),
  ]);
  return { requests, views, now: ctx.now };
}

export interface LoadedRequest {
  readonly request: MergeRequestCase;
  /** What this administrator may do with it. */
  readonly may: { readonly decide: boolean; readonly withdraw: boolean };
}

/** One request and what who looks at it may do: nobody decides her own. */
export async function loadRequest(requestId: string): Promise<LoadedRequest> {
  const administrator: Administrator = await requireAdministrator();
  const request = await orNotFound(readMergeRequest(await requestCtx(), requestId));
  const isOpen = administrator.mayAct && request.state === "waiting";
  const isOwn = request.askedBy.id === administrator.userId;
  return { request, may: { decide: isOpen && !isOwn, withdraw: isOpen && isOwn } };
}
