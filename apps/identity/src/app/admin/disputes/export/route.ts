import { exportDisputes } from "@hutong/identity";
import { csvLine, csvStart } from "@hutong/kernel";
import { requestCtx } from "@hutong/site";
import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { requireAdministrator } from "@/lib/administrator.ts";
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
  const rows = disputes.map((dispute) =>
    csvLine([
      `${dispute.realm}/${dispute.loginName}`,
      t(disputeState(dispute, ctx.now)),
      time(dispute.openedAt),
      time(dispute.answeredAt),
      time(dispute.hearUntil),
      time(dispute.decidedAt),
      dispute.id,
    ]),
  );
  const head = csvLine([
    t("id"),
    t("state"),
    t("opened"),
    t("answeredAt"),
    t("hearUntil"),
    t("decidedAt"),
    "id",
  ]);
  return new Response(csvStart + head + rows.join(""), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="disputes-${ctx.now.toISOString().slice(0, 10)}.csv"`,
      "Cache-Control": "private, no-store",
    },
  });
}
