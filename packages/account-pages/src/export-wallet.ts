import { isDomainError } from "@hutong/kernel";
import { exportStatement, statementPurposes } from "@hutong/ledger";
import { requestCtx, requireSession } from "@hutong/site";
import { accountPath } from "./paths.ts";
import { whatHappened } from "./wallet-words.ts";

interface RouteProps {
  readonly params: Promise<{ readonly account: string }>;
}

/** GET /account/ACCOUNT/wallet/export?of=PURPOSE: the whole statement as CSV. Another's and a missing one are not there. */
export async function exportWallet(request: Request, { params }: RouteProps): Promise<Response> {
  const { account: accountId } = await params;
  await requireSession(accountPath(accountId, "wallet"));
  const of = new URL(request.url).searchParams.get("of");
  const purpose = statementPurposes.find((one) => one === of) ?? "available";
  const ctx = await requestCtx();
  try {
    const texts = await exportStatement(ctx, { accountId, purpose }, await whatHappened());
    return new Response(streamOf(texts), {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": `attachment; filename="${purpose}-${ctx.now.toISOString().slice(0, 10)}.csv"`,
        "Cache-Control": "private, no-store",
      },
    });
  } catch (error) {
    if (isDomainError(error)) return new Response(null, { status: 404 });
    throw error;
  }
}

/** Bytes as fast as they are taken; whoever stops taking them ends the reading too. */
function streamOf(texts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    pull: async (stream) => {
      const { value, done } = await texts.next();
      if (done) stream.close();
      else stream.enqueue(encoder.encode(value));
    },
    cancel: async () => {
      await texts.return(undefined);
    },
  });
}
