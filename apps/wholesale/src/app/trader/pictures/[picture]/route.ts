import { isDomainError } from "@hutong/kernel";
import { pictureAnswer, requestCtx, requireSession } from "@hutong/site";
import { readOwnPicture } from "@hutong/trading";
import { traderHref } from "../../../_components/addresses.ts";

/**
 * GET /trader/pictures/[picture]: a picture of an application of the account that she acts for; another's and a missing one
 * look the same.
 */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/trader/pictures/[picture]">,
): Promise<Response> {
  const { picture } = await params;
  const { account } = await requireSession(traderHref);
  return pictureAnswer(account ? await pictureOf(account.id, picture) : undefined);
}

async function pictureOf(accountId: string, pictureId: string) {
  try {
    return await readOwnPicture(await requestCtx(), { accountId, pictureId });
  } catch (error) {
    if (isDomainError(error)) return undefined;
    throw error;
  }
}
