import { Cloth, type DrawingProps, Folds, Hanging, Seam, Stitch } from "./cloth.tsx";

/** Pleats run from the waist to a scalloped hem; each is a light and a shaded half. */
const pleats = Array.from({ length: 9 }, (_, index) => ({
  top: 84 + index * 8,
  bottom: 44 + index * 17,
}));
const hem = pleats.map((_, index) => `L${191 - index * 17} 203L${180 - index * 17} 197`).join("");
const outline = `M84 70H156C166 110 184 160 197 197${hem}C56 160 74 110 84 70Z`;

export function Skirt({ palette, id }: DrawingProps) {
  return (
    <Hanging>
      <Cloth palette={palette} id={id} piece="skirt" d={outline}>
        {pleats.map(({ top, bottom }) => (
          <g key={top}>
            <path
              d={`M${top + 5} 66L${top + 8} 66L${bottom + 17} 210H${bottom + 10}Z`}
              fill={palette.deep}
              fillOpacity=".5"
            />
            <path
              d={`M${top} 66L${top + 2.5} 66L${bottom + 5} 210H${bottom - 1}Z`}
              fill={palette.light}
              fillOpacity=".7"
            />
          </g>
        ))}
        <Folds palette={palette} d="M78 78C110 84 130 84 162 78" width={8} />
        <Stitch palette={palette} d="M48 190C96 199 144 199 192 190" />
      </Cloth>
      <Cloth
        palette={palette}
        id={id}
        piece="band"
        d="M85 52C108 56 132 56 155 52L157 72C132 77 108 77 83 72Z"
      >
        <Stitch palette={palette} d="M84 56C108 60 132 60 156 56M83 69C108 73.5 132 73.5 157 69" />
        <Seam palette={palette} d="M144 55L145.5 74" />
      </Cloth>
      <circle cx="150.5" cy="63.5" r="3" fill="#e9cf98" stroke={palette.deep} strokeWidth=".7" />
    </Hanging>
  );
}
