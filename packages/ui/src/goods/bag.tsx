import { Cloth, type DrawingProps, Folds, Glints, Ground, Stitch } from "./cloth.tsx";

const brass = "#d9b266";

export function Bag({ palette, id }: DrawingProps) {
  return (
    <g>
      <Ground y={203} rx={80} />
      <path d="M84 104C84 52 100 36 120 36C140 36 156 52 156 104" stroke={palette.deep} strokeWidth="9" />
      <path
        d="M83 102C83 51 100 34.5 120 34.500C140 34.5 155 51 155 102"
        stroke={palette.base}
        strokeWidth="6"
      />
      <path d="M83 100C83 52 101 36 118 34" stroke={palette.light} strokeWidth="1.6" />
      <Cloth
        palette={palette}
        id={id}
        piece="body"
        d="M66 96H174C178 96 181 99 182 103L192 190C193 198 188 203 181 203H59C52 203 47 198 48 190L58 103C59 99 62 96 66 96Z"
      >
        <Glints palette={palette} d="M74 108C70 140 66 170 64 192" width={10} />
        <Folds
          palette={palette}
          d="M48 202C90 208 150 208 192 202M188 120C190 150 192 180 190 200"
          width={9}
        />
        <Stitch
          palette={palette}
          d="M65 112L56 190C55.5 194 58 196 61 196H179C182 196 184.5 194 184 190L175 112"
        />
      </Cloth>
      <path
        d="M60 128C84 158 156 158 181 128L182 138C158 168 84 168 59 138Z"
        fill="#10131c"
        fillOpacity=".16"
      />
      <Cloth
        palette={palette}
        id={id}
        piece="flap"
        fill={palette.light}
        d="M66 92H174C179 92 182 95 182.5 100L184 122C160 157 80 157 56 122L57.5 100C58 95 61 92 66 92Z"
      >
        <path d="M50 90H190V126C160 160 80 160 50 126Z" fill={palette.base} fillOpacity=".72" />
        <Glints palette={palette} d="M72 99H140" width={5} />
        <Stitch palette={palette} d="M62 119C84 149 156 149 178 119" />
      </Cloth>
      <rect x="107" y="132" width="26" height="24" rx="4" fill={brass} stroke="#8a6a2c" strokeWidth="1" />
      <rect x="110" y="135" width="20" height="8" rx="2" fill="#f0d79f" />
      <path d="M120 146V151" stroke="#6d5320" strokeWidth="3" />
      <g fill="none" stroke={brass} strokeWidth="3.4">
        <circle cx="83.5" cy="99" r="6" />
        <circle cx="155.5" cy="99" r="6" />
      </g>
    </g>
  );
}
