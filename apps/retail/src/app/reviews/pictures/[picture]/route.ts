import { readReviewPicture } from "@hutong/feedback";
import { requestCtx } from "@hutong/site";

/** Browsers keep a public picture so long: one that is hidden is gone from them soon. */
const publicSeconds = 600;

/**
 * GET /reviews/pictures/[picture]?small: a picture of a review, everybody's while the review is shown, else its writers'
 * alone; another's and a missing one look the same. The walls give it a policy of its own: it is shown and runs nothing.
 */
export async function GET(
  request: Request,
  { params }: RouteContext<"/reviews/pictures/[picture]">,
): Promise<Response> {
  const { picture } = await params;
  const isSmall = new URL(request.url).searchParams.has("small");
  const file = await readReviewPicture(await requestCtx(), { pictureId: picture, isSmall });
  if (!file) return new Response(null, { status: 404, headers: { "Cache-Control": "private, no-store" } });
  return new Response(file.bytes, {
    headers: {
      "Content-Type": "image/jpeg",
      "Content-Disposition": 'inline; filename="picture.jpg"',
      "Cache-Control": file.isPublic ? `public, max-age=${publicSeconds}` : "private, no-store",
    },
  });
}
