import { isDomainError } from "@hutong/kernel";
import { exportBuyers } from "@hutong/reputation";
import { requestCtx, requireSession } from "@hutong/site";
import type { NextRequest } from "next/server";
import { buyersInput, readBuyersView } from "../buyers-view.ts";
import { buyersCsv } from "./buyers-csv.ts";

/** GET /buyers/export: the buyers of a view as CSV, with what each shows. Buyers see that it was looked at. */
export async function GET(request: NextRequest): Promise<Response> {
  const { account } = await requireSession("/buyers");
  const params = request.nextUrl.searchParams;
  const view = readBuyersView(
    Object.fromEntries([...new Set(params.keys())].map((key) => [key, params.getAll(key)])),
  );
  const ctx = await requestCtx();
  try {
    const buyers = await exportBuyers(ctx, buyersInput(account?.id ?? "", view));
    return new Response(await buyersCsv(buyers, new Date()), {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": `attachment; filename="buyers-${ctx.now.toISOString().slice(0, 10)}.csv"`,
        "Cache-Control": "private, no-store",
      },
    });
  } catch (error) {
    if (isDomainError(error)) return new Response(null, { status: 404 });
    throw error;
  }
}
