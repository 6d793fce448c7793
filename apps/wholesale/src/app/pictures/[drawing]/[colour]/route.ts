import {
  type GoodsColourKey,
  type GoodsDrawing,
  goodsColours,
  goodsDrawings,
  goodsPictureSvg,
} from "@hutong/ui";

/** Drawn once a process: there are as many as drawings times colours. */
const drawn = new Map<string, string>();

/** GET /pictures/tee/indigo: the picture of goods in a colourway, kept by browsers for a week. */
export async function GET(_: Request, { params }: RouteContext<"/pictures/[drawing]/[colour]">) {
  const { drawing, colour } = await params;
  if (!isDrawing(drawing) || !isColour(colour)) return new Response(null, { status: 404 });
  const key = `${drawing}/${colour}`;
  const svg = drawn.get(key) ?? goodsPictureSvg(drawing, colour);
  drawn.set(key, svg);
  return new Response(svg, {
    headers: { "Content-Type": "image/svg+xml", "Cache-Control": "public, max-age=604800" },
  });
}

function isDrawing(name: string): name is GoodsDrawing {
  return Object.hasOwn(goodsDrawings, name);
}

function isColour(name: string): name is GoodsColourKey {
  return Object.hasOwn(goodsColours, name);
}
