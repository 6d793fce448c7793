import { isDomainError } from "@hutong/kernel";
import { requestCtx, requireSession } from "@hutong/site";
import { readOwnPicture } from "@hutong/trading";
import { traderHref } from "../../../_components/addresses.ts";

/**
 * GET /trader/pictures/[picture]: a picture of an application of the account that she acts for; another's and a missing one
 * look the same. The walls give it a policy of its own: it is shown and runs nothing.
 */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/trader/pictures/[picture]">,
): Promise<Response> {
  const { picture } = await params;
  const { account } = await requireSession(traderHref);
  const bytes = account && (await pictureOf(account.id, picture));
  if (!bytes) return new Response(null, { status: 404, headers: { "Cache-Control": "private, no-store" } });
  return new Response(bytes, {
    headers: {
      "Content-Type": "image/jpeg",
      "Content-Disposition": 'inline; filename="picture.jpg"',
      "Cache-Control": "private, no-store",
    },
  });
}

async function pictureOf(accountId: string, pictureId: string) {
  try {
    return await readOwnPicture(await requestCtx(), { accountId, pictureId });
  } catch (error) {
    if (isDomainError(error)) return undefined;
    throw error;
  }
}
