import { expect, test } from "vitest";
import { type GoodsDrawing, goodsDrawings } from "./goods/goods-drawings.ts";
import { goodsPictureSvg } from "./goods-picture-svg.ts";

const drawings = Object.keys(goodsDrawings) as GoodsDrawing[];

test.each(drawings)("%s is one closed SVG document of plain attributes", (drawing) => {
  const svg = goodsPictureSvg(drawing, "indigo");
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" [^>]*viewBox="0 0 240 240"/);
  expect(svg).not.toMatch(/undefined|NaN|\[object|className/);
  expect(svg.match(/<[a-z]/gi)?.length).toBe(svg.match(/<\//g)?.length);
});

test("another colourway is another picture, an unknown one is sand", () => {
  expect(goodsPictureSvg("tee", "sage")).not.toBe(goodsPictureSvg("tee", "rose"));
  expect(goodsPictureSvg("tee", "no such colour")).toBe(goodsPictureSvg("tee", "sand"));
});
