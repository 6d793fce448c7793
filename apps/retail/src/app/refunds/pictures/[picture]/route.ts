import { isDomainError } from "@hutong/kernel";
import { readRefundPicture } from "@hutong/orders";
import { requestCtx, requireSession } from "@hutong/site";

/**
 * GET /refunds/pictures/[picture]: a picture of a refund, for its two sides; another's and a missing one look the same. The
 * walls give it a policy of its own: it is shown and runs nothing.
 */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/refunds/pictures/[picture]">,
): Promise<Response> {
  const { picture } = await params;
  await requireSession("/orders");
  const bytes = await pictureOf(picture);
  if (!bytes) return new Response(null, { status: 404, headers: { "Cache-Control": "private, no-store" } });
  return new Response(bytes, {
    headers: {
      "Content-Type": "image/jpeg",
      "Content-Disposition": 'inline; filename="picture.jpg"',
      "Cache-Control": "private, no-store",
    },
  });
}

async function pictureOf(pictureId: string) {
  try {
    return await readRefundPicture(await requestCtx(), pictureId);
  } catch (error) {
    if (isDomainError(error)) return undefined;
    throw error;
  }
}
