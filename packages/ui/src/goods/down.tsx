import { Cloth, type DrawingProps, Folds, Glints, Hanging, Mirrored } from "./cloth.tsx";

const sleeve =
  "M80 60C64 62 56 72 54 84C48 88 47 98 50 103C43 108 43 118 46 123C39 128 39 138 42 143C36 148 36 158 39 163C44 172 58 174 64 169L84 118Z";
const body =
  "M92 54L78 60C72 66 72 76 76 82C70 90 70 100 74 106C69 114 69 124 73 130C68 138 68 148 72 154C67 162 67 172 71 178C70 188 72 194 76 198H164C168 194 170 188 169 178C173 172 173 162 168 154C172 148 172 138 167 130C171 124 171 114 166 106C170 100 170 90 164 82C168 76 168 66 162 60L148 54Z";
const quiltsY = [82, 106, 130, 154, 178];

export function Down({ palette, id }: DrawingProps) {
  return (
    <Hanging>
      <Sleeve palette={palette} id={id} side="left" />
      <Mirrored>
        <Sleeve palette={palette} id={id} side="right" />
      </Mirrored>
      <Cloth palette={palette} id={id} piece="body" d={body}>
        {quiltsY.map((y) => (
          <g key={y}>
            <Folds
              palette={palette}
              d={`M66 ${y - 1}C90 ${y + 5} 104 ${y + 5} 118 ${y + 1}M122 ${y + 1}C136 ${y + 5} 150 ${y + 5} 174 ${y - 1}`}
              width={7}
            />
            <Glints
              palette={palette}
              d={`M78 ${y - 17}C92 ${y - 13} 102 ${y - 13} 112 ${y - 15}M130 ${y - 15}C140 ${y - 13} 150 ${y - 14} 158 ${y - 17}`}
              width={6}
            />
            <path
              d={`M66 ${y}C90 ${y + 6} 104 ${y + 6} 118 ${y + 2}M122 ${y + 2}C136 ${y + 6} 150 ${y + 6} 174 ${y}`}
              stroke={palette.deep}
              strokeOpacity=".7"
              strokeWidth="1.2"
            />
          </g>
        ))}
        <path d="M92 138L84 158M148 138L156 158" stroke={palette.deep} strokeWidth="2.4" />
      </Cloth>
      <Cloth
        palette={palette}
        id={id}
        piece="collar"
        fill={palette.light}
        d="M90 36C104 31 136 31 150 36C154 44 154 56 151 64C136 71 104 71 89 64C86 56 86 44 90 36Z"
      >
        <path d="M92 37C106 43 134 43 148 37C134 32 106 32 92 37Z" fill={palette.deep} />
        <Folds palette={palette} d="M88 53C106 60 134 60 152 53M90 68C106 73 134 73 150 68" width={5} />
        <Glints palette={palette} d="M94 47C106 51 114 51 118 51" width={4} />
      </Cloth>
      <path d="M120 42V198" stroke={palette.deep} strokeWidth="5" strokeLinecap="butt" />
      <path d="M120 42V198" stroke="#d9d6ce" strokeWidth="2" strokeDasharray="1.4 1.4" strokeLinecap="butt" />
      <path d="M120 66V78" stroke="#f3f0e8" strokeWidth="3.6" />
      <path d="M76 196H164V203H76Z" fill={palette.deep} />
    </Hanging>
  );
}

function Sleeve({ palette, id, side }: DrawingProps & { side: "left" | "right" }) {
  return (
    <Cloth palette={palette} id={id} piece={`sleeve-${side}`} d={sleeve}>
      <Folds
        palette={palette}
        d="M50 84C62 90 72 92 84 90M46 104C58 110 70 112 82 110M42 124C54 130 66 132 78 130M38 144C50 150 62 152 74 150M80 64C77 84 76 100 74 124"
        width={6}
      />
      <Glints
        palette={palette}
        d="M62 74L74 77M54 95L68 98M50 115L63 118M46 135L59 138M43 154L54 157"
        width={5}
      />
      <path
        d="M50 84C62 90 72 92 84 90M46 104C58 110 70 112 82 110M42 124C54 130 66 132 78 130M38 144C50 150 62 152 74 150"
        stroke={palette.deep}
        strokeOpacity=".7"
        strokeWidth="1.2"
      />
      <path d="M37 160C46 168 56 170 68 167V178H34Z" fill={palette.deep} />
    </Cloth>
  );
}
