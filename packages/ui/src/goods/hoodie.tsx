import { Cloth, type DrawingProps, Folds, Glints, Hanging, Mirrored, Seam, Stitch } from "./cloth.tsx";

const sleeve = "M78 66C62 70 54 80 50 96L32 170C38 178 48 181 58 180L82 118Z";
const body = "M88 62L72 70C74 90 74 104 74 118L71 188H169L166 118C166 104 166 90 168 70L152 62Z";
const hood = "M120 34C96 33 82 44 80 66C92 80 106 88 120 90C134 88 148 80 160 66C158 44 144 33 120 34Z";

export function Hoodie({ palette, id }: DrawingProps) {
  return (
    <Hanging>
      <Sleeve palette={palette} id={id} side="left" />
      <Mirrored>
        <Sleeve palette={palette} id={id} side="right" />
      </Mirrored>
      <Cloth palette={palette} id={id} piece="body" d={body}>
        <Folds
          palette={palette}
          d="M75 120C86 128 90 136 92 148M165 120C154 128 150 136 148 148M86 78C84 96 80 108 76 118M154 78C156 96 160 108 164 118"
        />
        <Glints palette={palette} d="M92 96C90 116 92 136 84 172" width={9} />
        <path d="M92 146H148L160 176V190H80V176Z" fill={palette.base} />
        <Seam palette={palette} d="M92 146H148L160 174V190M80 190V174L92 146" width={1.3} />
        <Stitch palette={palette} d="M95 150H145M96 152L84 177M144 152L156 177" />
        <Folds palette={palette} d="M84 190C104 184 136 184 156 190" width={5} />
      </Cloth>
      <Cloth
        palette={palette}
        id={id}
        piece="hem"
        fill={palette.shade}
        d="M72 186C104 191 136 191 168 186V202C136 208 104 208 72 202Z"
      >
        <path
          d="M80 184V208M88 184V208M96 184V208M104 184V208M112 184V208M120 184V208M128 184V208M136 184V208M144 184V208M152 184V208M160 184V208"
          stroke={palette.deep}
          strokeOpacity=".45"
          strokeWidth="1.4"
        />
      </Cloth>
      <Cloth palette={palette} id={id} piece="hood" d={hood}>
        <path
          d="M120 46C104 46 96 54 97 66C104 76 112 81 120 83C128 81 136 76 143 66C144 54 136 46 120 46Z"
          fill={palette.deep}
        />
        <path
          d="M120 46C104 46 96 54 97 66C100 58 108 54 120 54C132 54 140 58 143 66C144 54 136 46 120 46Z"
          fill="#10131c"
          fillOpacity=".3"
        />
        <Folds palette={palette} d="M84 58C90 72 104 82 118 86M156 58C150 72 136 82 122 86" width={5} />
        <Glints palette={palette} d="M90 56C92 46 104 40 116 40" width={4} />
        <Stitch
          palette={palette}
          d="M93 65C92 51 104 42 120 42C136 42 148 51 147 65C139 77 129 83 120 87C111 83 101 77 93 65Z"
        />
      </Cloth>
      <path
        d="M110 82C108 96 111 106 109 120M130 82C132 96 129 106 131 118"
        stroke="#f4efe4"
        strokeWidth="2.6"
      />
      <path d="M109 116V122M131 114V120" stroke={palette.deep} strokeWidth="3" />
    </Hanging>
  );
}

function Sleeve({ palette, id, side }: DrawingProps & { side: "left" | "right" }) {
  return (
    <Cloth palette={palette} id={id} piece={`sleeve-${side}`} d={sleeve}>
      <Folds
        palette={palette}
        d="M74 112C64 118 60 124 56 134M64 146C56 148 50 154 48 160M78 74C74 92 72 108 68 128"
      />
      <Glints palette={palette} d="M60 84C54 106 50 124 44 148" width={6} />
      <path d="M35 157L32 172C38 180 48 182 58 181L62 166C52 167 42 164 35 157Z" fill={palette.shade} />
      <Seam palette={palette} d="M35 157C42 164 52 167 62.5 166M41 162L39 176M48 165L46 179M55 166L52 180" />
    </Cloth>
  );
}
