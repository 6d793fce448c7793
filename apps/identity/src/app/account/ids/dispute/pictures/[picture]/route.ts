import { readMyDisputePicture } from "@hutong/identity";
import type { UserId } from "@hutong/kernel";
import { pictureAnswer, requireSession, site } from "@hutong/site";

/**
 * GET /account/ids/dispute/pictures/[picture]: a picture that she brought to a dispute, sent or not; the other side's,
 * another's and a missing one look the same.
 */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/account/ids/dispute/pictures/[picture]">,
): Promise<Response> {
  const { picture } = await params;
  const { user } = await requireSession("/account/ids/dispute");
  return pictureAnswer(await readMyDisputePicture(site().database.prisma, user.id as UserId, picture));
}
