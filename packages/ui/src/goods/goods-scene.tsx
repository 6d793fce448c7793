import { goodsPalette } from "../goods-palette.ts";
import { type GoodsDrawing, goodsDrawings } from "./goods-drawings.ts";

type GoodsSceneProps = {
  /** Unique in the document: clips and gradients are named after it. */
  id: string;
  drawing: GoodsDrawing;
  colour: string;
  alt: string;
  className?: string | undefined;
};

/** The goods before their wall and gate. Free of hooks, so that it can also be written out as a file. */
export function GoodsScene({ id, drawing, colour, alt, className }: GoodsSceneProps) {
  const palette = goodsPalette(colour);
  const Drawing = goodsDrawings[drawing];
  return (
    <svg
      // Without a text of its own it decorates: `alt=""` as with an image.
      role={alt ? "img" : "presentation"}
      aria-label={alt || undefined}
      aria-hidden={alt ? undefined : true}
      viewBox="0 0 240 240"
      className={className}
      strokeLinejoin="round"
      strokeLinecap="round"
      fill="none"
    >
      <defs>
        <linearGradient id={`${id}-fall`} x1="0" y1="0" x2="1" y2="1">
          <stop offset="0" stopColor="#fff" stopOpacity=".2" />
          <stop offset=".45" stopColor="#fff" stopOpacity="0" />
          <stop offset="1" stopColor="#10131c" stopOpacity=".2" />
        </linearGradient>
        <linearGradient id={`${id}-wall`} x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="#fff" stopOpacity=".34" />
          <stop offset="1" stopColor="#10131c" stopOpacity=".07" />
        </linearGradient>
      </defs>
      <rect width="240" height="240" fill={palette.backdrop} />
      <rect width="240" height="240" fill={`url(#${id}-wall)`} />
      <circle cx="120" cy="124" r="97" fill={palette.gate} fillOpacity=".8" />
      <Drawing palette={palette} id={id} />
    </svg>
  );
}
