import { Cloth, type DrawingProps, Folds, Glints, Hanging } from "./cloth.tsx";

const loop = "M60 84C60 52 90 40 120 40C150 40 180 52 180 84C180 112 152 126 120 126C88 126 60 112 60 84Z";
const tailLeft = "M92 110C96 120 112 124 122 120L116 196L74 190C80 162 86 136 92 110Z";
const tailRight = "M112 118C122 124 136 120 142 110C150 140 158 170 162 200L122 208C120 178 116 148 112 118Z";

export function Scarf({ palette, id }: DrawingProps) {
  return (
    <Hanging>
      <Fringe from={[75, 190]} to={[115, 196]} colour={palette.base} dark={palette.deep} />
      <Cloth palette={palette} id={id} piece="left" d={tailLeft}>
        <Checks palette={palette} turn={8} />
        <Folds palette={palette} d="M104 116C98 144 94 170 92 198M118 122C114 150 112 170 110 196" />
        <Glints palette={palette} d="M96 126C90 150 86 168 82 190" width={5} />
      </Cloth>
      <Fringe from={[123, 207]} to={[161, 200]} colour={palette.base} dark={palette.deep} />
      <Cloth palette={palette} id={id} piece="right" d={tailRight}>
        <Checks palette={palette} turn={-8} />
        <Folds palette={palette} d="M116 124C124 150 130 180 134 208M136 118C146 150 150 180 152 204" />
        <Glints palette={palette} d="M128 128C134 152 140 178 142 202" width={5} />
      </Cloth>
      <Cloth palette={palette} id={id} piece="loop" d={loop}>
        <Checks palette={palette} turn={24} />
        <path
          d="M84 76C88 64 104 58 120 58C136 58 152 64 156 76C152 86 138 90 120 90C102 90 88 86 84 76Z"
          fill={palette.deep}
        />
        <Folds
          palette={palette}
          d="M64 92C80 108 104 112 122 110M72 74C82 94 106 102 136 100M176 92C164 104 152 108 142 112M80 60C92 50 106 48 120 48"
        />
        <Glints palette={palette} d="M68 84C84 104 108 106 126 105M150 106C164 100 172 92 174 84" width={5} />
      </Cloth>
    </Hanging>
  );
}

function Checks({ palette, turn }: { palette: DrawingProps["palette"]; turn: number }) {
  const lines = Array.from({ length: 11 }, (_, index) => index * 24);
  return (
    <g transform={`rotate(${turn} 120 120)`} strokeLinecap="butt">
      {lines.map((at) => (
        <g key={at} strokeOpacity=".5">
          <path d={`M${at} -20V260M-20 ${at}H260`} stroke={palette.light} strokeWidth="7" />
          <path d={`M${at + 8} -20V260M-20 ${at + 8}H260`} stroke={palette.seam} strokeWidth="1.3" />
        </g>
      ))}
    </g>
  );
}

type FringeProps = { from: [number, number]; to: [number, number]; colour: string; dark: string };

function Fringe({ from, to, colour, dark }: FringeProps) {
  const threads = Array.from({ length: 10 }, (_, index) => {
    const share = index / 9;
    const x = from[0] + (to[0] - from[0]) * share;
    const y = from[1] + (to[1] - from[1]) * share;
    return `M${x} ${y - 3}C${x + 1} ${y + 5} ${x - 2} ${y + 9} ${x} ${y + 15}`;
  }).join("");
  return (
    <>
      <path d={threads} stroke={dark} strokeWidth="3.2" />
      <path d={threads} stroke={colour} strokeWidth="2" />
    </>
  );
}
