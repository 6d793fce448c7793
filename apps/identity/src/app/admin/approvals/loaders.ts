import {
  type MergeRequestCase,
  type MergeRequestRow,
  readMergeRequest,
  readMergeRequests,
} from "@hutong/identity";
import { isDomainError } from "@hutong/kernel";
import { requestCtx } from "@hutong/site";
import { notFound } from "next/navigation";
import { type Administrator, requireAdministrator } from "@/lib/administrator.ts";

/** The requests that wait, or those that are over. */
export async function loadRequests(
  waiting: boolean,
): Promise<{ readonly requests: readonly MergeRequestRow[]; readonly now: Date }> {
  await requireAdministrator();
  const ctx = await requestCtx();
  return { requests: await readMergeRequests(ctx, { waiting }), now: ctx.now };
}

export interface LoadedRequest {
  readonly request: MergeRequestCase;
  /** What this administrator may do with it. */
  readonly may: { readonly decide: boolean; readonly withdraw: boolean };
}

/** One request and what who looks at it may do: nobody decides her own. */
export async function loadRequest(requestId: string): Promise<LoadedRequest> {
  const administrator: Administrator = await requireAdministrator();
  try {
    const request = await readMergeRequest(await requestCtx(), requestId);
    const isOpen = administrator.mayAct && request.state === "waiting";
    const isOwn = request.askedBy.id === administrator.userId;
    return { request, may: { decide: isOpen && !isOwn, withdraw: isOpen && isOwn } };
  } catch (error) {
    if (isDomainError(error) && error.code === "not_found") notFound();
    throw error;
  }
}
