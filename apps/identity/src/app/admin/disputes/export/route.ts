import { exportDisputes } from "@hutong/identity";
import { requestCtx } from "@hutong/site";
import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { requireAdministrator } from "@/lib/administrator.ts";
import { csvFile } from "../../csv-file.ts";
import { queryOf } from "../../query-of.ts";
import { disputeState } from "../dispute-state.ts";
import { disputeFilter, disputesView } from "../disputes-view.ts";

/** GET /admin/disputes/export: the disputes of a view as CSV, without what the sides wrote. The audit says who took it. */
export async function GET(request: NextRequest): Promise<Response> {
  await requireAdministrator();
  const ctx = await requestCtx();
  const disputes = await exportDisputes(ctx, disputeFilter(disputesView.read(queryOf(request))));
  const t = await getTranslations("admin.disputes");
  const time = (date: Date | null) => date?.toISOString() ?? null;
  return csvFile("disputes", ctx.now, {
    head: [t("id"), t("state"), t("opened"), t("answeredAt"), t("hearUntil"), t("decidedAt"), "id"],
    rows: disputes.map((dispute) => [
      `${dispute.realm}/${dispute.loginName}`,
      t(disputeState(dispute, ctx.now)),
      time(dispute.openedAt),
      time(dispute.answeredAt),
      time(dispute.hearUntil),
      time(dispute.decidedAt),
      dispute.id,
    ]),
  });
}
