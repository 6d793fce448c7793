import { readViews, type SavedView } from "@hutong/identity";
import {
  type AuditLogPage,
  type ChainState,
  headKey,
  readAuditLog,
  readChainState,
} from "@hutong/identity/audit";
import { isDomainError } from "@hutong/kernel";
import { requestCtx, site } from "@hutong/site";
import { notFound } from "next/navigation";
import { requireAdministrator } from "@/lib/administrator.ts";
import { type AuditView, filterOf } from "./audit-query.ts";

export interface LoadedAudit extends AuditLogPage {
  readonly chain: ChainState;
  readonly views: readonly SavedView[];
  readonly mayExport: boolean;
  readonly now: Date;
}

/** A page of the audit log for the administrator who is signed in. */
export async function loadAudit(
  view: AuditView,
  page: { readonly before?: string | undefined; readonly after?: string | undefined },
): Promise<LoadedAudit> {
  const { role } = await requireAdministrator();
  const { auditSecret, auditHeadDir } = site().env;
  const heads =
    auditSecret && auditHeadDir ? { dir: auditHeadDir, key: await headKey(auditSecret) } : undefined;
  const ctx = await requestCtx();
  try {
    const [log, chain, views] = await Promise.all([
      readAuditLog(ctx, { filter: filterOf(view), ...page }),
      readChainState(ctx, heads),
      readViews(ctx, { place: "audit" }),
    ]);
    return { ...log, chain, views, mayExport: role === "auditor" || role === "owner", now: ctx.now };
  } catch (error) {
    // A cursor that somebody wrote by hand.
    if (isDomainError(error) && error.code === "invalid_input") notFound();
    throw error;
  }
}
