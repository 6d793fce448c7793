import { exportPeople } from "@hutong/identity";
import { requestCtx } from "@hutong/site";
import type { NextRequest } from "next/server";
import { requireAdministrator } from "@/lib/administrator.ts";
import { csvFile } from "../../csv-file.ts";
import { queryOf } from "../../query-of.ts";
import { asksForPeople, peopleView, searchInput } from "../people-view.ts";
import { peopleCsv } from "./people-csv.ts";

/** GET /admin/people/export: the people of a view as CSV, contacts masked as on the page. The audit says who took it. */
export async function GET(request: NextRequest): Promise<Response> {
  await requireAdministrator();
  const view = peopleView.read(queryOf(request));
  const ctx = await requestCtx();
  const people = asksForPeople(view) ? await exportPeople(ctx, searchInput(view)) : [];
  return csvFile("people", ctx.now, await peopleCsv(people));
}
