import { Cloth, type DrawingProps, Folds, Glints, Hanging, Mirrored, Seam, Stitch } from "./cloth.tsx";

const sleeve = "M80 48C66 52 59 60 56 76L42 166C48 172 58 174 66 172L84 108Z";
const body =
  "M94 40L76 48C80 72 80 96 79 118C74 152 66 186 62 212C82 221 102 220 122 220C142 220 160 220 178 212C174 186 166 152 161 118C160 96 160 72 164 48L146 40Z";

export function Coat({ palette, id }: DrawingProps) {
  return (
    <Hanging>
      <Sleeve palette={palette} id={id} side="left" />
      <Mirrored>
        <Sleeve palette={palette} id={id} side="right" />
      </Mirrored>
      <path d="M96 40C106 33 134 33 144 40L120 84Z" fill={palette.deep} />
      <Cloth palette={palette} id={id} piece="body" d={body}>
        <path d="M97 38L121 84L143 38Z" fill={palette.deep} />
        <Folds
          palette={palette}
          d="M84 130C80 160 76 188 74 218M104 132C102 160 98 190 98 220M150 132C156 160 160 188 164 216M80 108C90 114 94 118 98 122"
        />
        <Glints
          palette={palette}
          d="M92 134C88 164 84 190 82 216M88 70C86 86 88 100 88 116M146 132C148 160 152 190 154 216"
          width={8}
        />
        <Seam palette={palette} d="M132 86C131 130 131 176 132 221" width={1.5} />
        <Stitch palette={palette} d="M127.5 90C126.5 130 126.5 176 127.5 221M64 206C84 214 156 214 176 206" />
        <Seam palette={palette} d="M84 140L92 158M86 139L94 157M156 140L148 158" width={1.4} />
      </Cloth>
      <Lapel palette={palette} id={id} side="left" />
      <Mirrored>
        <Lapel palette={palette} id={id} side="right" />
      </Mirrored>
      <Cloth
        palette={palette}
        id={id}
        piece="belt"
        fill={palette.shade}
        d="M79 115C106 121 134 121 161 115L162 127C134 133 106 133 78 127Z"
      >
        <Stitch
          palette={palette}
          d="M79 118.500C106 124.5 134 124.5 161 118.500M78 124C106 130 134 130 162 124"
        />
      </Cloth>
      <path
        d="M124 126C128 140 126 154 130 166L138 164C134 150 135 138 132 126Z"
        fill={palette.shade}
        stroke={palette.deep}
        strokeOpacity=".6"
      />
      <rect x="112" y="114" width="16" height="17" rx="2.5" stroke={palette.deep} strokeWidth="3" />
      {[98, 144, 172].map((y) => (
        <g key={y} fill={palette.deep} stroke={palette.seam} strokeWidth=".8">
          <circle cx="112" cy={y} r="3.2" />
          <circle cx="143" cy={y} r="3.2" />
        </g>
      ))}
    </Hanging>
  );
}

type SideProps = DrawingProps & { side: "left" | "right" };

function Sleeve({ palette, id, side }: SideProps) {
  return (
    <Cloth palette={palette} id={id} piece={`sleeve-${side}`} d={sleeve}>
      <Folds
        palette={palette}
        d="M78 104C70 110 66 116 63 126M72 132C64 136 60 140 57 148M80 60C78 80 77 96 74 116"
      />
      <Glints palette={palette} d="M66 66C60 92 58 112 52 146" width={5} />
      <path d="M46 142L44 152L70 158L72 148Z" fill={palette.shade} />
      <Seam palette={palette} d="M46 142L72 148M44 152L70 158" />
    </Cloth>
  );
}

function Lapel({ palette, id, side }: SideProps) {
  return (
    <Cloth
      palette={palette}
      id={id}
      piece={`lapel-${side}`}
      fill={palette.light}
      d="M98 36C92 39 88 43 86 48L79 70L92 72L88 80L119 106L121 84C110 70 102 54 98 36Z"
    >
      <Folds palette={palette} d="M118 106C116 90 108 72 98 46" width={4} />
      <Stitch palette={palette} d="M89 50L83 67L97 69.500L93 79.500L116 99" />
      <Seam palette={palette} d="M92 72L107 66" />
    </Cloth>
  );
}
