import { csvLine, csvStart } from "@hutong/kernel";

type Cells = Parameters<typeof csvLine>[0];

/** The rows of a table as a file for spreadsheets, under its heads; named for what it holds and the day. */
export function csvFile(
  name: string,
  now: Date,
  { head, rows }: { readonly head: readonly string[]; readonly rows: readonly Cells[] },
): Response {
  return new Response(csvStart + [head, ...rows].map(csvLine).join(""), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}-${now.toISOString().slice(0, 10)}.csv"`,
      "Cache-Control": "private, no-store",
    },
  });
}
