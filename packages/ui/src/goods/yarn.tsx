import { Cloth, type DrawingProps, Glints, Ground } from "./cloth.tsx";

/** A ball of yarn and two needles. */
export function Yarn({ palette, id }: DrawingProps) {
  return (
    <g>
      <Ground y={196} rx={76} />
      <g strokeWidth="6">
        <path d="M66 196L178 44" stroke="#9c7440" />
        <path d="M174 196L62 44" stroke="#b98a50" />
        <path d="M66 190L176 41M172 190L60 41" stroke="#e3c08c" strokeWidth="1.6" />
      </g>
      <circle cx="180" cy="42" r="6.5" fill={palette.deep} />
      <circle cx="60" cy="42" r="6.5" fill={palette.deep} />
      <path
        d="M168 178C196 190 214 176 206 196C200 208 176 202 150 204"
        stroke={palette.deep}
        strokeWidth="5.5"
      />
      <path
        d="M168 178C196 190 214 176 206 196C200 208 176 202 150 204"
        stroke={palette.base}
        strokeWidth="3.8"
      />
      <Cloth
        palette={palette}
        id={id}
        piece="ball"
        d="M120 66C156 66 186 94 186 130C186 166 156 196 120 196C84 196 54 166 54 130C54 94 84 66 120 66Z"
      >
        <Strands colour={palette.deep} opacity={0.55} width={1.8} />
        <g transform="rotate(62 120 130)">
          <path d="M60 130C80 90 160 90 186 124C168 172 84 176 60 130Z" fill={palette.base} />
          <path
            d="M62 130C84 96 158 96 184 124M64 136C88 106 156 106 182 130M68 144C92 116 152 116 178 138M76 152C98 128 146 128 172 146M86 160C104 140 140 140 162 154"
            stroke={palette.deep}
            strokeOpacity=".6"
            strokeWidth="1.8"
          />
        </g>
        <path
          d="M92 74C132 96 158 138 158 186L182 158C180 116 150 82 118 64Z"
          fill={palette.light}
          fillOpacity=".85"
        />
        <path
          d="M94 72C134 94 160 136 160 184M101 69C140 92 166 132 167 178M109 66C146 88 173 126 174 170M118 64C152 84 180 120 182 160"
          stroke={palette.deep}
          strokeOpacity=".55"
          strokeWidth="1.8"
        />
        <Glints palette={palette} d="M72 112C76 98 86 88 98 82" width={12} />
      </Cloth>
    </g>
  );
}

function Strands({ colour, opacity, width }: { colour: string; opacity: number; width: number }) {
  const offsets = Array.from({ length: 14 }, (_, index) => index * 11);
  return (
    <g stroke={colour} strokeOpacity={opacity} strokeWidth={width}>
      {offsets.map((offset) => (
        <path
          key={offset}
          d={`M${34 + offset} 60C${10 + offset} 104 ${14 + offset} 156 ${40 + offset} 202`}
        />
      ))}
    </g>
  );
}
