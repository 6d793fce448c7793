import type { ReactNode } from "react";
import type { GoodsPalette } from "../goods-palette.ts";

/** What every drawing gets: its colours, and an id of its own for clips and gradients. */
export type DrawingProps = { palette: GoodsPalette; id: string };

type ClothProps = DrawingProps & {
  /** Names this piece among the pieces of one drawing. */
  piece: string;
  /** Outline of the piece. */
  d: string;
  fill?: string;
  /** Folds, prints and seams, cut at the outline. */
  children?: ReactNode;
};

/** One piece of cloth (or leather, or board): its outline, what lies on it, light from the upper left, a fine edge. */
export function Cloth({ palette, id, piece, d, fill = palette.base, children }: ClothProps) {
  const clip = `${id}-${piece}`;
  return (
    <g>
      <clipPath id={clip}>
        <path d={d} />
      </clipPath>
      <path d={d} fill={fill} />
      <g clipPath={`url(#${clip})`}>
        {children}
        <rect width="240" height="240" fill={`url(#${id}-fall)`} />
      </g>
      <path d={d} stroke={palette.deep} strokeOpacity=".55" strokeWidth="1" />
    </g>
  );
}

type LinesProps = { palette: GoodsPalette; d: string; width?: number };

/** Soft shadows where cloth turns away. */
export function Folds({ palette, d, width = 7 }: LinesProps) {
  return (
    <path
      d={d}
      stroke={palette.deep}
      strokeOpacity=".42"
      strokeWidth={width}
      style={{ filter: "blur(2.4px)" }}
    />
  );
}

/** Soft light where cloth turns to the window. */
export function Glints({ palette, d, width = 6 }: LinesProps) {
  return (
    <path
      d={d}
      stroke={palette.light}
      strokeOpacity=".75"
      strokeWidth={width}
      style={{ filter: "blur(2.6px)" }}
    />
  );
}

/** A sewn edge: a thin even line. */
export function Seam({ palette, d, width = 1.1 }: LinesProps) {
  return <path d={d} stroke={palette.seam} strokeOpacity=".7" strokeWidth={width} />;
}

/** Visible thread. */
export function Stitch({ palette, d, width = 1, colour }: LinesProps & { colour?: string }) {
  return (
    <path
      d={d}
      stroke={colour ?? palette.seam}
      strokeOpacity=".8"
      strokeWidth={width}
      strokeDasharray="3 2.2"
      strokeLinecap="butt"
    />
  );
}

/** What hangs or lies casts this on the wall behind it. */
export function Hanging({ children }: { children: ReactNode }) {
  return <g style={{ filter: "drop-shadow(0 5px 5px rgb(22 25 34 / .26))" }}>{children}</g>;
}

/** What stands has a ground under it. */
export function Ground({ cx = 120, y, rx }: { cx?: number; y: number; rx: number }) {
  return (
    <g style={{ filter: "blur(4px)" }}>
      <ellipse cx={cx} cy={y} rx={rx} ry={rx * 0.08} fill="#161922" fillOpacity=".32" />
    </g>
  );
}

/** The right half of a symmetric drawing, from its left half. */
export function Mirrored({ children }: { children: ReactNode }) {
  return <g transform="matrix(-1 0 0 1 240 0)">{children}</g>;
}
