import type { ReactElement, ReactNode } from "react";
import type { GoodsDrawing } from "./goods/goods-drawings.ts";
import { GoodsScene } from "./goods/goods-scene.tsx";

/**
 * The picture as an SVG document, for a route that serves it with a long cache.
 * Written out here because `react-dom/server` is not to be had in route handlers; it knows only what the drawings
 * use: elements without hooks, text, `style` with a filter.
 */
export function goodsPictureSvg(drawing: GoodsDrawing, colour: string): string {
  return markup(GoodsScene({ id: "g", drawing, colour, alt: "" })).replace(
    "<svg",
    '<svg xmlns="http://www.w3.org/2000/svg"',
  );
}

type AnyElement = ReactElement<Record<string, unknown> & { children?: ReactNode }>;

function markup(node: ReactNode): string {
  if (node === null || node === undefined || typeof node === "boolean") return "";
  if (Array.isArray(node)) return node.map(markup).join("");
  if (typeof node !== "object") return escaped(String(node));
  // The cast: React's types keep what an element is made of to themselves.
  const { type, props } = node as AnyElement;
  if (typeof type === "function") return markup((type as (props: unknown) => ReactNode)(props));
  const { children, ...attributes } = props;
  if (typeof type !== "string") return markup(children);
  return `<${type}${Object.entries(attributes).map(attribute).join("")}>${markup(children)}</${type}>`;
}

/** These keep their capitals in SVG; every other name is written with hyphens. */
const camelNames = new Set(["viewBox", "patternUnits"]);

function attribute([name, value]: [string, unknown]): string {
  if (value === undefined || value === null || value === false) return "";
  const text = name === "style" ? `filter:${(value as { filter: string }).filter}` : String(value);
  const written = camelNames.has(name)
    ? name
    : name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
  return ` ${written}="${escaped(text)}"`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
