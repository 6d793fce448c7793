import { Cloth, type DrawingProps, Folds, Glints, Ground, Stitch } from "./cloth.tsx";

const upper =
  "M46 92C52 90 58 92 62 98C72 104 82 100 90 88L104 84C112 104 128 118 150 126C176 132 196 138 200 158C202 164 200 168 196 168H44C38 168 36 164 37 158C38 134 40 110 46 92Z";

/** A pair of trainers, one behind the other. */
export function Sneakers({ palette, id }: DrawingProps) {
  return (
    <g>
      <Ground y={191} rx={94} />
      <g transform="translate(18 -30) scale(.94)">
        <Trainer palette={palette} id={id} piece="far" />
        <path d={upper} fill="#10131c" fillOpacity=".2" />
      </g>
      <g transform="translate(0 6)">
        <Trainer palette={palette} id={id} piece="near" />
      </g>
    </g>
  );
}

function Trainer({ palette, id, piece }: DrawingProps & { piece: string }) {
  return (
    <g>
      <path d="M48 94C58 86 80 80 96 82L92 100C78 110 58 108 48 94Z" fill={palette.deep} />
      <Cloth palette={palette} id={id} piece={piece} d={upper}>
        <path
          d="M150 126C176 132 198 138 202 170H146C138 156 140 138 150 126Z"
          fill={palette.light}
          fillOpacity=".8"
        />
        <path d="M36 132C48 128 60 132 66 144C70 154 70 162 70 170H36Z" fill={palette.shade} />
        <path d="M88 150C104 152 122 144 138 126L148 132C134 154 112 166 86 162Z" fill="#fbf8f1" />
        <Glints
          palette={palette}
          d="M54 104C50 114 50 122 50 128M164 136C178 140 188 146 192 154"
          width={5}
        />
        <Folds palette={palette} d="M38 168H200M60 98C74 106 84 102 94 90" width={6} />
        <Stitch
          palette={palette}
          d="M66 170C66 150 58 136 38 136M146 170C138 156 140 138 152 128M106 90C112 106 128 120 148 128"
        />
      </Cloth>
      <path
        d="M90 88L104 84C112 104 128 118 150 126L143 134C118 124 100 108 90 88Z"
        fill={palette.light}
        stroke={palette.deep}
        strokeOpacity=".5"
      />
      <path
        d="M94 98L110 92M101 107L117 101M110 115L126 109M120 122L136 116"
        stroke="#fbf8f1"
        strokeWidth="3.6"
      />
      <path
        d="M36 160C60 166 176 166 202 160C205 170 203 180 194 182H48C38 181 34 172 36 160Z"
        fill="#fbf8f1"
        stroke="#b9b3a6"
        strokeWidth="1"
      />
      <path d="M40 176H199M150 166C160 170 180 170 200 168" stroke="#cfc8ba" strokeWidth="1.4" />
      <path d="M42 182C60 186 180 186 196 182" stroke={palette.deep} strokeWidth="3.6" />
    </g>
  );
}
