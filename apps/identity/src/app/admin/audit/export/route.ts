import { exportAudit } from "@hutong/identity/audit";
import { requestCtx, site } from "@hutong/site";
import type { NextRequest } from "next/server";
import { requireAdministrator } from "@/lib/administrator.ts";
import { auditView, filterOf } from "../audit-query.ts";

/** More than this is the operator's `audit export`. */
const mostEntries = 100_000;

const types = {
  csv: "text/csv; charset=utf-8",
  jsonl: "application/jsonl; charset=utf-8",
} as const;

/** The log as a file, by the filter of the form. A post, for it leaves an entry of its own. */
export async function POST(request: NextRequest): Promise<Response> {
  await requireAdministrator(["auditor", "owner"]);
  const form = await request.formData();
  const texts = [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []));
  const format = form.get("format") === "jsonl" ? "jsonl" : "csv";
  const ctx = await requestCtx();
  const chunks = await exportAudit(ctx, site().database.pool, {
    filter: filterOf(auditView.read(Object.fromEntries(texts))),
    format,
    limit: mostEntries,
  });
  const day = ctx.now.toISOString().slice(0, 10);
  return new Response(streamOf(chunks, format), {
    headers: {
      "content-type": types[format],
      "content-disposition": `attachment; filename="hutong-audit-${day}.${format}"`,
      "cache-control": "private, no-store",
    },
  });
}

/** Bytes as fast as they are taken; whoever stops taking them ends the reading too. */
function streamOf(texts: AsyncGenerator<string, void>, format: keyof typeof types) {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    start: (stream) => {
      // The mark by which spreadsheets know UTF-8.
      if (format === "csv") stream.enqueue(encoder.encode("\uFEFF"));
    },
    pull: async (stream) => {
      const { value, done } = await texts.next();
      if (done) stream.close();
      else stream.enqueue(encoder.encode(value));
    },
    cancel: async () => {
      await texts.return();
    },
  });
}
