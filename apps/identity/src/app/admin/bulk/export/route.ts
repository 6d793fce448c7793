import { bulkState } from "@hutong/identity";
import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { csvFile } from "../../csv-file.ts";
import { queryOf } from "../../query-of.ts";
import { bulkView } from "../bulk-view.ts";
import { loadBatches } from "../loaders.ts";
import { stateWords } from "../state-words.ts";

/** GET /admin/bulk/export: the files of acts of a view as CSV, by their counts: there is nobody's data in it. */
export async function GET(request: NextRequest): Promise<Response> {
  const { batches, now } = await loadBatches(bulkView.read(queryOf(request)));
  const t = await getTranslations("admin.bulk");
  return csvFile("bulk-acts", now, {
    head: [
      t("fileColumn"),
      t("state"),
      t("lines"),
      t("willBeDone"),
      t("doneCount"),
      t("rejected"),
      t("by"),
      t("at"),
      "id",
    ],
    rows: batches.map((batch) => [
      batch.fileName || t("pasted"),
      t(stateWords[bulkState(batch)].key),
      batch.counts.lines,
      batch.counts.waiting,
      batch.counts.done,
      batch.counts.rejected,
      batch.madeBy.displayName,
      batch.madeAt.toISOString(),
      batch.id,
    ]),
  });
}
