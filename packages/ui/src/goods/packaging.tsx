import { Cloth, type DrawingProps, Folds, Ground } from "./cloth.tsx";

/** A carton tied with a band in the goods' colour, a small one before it. */
export function Packaging({ palette, id }: DrawingProps) {
  return (
    <g>
      <Ground y={200} rx={92} />
      <Carton palette={palette} id={id} piece="large" />
      <g transform="translate(98 92) scale(.56)">
        <Ground y={200} rx={80} />
        <Carton palette={palette} id={id} piece="small" tinted />
      </g>
    </g>
  );
}

type CartonProps = DrawingProps & { piece: string; tinted?: boolean };

function Carton({ palette, id, piece, tinted = false }: CartonProps) {
  const board = tinted
    ? { top: palette.light, front: palette.base, side: palette.shade }
    : { top: "#e0c49a", front: "#cfae7f", side: "#b39161" };
  const band = tinted ? "#f4efe4" : palette.base;
  return (
    <g>
      <Cloth
        palette={palette}
        id={id}
        piece={`${piece}-front`}
        fill={board.front}
        d="M40 92L128 112V204L40 180Z"
      >
        <path d="M74 96L92 104V200H74Z" fill={band} />
        <path
          d="M40 92L128 112"
          stroke="#10131c"
          strokeOpacity=".25"
          strokeWidth="7"
          style={{ filter: "blur(2px)" }}
        />
        <g stroke="#3d2f1c" strokeOpacity=".55" strokeWidth="1.8">
          <path d="M104 178V168L100 172M104 168L108 172M114 180.500V170.500L110 174.500M114 170.500L118 174.500M99 183L119 188" />
        </g>
      </Cloth>
      <Cloth
        palette={palette}
        id={id}
        piece={`${piece}-side`}
        fill={board.side}
        d="M128 112L204 86V170L128 204Z"
      >
        <path d="M161 92L177 86V200H161Z" fill={band} fillOpacity=".85" />
        <Folds palette={palette} d="M128 112V204" width={8} />
      </Cloth>
      <Cloth
        palette={palette}
        id={id}
        piece={`${piece}-top`}
        fill={board.top}
        d="M40 92L118 68L204 86L128 112Z"
      >
        <path d="M74 99.500L154 75L170 78.500L92 104Z" fill={band} />
        <path d="M86 80L168 99" stroke="#10131c" strokeOpacity=".35" strokeWidth="1.2" />
        <path d="M78 82.500L94 77.500L176 96.500L160 101Z" fill="#fff" fillOpacity=".32" />
      </Cloth>
      {!tinted && (
        <g transform="matrix(1 .227 0 1 46 130)">
          <rect width="26" height="32" rx="1.5" fill="#fbf8f1" />
          <path d="M4 6H18M4 11H22M4 15H14" stroke="#6a6456" strokeWidth="1.6" />
          <path
            d="M4 20V28M7 20V28M9.5 20V28M13 20V28M15 20V28M18.5 20V28M22 20V28"
            stroke="#2c3038"
            strokeWidth="1.3"
            strokeLinecap="butt"
          />
        </g>
      )}
    </g>
  );
}
