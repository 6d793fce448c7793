import { Cloth, type DrawingProps, Folds, Glints, Hanging, Seam, Stitch } from "./cloth.tsx";

const outline =
  "M82 38C106 43 134 43 158 38L161 56C170 100 174 150 173 200L131 203L122 104H118L109 203L67 200C66 150 70 100 79 56Z";

export function Jeans({ palette, id }: DrawingProps) {
  const { thread } = palette;
  return (
    <Hanging>
      <Cloth palette={palette} id={id} piece="legs" d={outline}>
        <Glints palette={palette} d="M94 92C90 120 88 140 88 168M146 92C150 120 152 140 152 168" width={22} />
        <Folds palette={palette} d="M118 104L108 206M122 104L132 206" width={11} />
        <Folds
          palette={palette}
          d="M118 92C108 96 100 96 92 92M122 92C132 96 140 96 148 92M74 142C82 148 92 148 100 144M166 146C158 152 148 152 140 148"
          width={4}
        />
        <Stitch
          palette={palette}
          colour={thread}
          d="M78 58C106 63 134 63 162 58M120 61V94M124 100C129 92 130 80 129 62M119 106L110 202M121 106L130 202"
        />
        <Stitch
          palette={palette}
          colour={thread}
          d="M86 60C86 78 96 86 112 84M154 60C154 78 144 86 128.5 84M77 70C72 110 70 150 71 198M163 70C168 110 170 150 169 198"
        />
        <path d="M88 60C88 76 97 83 110 82L112 61Z" fill={palette.deep} fillOpacity=".28" />
        <path d="M152 60C152 76 144 83 131 82L130 61Z" fill={palette.deep} fillOpacity=".28" />
        <path
          d="M93 39V64M110 42V65M130 42V65M147 39V64"
          stroke={palette.shade}
          strokeWidth="4.5"
          strokeLinecap="butt"
        />
        <Seam palette={palette} d="M78 56C106 61 134 61 162 56" />
      </Cloth>
      <circle cx="120" cy="51" r="3.6" fill="#c9924a" stroke={palette.deep} strokeWidth=".8" />
      <circle cx="120" cy="51" r="1.4" fill="#f0cf98" />
      <Cloth
        palette={palette}
        id={id}
        piece="cuff-left"
        fill={palette.light}
        d="M65 193L110.5 196L109.5 211L65.5 208Z"
      >
        <Stitch palette={palette} colour={thread} d="M65 204L110 207" />
      </Cloth>
      <Cloth
        palette={palette}
        id={id}
        piece="cuff-right"
        fill={palette.light}
        d="M175 193L129.5 196L130.5 211L174.5 208Z"
      >
        <Stitch palette={palette} colour={thread} d="M175 204L130 207" />
      </Cloth>
    </Hanging>
  );
}
