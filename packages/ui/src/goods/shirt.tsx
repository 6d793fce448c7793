import { Cloth, type DrawingProps, Folds, Glints, Hanging, Mirrored, Seam, Stitch } from "./cloth.tsx";

const sleeve = "M76 53C60 57 54 66 50 82L32 172C39 178 49 180 57 179L79 108Z";
const body =
  "M94 46L72 54C76 74 75 90 74 108C75 140 72 172 70 198C84 208 104 207 120 210C136 207 156 208 170 198C168 172 165 140 166 108C165 90 164 74 168 54L146 46Z";
const buttonsY = [86, 110, 134, 158, 182];

export function Shirt({ palette, id }: DrawingProps) {
  return (
    <Hanging>
      <Sleeve palette={palette} id={id} side="left" />
      <Mirrored>
        <Sleeve palette={palette} id={id} side="right" />
      </Mirrored>
      <path d="M96 45C106 38 134 38 144 45L120 70Z" fill={palette.deep} />
      <Cloth palette={palette} id={id} piece="body" d={body}>
        <path d="M94 44L120 70L146 44Z" fill={palette.deep} />
        <Folds
          palette={palette}
          d="M74 110C86 120 90 132 92 150M166 110C154 120 150 132 148 150M92 208C96 190 90 176 98 160M146 208C144 192 150 180 144 168"
        />
        <Glints palette={palette} d="M88 74C84 110 88 150 80 190M136 130C134 150 138 170 134 196" width={8} />
        <path d="M114 68V210H127V68Z" fill={palette.base} />
        <Seam palette={palette} d="M114 66V210M127 66V210M88 62L76 84M152 62L164 84" />
        <path d="M134 98H157V122L145.5 128L134 122Z" fill={palette.base} />
        <Seam palette={palette} d="M134 98H157V122L145.5 128L134 122Z" />
        <Stitch
          palette={palette}
          d="M134 103.500H157M72 193C86 202 104 201 120 204C136 201 154 202 168 193"
        />
        {buttonsY.map((y) => (
          <g key={y}>
            <circle cx="120.5" cy={y} r="2.7" fill="#fdfaf3" stroke={palette.deep} strokeWidth=".7" />
            <circle cx="120.5" cy={y} r=".7" fill={palette.deep} />
          </g>
        ))}
      </Cloth>
      <Collar palette={palette} id={id} side="left" />
      <Mirrored>
        <Collar palette={palette} id={id} side="right" />
      </Mirrored>
    </Hanging>
  );
}

type SideProps = DrawingProps & { side: "left" | "right" };

function Sleeve({ palette, id, side }: SideProps) {
  return (
    <Cloth palette={palette} id={id} piece={`sleeve-${side}`} d={sleeve}>
      <Folds
        palette={palette}
        d="M70 100C62 106 58 112 54 124M62 140C56 142 50 148 47 156M76 60C72 80 72 96 66 124"
      />
      <Glints palette={palette} d="M58 76C52 100 48 120 42 150" width={5} />
      <Seam palette={palette} d="M35 159C42 164 52 166 61 165" />
      <Stitch palette={palette} d="M34 163C41 168 51 170 60 169" />
    </Cloth>
  );
}

function Collar({ palette, id, side }: SideProps) {
  return (
    <Cloth
      palette={palette}
      id={id}
      piece={`collar-${side}`}
      d="M97 42C92 45 88 49 86 54L102 82L120 68C110 60 102 52 97 42Z"
    >
      <Stitch palette={palette} d="M89.5 54L103 77.500L116 67.5" />
    </Cloth>
  );
}
