import { assertSeesDraft, type PictureFile, pictureSidesPx, readPictureFile } from "@hutong/catalog";
import { isDomainError } from "@hutong/kernel";
import { requestCtx, site } from "@hutong/site";

/**
 * GET /pictures/goods/ID/800: a photograph of goods, at most so many pixels long. What lies under an id never changes, so
 * that browsers and proxies keep it for ever; a draft's is for the shop's people alone, and nobody keeps it. It is shown
 * and runs nothing, whatever it turns out to be.
 */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/pictures/goods/[picture]/[side]">,
): Promise<Response> {
  const { picture, side } = await params;
  const sidePx = pictureSidesPx.find((one) => String(one) === side);
  const file = sidePx && (await readPictureFile(site().database.prisma, { pictureId: picture, sidePx }));
  if (!file || !(file.isPublic || (await isOwn(file))))
    return new Response(null, { status: 404, headers: { ...held, "Cache-Control": "private, no-store" } });
  return new Response(file.bytes, {
    headers: {
      ...held,
      "Content-Type": "image/webp",
      "Content-Disposition": 'inline; filename="picture.webp"',
      "Cache-Control": file.isPublic ? "public, max-age=31536000, immutable" : "private, no-store",
    },
  });
}

/** Styles are the browser's own, where a picture is opened by itself. */
const held = { "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox" } as const;

async function isOwn(file: PictureFile): Promise<boolean> {
  try {
    await assertSeesDraft(await requestCtx(), file);
    return true;
  } catch (error) {
    if (isDomainError(error)) return false;
    throw error;
  }
}
