import { type ShopLevelKind, shopLevel } from "@hutong/kernel/shop-level";
import { useTranslations } from "next-intl";

const crown = "M1.6 4.4 4.6 6.6 8 2l3.4 4.6 3-2.2-1.3 7.2H2.9zM3 12.6h10v1.6H3z";

const shapes: Record<ShopLevelKind, { path: string; shine: string; fill: string; stroke: string }> = {
  heart: {
    path: "M8 14C3.6 10.6 1.4 8.2 1.4 5.5 1.4 3.5 2.9 2.1 4.8 2.1c1.3 0 2.5.7 3.2 1.9.7-1.2 1.9-1.9 3.2-1.9 1.9 0 3.4 1.4 3.4 3.4 0 2.7-2.2 5.1-6.6 8.5z",
    shine: "M3.2 5.4c0-.9.7-1.6 1.6-1.6",
    fill: "#e5484d",
    stroke: "#a8262c",
  },
  diamond: {
    path: "M4.2 2.6h7.6l3 3.9L8 14 1.2 6.5z",
    shine: "M1.2 6.5h13.6M5.6 6.5 8 13.4l2.4-6.9L8 2.8z",
    fill: "#4aa3e8",
    stroke: "#1c6cab",
  },
  crown: { path: crown, shine: "M8 5.6v3.6", fill: "#6f7ff0", stroke: "#3b49b8" },
  "golden-crown": { path: crown, shine: "M8 5.6v3.6", fill: "#f2b732", stroke: "#9a6b05" },
};

const messageKey = {
  heart: "heart",
  diamond: "diamond",
  crown: "crown",
  "golden-crown": "goldenCrown",
} as const satisfies Record<ShopLevelKind, string>;

type LevelWords = (key: "none" | (typeof messageKey)[ShopLevelKind], values?: { count: number }) => string;

/** The name of the level that rating points give, with the words of the namespace `ui.level`. */
export function levelName(points: number, t: LevelWords): string {
  const level = shopLevel(points);
  return level ? t(messageKey[level.kind], { count: level.count }) : t("none");
}

type LevelIconProps = { points: number; size?: number | undefined };

/** A shop's level as the trade knows it: hearts, diamonds, crowns, golden crowns, one to five of them. */
export function LevelIcon({ points, size = 16 }: LevelIconProps) {
  const t = useTranslations("ui.level");
  const level = shopLevel(points);
  if (!level) return <span className="text-ink-3 text-xs">{t("none")}</span>;
  const name = levelName(points, t);
  const { path, shine, fill, stroke } = shapes[level.kind];
  const step = 15;
  const width = 16 + step * (level.count - 1);
  return (
    <svg
      role="img"
      aria-label={name}
      height={size}
      width={(size * width) / 16}
      viewBox={`0 0 ${width} 16`}
      className="inline-block shrink-0 align-[-0.15em]"
    >
      <title>{name}</title>
      {countsUpTo(level.count).map((index) => (
        <g key={index} transform={`translate(${index * step} 0)`} strokeLinejoin="round">
          <path d={path} fill={fill} stroke={stroke} strokeWidth="0.9" />
          <path
            d={shine}
            fill="none"
            stroke="#fff"
            strokeOpacity=".7"
            strokeWidth="0.8"
            strokeLinecap="round"
          />
        </g>
      ))}
    </svg>
  );
}

function countsUpTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
