import { Cloth, type DrawingProps, Folds, Glints, Hanging, Seam, Stitch } from "./cloth.tsx";

const outline =
  "M97 47C103 61 137 61 143 47L168 55C179 59 186 68 193 84L207 114C198 121 189 125 179 127L168 105C170 138 169 168 171 197C140 203 100 203 69 197C71 168 70 138 72 105L61 127C51 125 42 121 33 114L47 84C54 68 61 59 72 55Z";

export function Tee({ palette, id }: DrawingProps) {
  return (
    <Hanging>
      <path d="M97 47C104 41 136 41 143 47C138 62 102 62 97 47Z" fill={palette.deep} />
      <Cloth palette={palette} id={id} piece="body" d={outline}>
        <Folds
          palette={palette}
          d="M72 106C84 116 90 122 94 138M168 106C156 116 150 122 146 138M98 204C102 184 96 172 104 156M150 204C146 186 152 176 146 162M54 122C58 110 60 100 66 90M186 122C182 110 180 100 174 90"
        />
        <Glints
          palette={palette}
          d="M92 76C88 104 90 130 84 168M58 80C54 90 50 98 46 106M124 110C122 130 126 160 122 188"
          width={8}
        />
        <Seam palette={palette} d="M72 105C71 88 72 72 77 57M168 105C169 88 168 72 163 57" />
        <Stitch
          palette={palette}
          d="M69 190C100 196 140 196 171 190M37 108C46 115 54 119 64 121M203 108C194 115 186 119 176 121"
        />
      </Cloth>
      <path d="M96 48C103 65 137 65 144 48" stroke={palette.shade} strokeWidth="5.5" strokeLinecap="butt" />
      <Seam palette={palette} d="M93.5 49C101 68.5 139 68.5 146.5 49" />
    </Hanging>
  );
}
