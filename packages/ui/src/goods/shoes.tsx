import { Cloth, type DrawingProps, Folds, Glints, Ground, Seam, Stitch } from "./cloth.tsx";

const upper =
  "M44 108C58 114 78 114 92 104C104 122 124 136 152 142C178 147 196 152 198 168C150 172 92 172 42 168C40 148 40 126 44 108Z";

/** A pair of leather loafers, one behind the other. */
export function Shoes({ palette, id }: DrawingProps) {
  return (
    <g>
      <Ground y={190} rx={92} />
      <g transform="translate(16 -26) scale(.95)">
        <Loafer palette={palette} id={id} piece="far" />
        <path d={upper} fill="#10131c" fillOpacity=".2" />
      </g>
      <g transform="translate(0 8)">
        <Loafer palette={palette} id={id} piece="near" />
      </g>
    </g>
  );
}

function Loafer({ palette, id, piece }: DrawingProps & { piece: string }) {
  return (
    <g>
      <path
        d="M41 166C92 170 150 170 199 166C201 172 200 177 196 178H96C92 176 88 176 84 178L82 184H44C40 180 40 172 41 166Z"
        fill="#3a2a20"
      />
      <path d="M41 171C92 174 150 174 199 171" stroke="#8b6848" strokeWidth="1.6" />
      <path d="M48 108C60 101 82 99 92 104C80 114 58 114 48 108Z" fill={palette.deep} />
      <Cloth palette={palette} id={id} piece={piece} d={upper}>
        <path
          d="M97 118C112 132 138 142 166 146C186 149 196 156 199 168H128C112 158 100 142 97 118Z"
          fill={palette.light}
          fillOpacity=".4"
        />
        <Glints
          palette={palette}
          d="M140 148C158 150 174 153 184 160M56 122C54 136 54 148 56 160"
          width={6}
        />
        <Folds
          palette={palette}
          d="M42 168C92 173 150 173 200 168M100 120C104 138 114 154 128 166M46 112C60 118 78 118 92 108"
          width={6}
        />
        <Seam palette={palette} d="M97 116C100 140 112 158 128 169M70 114C72 134 74 152 76 170" />
        <Stitch palette={palette} d="M112 131C130 145 156 151 190 156" />
        <path
          d="M86 128L112 120L122 134L98 148Z"
          fill={palette.shade}
          stroke={palette.deep}
          strokeWidth="1"
        />
        <path d="M97 133L111 128" stroke={palette.deep} strokeWidth="3" />
      </Cloth>
    </g>
  );
}
