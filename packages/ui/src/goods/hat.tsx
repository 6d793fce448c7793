import { Cloth, type DrawingProps, Folds, Glints, Ground, Seam, Stitch } from "./cloth.tsx";

const brim =
  "M74 130C100 142 140 142 166 130C186 142 202 158 208 174C176 196 64 196 32 174C38 158 54 142 74 130Z";
const crown = "M84 72C94 62 146 62 156 72C162 90 166 112 168 134C140 147 100 147 72 134C74 112 78 90 84 72Z";

/** A bucket hat. */
export function Hat({ palette, id }: DrawingProps) {
  return (
    <g>
      <Ground y={188} rx={90} />
      <path d="M34 174C66 164 174 164 206 174C176 190 64 190 34 174Z" fill={palette.deep} />
      <Cloth palette={palette} id={id} piece="brim" d={brim}>
        <Folds
          palette={palette}
          d="M72 134C100 148 140 148 168 134M36 176C80 194 160 194 204 176"
          width={8}
        />
        <Glints palette={palette} d="M66 146C58 152 50 160 46 170M96 152C92 162 90 172 90 182" width={8} />
        <Stitch
          palette={palette}
          d="M67 140C96 155 144 155 173 140M59 147C92 165 148 165 181 147M51 155C88 175 152 175 189 155M44 163C84 185 156 185 196 163M38 171C82 194 158 194 202 171"
        />
      </Cloth>
      <Cloth palette={palette} id={id} piece="crown" d={crown}>
        <ellipse cx="120" cy="73" rx="37" ry="9" fill={palette.light} fillOpacity=".65" />
        <Seam palette={palette} d="M83 74C96 86 144 86 157 74M104 83C100 102 98 122 98 142" />
        <Stitch palette={palette} d="M82 78C96 90 144 90 158 78" />
        <Glints palette={palette} d="M92 90C88 106 86 120 85 132" width={8} />
        <Folds
          palette={palette}
          d="M154 84C160 104 162 120 162 136M118 96C126 108 128 120 126 138"
          width={8}
        />
        <path
          d="M73 122C100 135 140 135 167 122L168 134C140 147 100 147 72 134Z"
          fill={palette.deep}
          fillOpacity=".35"
        />
      </Cloth>
      <rect x="132" y="105" width="17" height="12" rx="1.5" fill="#f4efe4" transform="rotate(-4 140 111)" />
      <path d="M136 111H145" stroke={palette.deep} strokeWidth="1.5" transform="rotate(-4 140 111)" />
      <g fill={palette.deep}>
        <circle cx="88" cy="112" r="1.9" />
        <circle cx="96" cy="115" r="1.9" />
      </g>
    </g>
  );
}
