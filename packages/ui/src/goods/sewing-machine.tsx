import { Cloth, type DrawingProps, Folds, Glints, Ground } from "./cloth.tsx";

const body =
  "M40 92C40 78 48 70 62 70H178C194 70 204 80 204 96V176H158V128C158 120 154 116 146 116H92C88 116 86 118 86 122V132H52V118C44 114 40 106 40 96Z";
const steel = "#c9ccd1";

export function SewingMachine({ palette, id }: DrawingProps) {
  return (
    <g>
      <Ground y={199} rx={98} />
      <path d="M172 70V46H196M180 46V40H190V46" stroke={steel} strokeWidth="3" />
      <path d="M166 52H182L184 68H164Z" fill={palette.light} stroke={palette.deep} strokeWidth="1" />
      <path
        d="M165 56H183M164.5 60H183.500M164 64H184"
        stroke={palette.deep}
        strokeOpacity=".5"
        strokeWidth="1"
      />
      <path d="M174 52C150 40 110 46 76 66" stroke={palette.light} strokeWidth="1.2" />
      <circle cx="206" cy="112" r="19" fill="#3a3e46" />
      <circle cx="206" cy="112" r="13" fill={steel} />
      <circle cx="206" cy="112" r="4" fill="#3a3e46" />
      <Cloth palette={palette} id={id} piece="body" d={body}>
        <Glints palette={palette} d="M56 78H180C190 79 196 86 197 96" width={7} />
        <Folds
          palette={palette}
          d="M52 118H92M92 118H148C154 119 157 124 157 130V178M200 110V178"
          width={8}
        />
        <rect x="100" y="84" width="52" height="18" rx="4" fill="#f6f1e6" />
        <path d="M108 93H132M138 93H144" stroke={palette.deep} strokeWidth="2.6" />
        <circle cx="180" cy="100" r="9.5" fill="#f6f1e6" />
        <path d="M180 100V93" stroke={palette.deep} strokeWidth="2.6" />
        <path
          d="M172 132H190M172 140H190M172 148H190"
          stroke={palette.deep}
          strokeOpacity=".45"
          strokeWidth="2.4"
        />
        <circle cx="64" cy="92" r="8" fill={steel} stroke="#6f747c" />
        <circle cx="64" cy="92" r="3" fill="#6f747c" />
      </Cloth>
      <path d="M58 132H80V140H74V150H64V140H58Z" fill={steel} stroke="#6f747c" />
      <path d="M69 150V172" stroke="#8d929a" strokeWidth="2.4" />
      <path d="M60 166H80L84 171H60Z" fill="#8d929a" />
      <path
        d="M32 174C60 168 96 172 124 174L132 182H30Z"
        fill={palette.light}
        stroke={palette.deep}
        strokeOpacity=".5"
      />
      <path
        d="M36 177C60 173 92 175 120 177"
        stroke={palette.seam}
        strokeWidth="1.2"
        strokeDasharray="3 2.2"
      />
      <Cloth
        palette={palette}
        id={id}
        piece="bed"
        d="M28 180C28 176 30 174 34 174H206C211 174 214 177 214 182V192C214 197 211 200 206 200H36C31 200 28 197 28 192Z"
        fill={palette.shade}
      >
        <Glints palette={palette} d="M34 178H204" width={4} />
        <path d="M44 174H104V180H44Z" fill={steel} />
      </Cloth>
    </g>
  );
}
