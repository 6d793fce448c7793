import { exportMergeRequests } from "@hutong/identity";
import { requestCtx } from "@hutong/site";
import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { requireAdministrator } from "@/lib/administrator.ts";
import { csvFile } from "../../csv-file.ts";
import { queryOf } from "../../query-of.ts";
import { approvalsView, requestFilter } from "../approvals-view.ts";

/** GET /admin/approvals/export: the requests of a view as CSV. The audit says who took it. */
export async function GET(request: NextRequest): Promise<Response> {
  await requireAdministrator();
  const ctx = await requestCtx();
  const requests = await exportMergeRequests(ctx, requestFilter(approvalsView.read(queryOf(request))));
  const t = await getTranslations("admin.approvals");
  return csvFile("approvals", ctx.now, {
    head: [
      t("what"),
      t("state"),
      t("askedBy"),
      t("askedAt"),
      t("until"),
      t("reason"),
      t("decidedBy"),
      t("decidedAt"),
      t("decisionReason"),
      "id",
    ],
    rows: requests.map((row) => [
      t("merge", { from: row.from.displayName, into: row.into.displayName }),
      t(`stateOf.${row.state}`),
      row.askedBy.displayName,
      row.askedAt.toISOString(),
      row.expiresAt.toISOString(),
      row.reason,
      row.decidedBy?.displayName ?? null,
      row.decidedAt?.toISOString() ?? null,
      row.decisionReason,
      row.id,
    ]),
  });
}
