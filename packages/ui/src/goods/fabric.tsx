import { Cloth, type DrawingProps, Folds, Glints, Ground } from "./cloth.tsx";

/** Two bolts of cloth; the front one runs out over the table. */
export function Fabric({ palette, id }: DrawingProps) {
  return (
    <g>
      <Ground y={204} rx={92} />
      <Bolt palette={palette} id={id} piece="back" y={66} fill={palette.light} />
      <Bolt palette={palette} id={id} piece="front" y={108} fill={palette.base} />
      <Cloth
        palette={palette}
        id={id}
        piece="run"
        d="M54 128C70 138 168 138 184 128C188 148 192 170 204 194C172 208 66 210 34 194C46 172 50 148 54 128Z"
      >
        <Folds
          palette={palette}
          d="M84 136C80 160 76 184 66 206M124 138C124 162 126 184 130 208M160 136C166 160 174 184 184 202M52 132C80 144 160 144 186 132"
          width={9}
        />
        <Glints
          palette={palette}
          d="M72 138C68 160 62 180 52 198M108 142C106 164 102 184 98 204M146 140C150 164 156 182 160 202"
          width={9}
        />
        <Selvedge colour="#f6f1e6" />
      </Cloth>
    </g>
  );
}

type BoltProps = DrawingProps & { piece: string; y: number; fill: string };

function Bolt({ palette, id, piece, y, fill }: BoltProps) {
  return (
    <g>
      <Cloth
        palette={palette}
        id={id}
        piece={piece}
        fill={fill}
        d={`M48 ${y}H192C204 ${y} 208 ${y + 10} 208 ${y + 22}C208 ${y + 34} 204 ${y + 44} 192 ${y + 44}H48Z`}
      >
        <Glints palette={palette} d={`M50 ${y + 9}H196`} width={7} />
        <Folds palette={palette} d={`M50 ${y + 40}H196M60 ${y + 24}H170`} width={8} />
      </Cloth>
      <ellipse cx="48" cy={y + 22} rx="14" ry="22" fill={fill} stroke={palette.deep} strokeOpacity=".6" />
      <ellipse cx="48" cy={y + 22} rx="10.5" ry="17" stroke={palette.deep} strokeOpacity=".5" />
      <ellipse cx="48" cy={y + 22} rx="7.5" ry="12.5" stroke={palette.deep} strokeOpacity=".5" />
      <ellipse cx="48" cy={y + 22} rx="4.6" ry="8" fill="#c9a878" stroke="#7d6039" />
      <ellipse cx="48" cy={y + 22} rx="2.4" ry="4.8" fill="#4d3b26" />
    </g>
  );
}

function Selvedge({ colour }: { colour: string }) {
  return (
    <path
      d="M37 190C70 204 170 203 202 190"
      stroke={colour}
      strokeOpacity=".7"
      strokeWidth="1.6"
      strokeDasharray="5 3"
      strokeLinecap="butt"
    />
  );
}
