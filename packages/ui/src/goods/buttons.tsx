import type { DrawingProps } from "./cloth.tsx";

type Tint = "base" | "light" | "shade" | "deep";

/** x, y, radius, number of holes, turn in degrees, tint: from the back to the front. */
const lay: readonly (readonly [number, number, number, 2 | 4, number, Tint])[] = [
  [86, 76, 26, 4, 20, "shade"],
  [158, 70, 20, 2, -30, "light"],
  [182, 116, 17, 4, 10, "base"],
  [58, 128, 21, 2, 40, "light"],
  [128, 118, 37, 4, 30, "base"],
  [82, 176, 29, 4, -12, "base"],
  [160, 174, 31, 2, 24, "deep"],
  [122, 186, 14, 2, 60, "light"],
  [192, 150, 11, 2, 0, "light"],
  [120, 56, 12, 2, 80, "base"],
];

export function Buttons({ palette, id }: DrawingProps) {
  return (
    <g style={{ filter: "drop-shadow(0 4px 3px rgb(22 25 34 / .3))" }}>
      {lay.map(([x, y, radius, holes, turn, tint]) => (
        <g key={`${x}-${y}`} transform={`translate(${x} ${y})`}>
          <circle r={radius} fill={palette[tint]} stroke={palette.deep} strokeWidth="1" />
          <circle r={radius} fill={`url(#${id}-fall)`} />
          <circle r={radius * 0.76} fill={palette.deep} fillOpacity=".26" />
          <circle r={radius * 0.72} cy={radius * 0.03} fill={palette[tint]} />
          <path
            d={`M${-radius * 0.86} ${-radius * 0.2}A${radius * 0.88} ${radius * 0.88} 0 0 1 ${radius * 0.1} ${-radius * 0.87}`}
            stroke="#fff"
            strokeOpacity=".55"
            strokeWidth={radius * 0.09}
          />
          <Holes radius={radius} holes={holes} turn={turn} colour={palette.deep} />
        </g>
      ))}
    </g>
  );
}

type HolesProps = { radius: number; holes: 2 | 4; turn: number; colour: string };

function Holes({ radius, holes, turn, colour }: HolesProps) {
  const at = radius * 0.22;
  const places =
    holes === 2
      ? [
          [-at, 0],
          [at, 0],
        ]
      : [
          [-at, -at],
          [at, -at],
          [-at, at],
          [at, at],
        ];
  return (
    <g transform={`rotate(${turn})`}>
      {places.map(([x, y]) => (
        <g key={`${x},${y}`}>
          <circle cx={x} cy={y} r={radius * 0.115} fill={colour} />
          <circle cx={x} cy={y} r={radius * 0.115} fill="#10131c" fillOpacity=".45" />
        </g>
      ))}
    </g>
  );
}
