import { Cloth, type DrawingProps, Folds, Glints, Hanging, Mirrored } from "./cloth.tsx";

const sleeve = "M80 52C62 57 54 68 49 86L31 170C38 178 50 181 60 179L84 112Z";
const body =
  "M96 46L76 54C78 76 78 92 77 110L73 186H167L163 110C162 92 162 76 164 54L144 46C136 58 104 58 96 46Z";

export function Knit({ palette, id }: DrawingProps) {
  return (
    <Hanging>
      <defs>
        <pattern id={`${id}-stitches`} width="7" height="6" patternUnits="userSpaceOnUse">
          <path d="M.6 .8L3.5 4.200L6.4 .8" stroke={palette.seam} strokeOpacity=".34" strokeWidth="1.3" />
        </pattern>
        <pattern id={`${id}-rib`} width="5" height="8" patternUnits="userSpaceOnUse">
          <path d="M2.5 0V8" stroke={palette.deep} strokeOpacity=".5" strokeWidth="1.6" />
        </pattern>
      </defs>
      <Sleeve palette={palette} id={id} side="left" />
      <Mirrored>
        <Sleeve palette={palette} id={id} side="right" />
      </Mirrored>
      <path d="M94 46C104 39 136 39 146 46C138 60 102 60 94 46Z" fill={palette.deep} />
      <Cloth palette={palette} id={id} piece="body" d={body}>
        <rect width="240" height="240" fill={`url(#${id}-stitches)`} />
        <Cable palette={palette} id={id} x={120} />
        <Cable palette={palette} id={id} x={94} />
        <Cable palette={palette} id={id} x={146} />
        <Folds
          palette={palette}
          d="M78 112C88 120 92 130 93 144M162 112C152 120 148 130 147 144M84 70C82 90 80 100 78 112M156 70C158 90 160 100 162 112"
        />
        <Glints palette={palette} d="M86 84C86 110 84 150 80 180" width={6} />
      </Cloth>
      <Cloth
        palette={palette}
        id={id}
        piece="hem"
        d="M75 184C104 188 136 188 165 184L164 203C136 208 104 208 76 203Z"
      >
        <rect width="240" height="240" fill={`url(#${id}-rib)`} />
      </Cloth>
      <path d="M93 47C101 66 139 66 147 47" stroke={palette.light} strokeWidth="9" strokeLinecap="butt" />
      <path
        d="M93 47C101 66 139 66 147 47"
        stroke={palette.deep}
        strokeOpacity=".5"
        strokeWidth="9"
        strokeLinecap="butt"
        strokeDasharray="1.5 3.5"
      />
    </Hanging>
  );
}

function Sleeve({ palette, id, side }: DrawingProps & { side: "left" | "right" }) {
  return (
    <Cloth palette={palette} id={id} piece={`sleeve-${side}`} d={sleeve}>
      <rect width="240" height="240" fill={`url(#${id}-stitches)`} />
      <Folds
        palette={palette}
        d="M78 106C66 112 60 120 56 130M64 144C56 146 50 152 48 158M82 62C78 80 76 96 72 118"
      />
      <Glints palette={palette} d="M60 74C54 96 50 116 44 144" width={5} />
      <path d="M36 154L32 170C38 178 50 181 60 179L65 163C54 165 43 161 36 154Z" fill={palette.base} />
      <path d="M36 154L32 170C38 178 50 181 60 179L65 163C54 165 43 161 36 154Z" fill={`url(#${id}-rib)`} />
    </Cloth>
  );
}

/** A plait down the front: two strands that cross every 20 units. */
function Cable({ palette, x }: DrawingProps & { x: number }) {
  const crossings = Array.from({ length: 7 }, (_, index) => 56 + index * 19);
  return (
    <g strokeWidth="5.5">
      <path d={`M${x - 8} 50V190M${x + 8} 50V190`} stroke={palette.deep} strokeOpacity=".4" strokeWidth="2" />
      {crossings.map((y) => (
        <g key={y}>
          <path
            d={`M${x + 4} ${y}C${x + 4} ${y + 9} ${x - 4} ${y + 10} ${x - 4} ${y + 19}`}
            stroke={palette.deep}
            strokeOpacity=".6"
          />
          <path
            d={`M${x + 4} ${y}C${x + 4} ${y + 9} ${x - 4} ${y + 10} ${x - 4} ${y + 19}`}
            stroke={palette.shade}
            strokeWidth="4"
          />
          <path
            d={`M${x - 4} ${y}C${x - 4} ${y + 9} ${x + 4} ${y + 10} ${x + 4} ${y + 19}`}
            stroke={palette.deep}
            strokeOpacity=".6"
          />
          <path
            d={`M${x - 4} ${y}C${x - 4} ${y + 9} ${x + 4} ${y + 10} ${x + 4} ${y + 19}`}
            stroke={palette.light}
            strokeWidth="4"
          />
        </g>
      ))}
    </g>
  );
}
