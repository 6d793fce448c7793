import { Cloth, type DrawingProps, Folds, Glints, Hanging, Mirrored, Seam, Stitch } from "./cloth.tsx";

const skirt = "M88 112C82 146 66 180 52 206C74 220 166 220 188 206C174 180 158 146 152 112Z";
const bodice =
  "M98 40C102 62 138 62 142 40L158 46C157 62 160 72 166 80C158 92 154 102 152 116C132 121 108 121 88 116C86 102 82 92 74 80C80 72 83 62 82 46Z";

export function Dress({ palette, id }: DrawingProps) {
  return (
    <Hanging>
      <Sleeve palette={palette} id={id} side="left" />
      <Mirrored>
        <Sleeve palette={palette} id={id} side="right" />
      </Mirrored>
      <Cloth palette={palette} id={id} piece="skirt" d={skirt}>
        <Folds
          palette={palette}
          d="M96 116C90 150 78 184 70 214M108 118C104 156 98 188 96 220M120 118C121 156 122 190 124 220M132 118C138 156 144 188 150 218M144 116C152 150 162 182 174 212"
        />
        <Glints
          palette={palette}
          d="M90 120C84 150 72 182 62 206M102 122C98 156 88 190 84 214M114 124C113 160 110 190 110 218M138 124C144 160 154 188 160 210"
        />
        <Stitch palette={palette} d="M55 200C78 213 162 213 185 200" />
      </Cloth>
      <path d="M98 40C104 34 136 34 142 40C138 60 102 60 98 40Z" fill={palette.deep} />
      <Cloth palette={palette} id={id} piece="bodice" d={bodice}>
        <Folds palette={palette} d="M76 82C90 88 96 96 100 112M164 82C150 88 144 96 140 112" width={6} />
        <Glints palette={palette} d="M94 64C92 80 96 94 98 108" />
        <Seam palette={palette} d="M104 118C102 104 100 92 94 80M136 118C138 104 140 92 146 80" />
      </Cloth>
      <path d="M97 41C102 65 138 65 143 41" stroke={palette.light} strokeWidth="2.5" />
      <path
        d="M87.5 110C108 115.5 132 115.5 152.5 110L153.5 120C132 126 108 126 86.5 120Z"
        fill={palette.deep}
      />
      <path d="M113 113.500H127V123.500H113Z" stroke="#e9cf98" strokeWidth="2" />
      <path d="M120 118.500H126" stroke="#e9cf98" strokeWidth="1.6" />
    </Hanging>
  );
}

function Sleeve({ palette, id, side }: DrawingProps & { side: "left" | "right" }) {
  return (
    <Cloth
      palette={palette}
      id={id}
      piece={`sleeve-${side}`}
      d="M84 45C68 48 54 62 53 84C60 92 72 93 80 88L90 62Z"
    >
      <Folds palette={palette} d="M82 52C72 60 66 72 64 90M84 66C78 72 75 80 74 90" width={5} />
      <Glints palette={palette} d="M74 54C64 62 60 72 58 82" width={4} />
      <Seam palette={palette} d="M54 80C61 87 72 88 80 84" />
    </Cloth>
  );
}
