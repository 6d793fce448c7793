import { bulkBounds } from "@hutong/identity";
import { csvLine, csvStart } from "@hutong/kernel";
import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { loadBatch } from "../../loaders.ts";
import { stateOf } from "../line-state.ts";

/**
 * GET /admin/bulk/<batch>/rejects: the lines that were not, or will not be, done, as CSV with why. Mended, the file can be
 * given back as it is: the columns in front are those of an upload.
 */
export async function GET(
  _request: NextRequest,
  { params }: RouteContext<"/admin/bulk/[batch]/rejects">,
): Promise<Response> {
  const { batch: id } = await params;
  const { batch, lines } = await loadBatch(id, { rejected: true, after: 0, limit: bulkBounds.lines });
  const t = await getTranslations("admin.bulk");
  const why = (state: string) => (t.has(`line.${state}`) ? t(`line.${state}`) : t("line.refused"));
  const rows = lines.map((line) =>
    csvLine([line.who, line.action, line.reason, line.line, stateOf(line), why(stateOf(line))]),
  );
  const head = csvLine(["who", "action", "reason", "line", "code", "why"]);
  return new Response(csvStart + head + rows.join(""), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="rejects-${batch.id}.csv"`,
      "Cache-Control": "private, no-store",
    },
  });
}
