import { goodsColour } from "./goods-colours.ts";

/** The few colours one drawing is made of, all derived from its colourway. */
export type GoodsPalette = {
  base: string;
  light: string;
  shade: string;
  deep: string;
  /** Thin lines that must be seen on the cloth, dark or light. */
  seam: string;
  backdrop: string;
  /** The round gate behind the goods. */
  gate: string;
  /** Contrast thread, for top-stitching on denim. */
  thread: string;
};

const dark = "#161922";

export function goodsPalette(colourKey: string): GoodsPalette {
  const { hex, backdrop } = goodsColour(colourKey);
  const isDark = brightness(hex) < 75;
  return {
    base: hex,
    light: mix(hex, "#ffffff", isDark ? 0.14 : 0.26),
    shade: mix(hex, dark, isDark ? 0.34 : 0.15),
    deep: mix(hex, dark, isDark ? 0.6 : 0.36),
    seam: isDark ? mix(hex, "#ffffff", 0.34) : mix(hex, dark, 0.46),
    backdrop,
    gate: mix(backdrop, "#ffffff", 0.5),
    thread: mix(hex, "#e8b04a", 0.8),
  };
}

/** `share` 0 gives the first colour, 1 the second. Both are #rrggbb. */
function mix(from: string, to: string, share: number): string {
  const target = channels(to);
  const mixed = channels(from).map((value, index) =>
    Math.round(value + ((target[index] ?? 0) - value) * share),
  );
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

/** Perceived brightness, 0 to 255. */
function brightness(hex: string): number {
  const [red = 0, green = 0, blue = 0] = channels(hex);
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}

function channels(hex: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}
