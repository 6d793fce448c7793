import { requestCtx } from "@hutong/site";
import { applicationState, exportTraderQueue } from "@hutong/trading";
import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { requireAdministrator } from "@/lib/administrator.ts";
import { csvFile } from "../../csv-file.ts";
import { queryOf } from "../../query-of.ts";
import { traderFilter, tradersView } from "../traders-view.ts";

/** GET /admin/traders/export: the applications of a view as CSV, without their papers. The audit says who took it. */
export async function GET(request: NextRequest): Promise<Response> {
  await requireAdministrator();
  const ctx = await requestCtx();
  const traders = await exportTraderQueue(ctx, traderFilter(tradersView.read(queryOf(request))));
  const t = await getTranslations("admin.traders");
  const time = (date: Date | null) => date?.toISOString() ?? null;
  return csvFile("traders", ctx.now, {
    head: [
      t("name"),
      t("account"),
      t("kind"),
      t("stateLabel"),
      t("applied"),
      t("decidedAt"),
      t("validUntil"),
      "id",
    ],
    rows: traders.map((row) => [
      row.businessName,
      row.loginName,
      t(`kindOf.${row.kind}`),
      t(`state.${applicationState(row, ctx.now)}`),
      time(row.appliedAt),
      time(row.decidedAt),
      time(row.validUntil),
      row.id,
    ]),
  });
}
