import { useId } from "react";
import type { GoodsDrawing } from "./goods/goods-drawings.ts";
import { GoodsScene } from "./goods/goods-scene.tsx";

type GoodsPictureProps = {
  drawing: GoodsDrawing;
  /** A key of `goodsColours`. */
  colour: string;
  alt: string;
  className?: string | undefined;
};

/**
 * A drawn picture of goods in one colourway, square, as sharp at 40 px in a table as on the page of the goods.
 * Each is some 8 kB of markup: a page with many of them serves `goodsPictureSvg` from a route and uses `<img>`.
 */
export function GoodsPicture({ drawing, colour, alt, className }: GoodsPictureProps) {
  const id = useId();
  return (
    <GoodsScene
      id={id}
      drawing={drawing}
      colour={colour}
      alt={alt}
      className={className ?? "block h-auto w-full rounded-md"}
    />
  );
}
