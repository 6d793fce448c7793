import { Cloth, type DrawingProps, Folds, Glints, Hanging, Seam, Stitch } from "./cloth.tsx";

const outline =
  "M83 40C106 44 134 44 157 40L159 56C167 104 172 156 174 206C160 212 146 213 133 211L122 106H118L107 211C94 213 80 212 66 206C68 156 73 104 81 56Z";

export function Trousers({ palette, id }: DrawingProps) {
  return (
    <Hanging>
      <Cloth palette={palette} id={id} piece="legs" d={outline}>
        <Folds
          palette={palette}
          d="M120 70C119 90 112 104 102 114M120 70C121 90 128 104 138 114M84 128C90 136 96 138 104 136M154 150C148 158 142 160 136 158"
        />
        <Folds palette={palette} d="M118 108L108 212M122 108L132 212" width={10} />
        <Glints palette={palette} d="M92 70C86 110 82 160 80 206M144 70C150 110 154 160 156 206" width={9} />
        <Seam palette={palette} d="M96 58C92 110 88 160 86 210M144 58C148 110 152 160 154 210" width={1.4} />
        <Seam
          palette={palette}
          d="M80.5 57C106 62 134 62 159.5 57M120 60V96M120 96C124 92 127 84 127 61M84 62C86 74 84 86 79 92M156 62C154 74 156 86 161 92"
        />
        <Seam palette={palette} d="M67 200C80 206 94 207 107.5 205M173 200C160 206 146 207 132.5 205" />
        <path
          d="M94 40V62M108 43V63M132 43V63M146 40V62"
          stroke={palette.shade}
          strokeWidth="4"
          strokeLinecap="butt"
        />
      </Cloth>
      <circle cx="120" cy="50.5" r="3" fill={palette.deep} />
      <Stitch palette={palette} d="M84 44.500C106 48.5 134 48.5 156.5 44.5" />
    </Hanging>
  );
}
