import { readDisputePicture } from "@hutong/orders";
import { requestCtx } from "@hutong/site";
import { requireAdministrator } from "@/lib/administrator.ts";

/**
 * GET /admin/trade-disputes/pictures/[picture]: a picture of a dispute, for administrators. The walls give it a
 * policy of its own: it is shown and runs nothing.
 */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/admin/trade-disputes/pictures/[picture]">,
): Promise<Response> {
  await requireAdministrator();
  const { picture } = await params;
  const bytes = await readDisputePicture(await requestCtx(), picture);
  if (!bytes) return new Response(null, { status: 404, headers: { "Cache-Control": "private, no-store" } });
  return new Response(bytes, {
    headers: {
      "Content-Type": "image/jpeg",
      "Content-Disposition": 'inline; filename="picture.jpg"',
      "Cache-Control": "private, no-store",
    },
  });
}
