import { readDisputePicture } from "@hutong/identity";
import { pictureAnswer, requestCtx } from "@hutong/site";
import { requireAdministrator } from "@/lib/administrator.ts";

/** GET /admin/disputes/pictures/[picture]: what a side of a dispute brought, for administrators. */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/admin/disputes/pictures/[picture]">,
): Promise<Response> {
  await requireAdministrator();
  const { picture } = await params;
  return pictureAnswer(await readDisputePicture(await requestCtx(), picture));
}
