import { Cloth, type DrawingProps, Folds, Glints, Hanging, Mirrored } from "./cloth.tsx";

const body =
  "M100 46L84 52C80 64 80 74 84 88C88 102 91 112 90 122C82 142 78 158 78 172C79 190 82 206 86 220H154C158 206 161 190 162 172C162 158 158 142 150 122C149 112 152 102 156 88C160 74 160 64 156 52L140 46Z";
const piping = "#e7c987";

/** Blossoms of a branch that climbs from the hem: x, y, size. */
const blossoms = [
  [104, 196, 6.5],
  [118, 178, 5.5],
  [110, 160, 4.5],
  [128, 150, 5],
  [122, 206, 4.5],
  [136, 132, 3.8],
] as const;

export function Qipao({ palette, id }: DrawingProps) {
  return (
    <Hanging>
      <Sleeve palette={palette} id={id} side="left" />
      <Mirrored>
        <Sleeve palette={palette} id={id} side="right" />
      </Mirrored>
      <Cloth palette={palette} id={id} piece="body" d={body}>
        <Glints
          palette={palette}
          d="M98 66C94 92 102 110 98 130C92 154 92 190 96 216M136 140C142 166 142 190 140 214"
          width={8}
        />
        <Folds
          palette={palette}
          d="M90 120C98 126 106 128 114 126M150 120C142 126 136 128 130 126M84 88C92 92 98 94 104 94M150 136C156 160 156 190 150 220"
          width={6}
        />
        <path
          d="M94 220C96 200 112 190 112 172C112 158 126 154 132 138C136 128 142 126 146 118"
          stroke={piping}
          strokeWidth="1.5"
          strokeOpacity=".85"
        />
        {blossoms.map(([x, y, size]) => (
          <Blossom key={`${x}-${y}`} x={x} y={y} size={size} />
        ))}
        <path d="M161 176C160 194 157 208 154 222" stroke={palette.deep} strokeWidth="6" />
        <path d="M79 176C80 194 83 208 86 222" stroke={piping} strokeWidth="2" />
        <path d="M157.5 174C157 192 154 206 151 222M86 217.500H152" stroke={piping} strokeWidth="2" />
      </Cloth>
      <path d="M120 60C124 72 136 80 156 84" stroke={piping} strokeWidth="2.2" />
      <Cloth
        palette={palette}
        id={id}
        piece="collar"
        fill={palette.light}
        d="M101 34C112 39 128 39 139 34L142 50C134 58 126 61 120 62C114 61 106 58 98 50Z"
      >
        <path d="M102 35C112 40 128 40 138 35C128 30 112 30 102 35Z" fill={palette.deep} />
      </Cloth>
      <path
        d="M101 34.500C112 40 128 40 139 34.500M98.5 50C106 58 114 61 120 62C126 61 134 58 141.5 50"
        stroke={piping}
        strokeWidth="2"
      />
      <Frog x={120} y={56} turn={0} />
      <Frog x={131} y={74} turn={36} />
      <Frog x={150} y={84} turn={16} />
    </Hanging>
  );
}

function Sleeve({ palette, id, side }: DrawingProps & { side: "left" | "right" }) {
  return (
    <Cloth
      palette={palette}
      id={id}
      piece={`sleeve-${side}`}
      d="M88 51C74 54 64 62 59 76C64 84 74 88 84 88L90 66Z"
    >
      <Folds palette={palette} d="M82 58C78 68 76 78 77 88" width={5} />
      <path d="M59 76C64 84 74 88 84 88" stroke={piping} strokeWidth="4.5" />
    </Cloth>
  );
}

function Blossom({ x, y, size }: { x: number; y: number; size: number }) {
  return (
    <g transform={`translate(${x} ${y}) scale(${size / 6})`}>
      {[0, 72, 144, 216, 288].map((turn) => (
        <ellipse
          key={turn}
          rx="2.7"
          ry="3.5"
          cy="-3.6"
          transform={`rotate(${turn})`}
          fill="#fff1e4"
          fillOpacity=".93"
        />
      ))}
      <circle r="1.7" fill={piping} />
    </g>
  );
}

/** A knotted button (盘扣). */
function Frog({ x, y, turn }: { x: number; y: number; turn: number }) {
  return (
    <g transform={`translate(${x} ${y}) rotate(${turn})`} stroke={piping} strokeWidth="1.7">
      <path d="M-9 0C-9 -4 -3 -4 0 0C3 4 9 4 9 0C9 -4 3 -4 0 0C-3 4 -9 4 -9 0Z" />
      <circle r="2" fill={piping} />
    </g>
  );
}
