import { exportPeople } from "@hutong/identity";
import { requestCtx } from "@hutong/site";
import type { NextRequest } from "next/server";
import { requireAdministrator } from "@/lib/administrator.ts";
import { queryOf } from "../../query-of.ts";
import { asksForPeople, readPeopleView, searchInput } from "../people-view.ts";
import { peopleCsv } from "./people-csv.ts";

/** GET /admin/people/export: the people of a view as CSV, contacts masked as on the page. The audit says who took it. */
export async function GET(request: NextRequest): Promise<Response> {
  await requireAdministrator();
  const view = readPeopleView(queryOf(request));
  const ctx = await requestCtx();
  const people = asksForPeople(view)
    ? await exportPeople(ctx, { ...searchInput(view), after: undefined })
    : [];
  return new Response(await peopleCsv(people), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="people-${ctx.now.toISOString().slice(0, 10)}.csv"`,
      "Cache-Control": "private, no-store",
    },
  });
}
