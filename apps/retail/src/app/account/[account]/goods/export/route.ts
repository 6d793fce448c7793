import { accountPath } from "@hutong/account-pages";
import { exportSheet, ownListingsViewSchema } from "@hutong/catalog";
import { isDomainError } from "@hutong/kernel";
import { requestCtx, requireSession } from "@hutong/site";
import { getLocale } from "next-intl/server";
import { sheetWords } from "../sheet-words.ts";

/**
 * GET /account/ACCOUNT/goods/export?q=…&state=…: the list of goods as it is seen, as CSV that can be brought back. Another's
 * and a missing one are not there.
 */
export async function GET(
  request: Request,
  { params }: RouteContext<"/account/[account]/goods/export">,
): Promise<Response> {
  const { account: accountId } = await params;
  await requireSession(accountPath(accountId, "goods"));
  const view = ownListingsViewSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const [ctx, locale] = await Promise.all([requestCtx(), getLocale()]);
  try {
    const text = await exportSheet(ctx, accountId, view, sheetWords, locale === "en" ? "en" : "zh");
    return new Response(text, {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": `attachment; filename="goods-${ctx.now.toISOString().slice(0, 10)}.csv"`,
        "Cache-Control": "private, no-store",
      },
    });
  } catch (error) {
    if (isDomainError(error))
      return new Response(null, { status: 404, headers: { "Cache-Control": "private, no-store" } });
    throw error;
  }
}
