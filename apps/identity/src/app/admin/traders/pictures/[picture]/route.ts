import { pictureAnswer, requestCtx } from "@hutong/site";
import { readCasePicture } from "@hutong/trading";
import { requireAdministrator } from "@/lib/administrator.ts";

/** GET /admin/traders/pictures/[picture]: a paper of an application that was sent, for administrators. */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/admin/traders/pictures/[picture]">,
): Promise<Response> {
  await requireAdministrator();
  const { picture } = await params;
  return pictureAnswer(await readCasePicture(await requestCtx(), picture));
}
