import { useId } from "react";
import { type GoodsDrawing, goodsDrawings } from "./goods/goods-drawings.ts";
import { goodsPalette } from "./goods-palette.ts";

type GoodsPictureProps = {
  drawing: GoodsDrawing;
  /** A key of `goodsColours`. */
  colour: string;
  alt: string;
  className?: string | undefined;
};

/** A drawn picture of goods in one colourway, square, as sharp at 40 px in a table as on the page of the goods. */
export function GoodsPicture({ drawing, colour, alt, className }: GoodsPictureProps) {
  const id = useId();
  const palette = goodsPalette(colour);
  const Drawing = goodsDrawings[drawing];
  return (
    <svg
      role="img"
      aria-label={alt}
      viewBox="0 0 240 240"
      className={className ?? "block h-auto w-full rounded-md"}
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
