import { Cloth, type DrawingProps, Folds, Hanging, Stitch } from "./cloth.tsx";

const steel = "#c9ccd1";
const left = "M84 30H118V118C112 150 92 182 66 214L38 196C64 168 84 136 84 108Z";
const right = "M156 30H122V118C128 150 148 182 174 214L202 196C176 168 156 136 156 108Z";

/** A metal zip, half open. */
export function Zip({ palette, id }: DrawingProps) {
  return (
    <Hanging>
      <Cloth palette={palette} id={id} piece="left" d={left}>
        <Folds palette={palette} d="M106 30V118C100 150 84 176 58 206" width={6} />
        <Stitch palette={palette} d="M97 30V112C94 142 76 172 50 203" width={1.3} />
      </Cloth>
      <Cloth palette={palette} id={id} piece="right" d={right}>
        <Folds palette={palette} d="M134 30V118C140 150 156 176 182 206" width={6} />
        <Stitch palette={palette} d="M143 30V112C146 142 164 172 190 203" width={1.3} />
      </Cloth>
      <path
        d="M117 30V118C111 150 92 182 66 214M123 30V118C129 150 148 182 174 214"
        stroke="#6f747c"
        strokeWidth="8"
        strokeDasharray="3.4 2.6"
        strokeLinecap="butt"
      />
      <path
        d="M117 30V118C111 150 92 182 66 214M123 30V118C129 150 148 182 174 214"
        stroke={steel}
        strokeWidth="6"
        strokeDasharray="2.6 3.4"
        strokeLinecap="butt"
      />
      <path d="M120 30V104" stroke="#5d626a" strokeWidth="1" />
      <path
        d="M105 96C105 88 111 84 120 84C129 84 135 88 135 96L131 124C128 130 112 130 109 124Z"
        fill={steel}
        stroke="#6f747c"
        strokeWidth="1.2"
      />
      <path d="M109 96C110 91 114 88 120 88" stroke="#fff" strokeWidth="2" />
      <path d="M120 98V118" stroke="#7d828a" strokeWidth="7" />
      <path
        d="M113 112C113 106 127 106 127 112L131 158C131 166 109 166 109 158Z"
        fill="#dfe1e4"
        stroke="#6f747c"
        strokeWidth="1.2"
      />
      <path
        d="M115 140H125L126 155C126 159 114 159 114 155Z"
        fill={palette.gate}
        stroke="#6f747c"
        strokeWidth="1"
      />
      <path d="M116 113L113 156" stroke="#fff" strokeWidth="1.6" />
    </Hanging>
  );
}
