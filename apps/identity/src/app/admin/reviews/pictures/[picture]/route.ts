import { readCaseReviewPicture } from "@hutong/feedback";
import { requestCtx } from "@hutong/site";
import { requireAdministrator } from "@/lib/administrator.ts";

/**
 * GET /admin/reviews/pictures/[picture]: a picture of a review that was sent, also of one that is not shown, for
 * administrators. The walls give it a policy of its own: it is shown and runs nothing.
 */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/admin/reviews/pictures/[picture]">,
): Promise<Response> {
  await requireAdministrator();
  const { picture } = await params;
  const bytes = await readCaseReviewPicture(await requestCtx(), picture);
  if (!bytes) return new Response(null, { status: 404, headers: { "Cache-Control": "private, no-store" } });
  return new Response(bytes, {
    headers: {
      "Content-Type": "image/jpeg",
      "Content-Disposition": 'inline; filename="picture.jpg"',
      "Cache-Control": "private, no-store",
    },
  });
}
