import type { ReactNode } from "react";

/** A wall of grey brick along a lane, with two open doors: vermilion for the shops, indigo for wholesale. */
export function LanePicture({ label }: { label: string }) {
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox="0 0 960 270"
      preserveAspectRatio="xMidYMid slice"
      className="h-48 w-full rounded-md border border-line bg-accent-soft md:aspect-[32/9] md:h-auto"
    >
      <title>{label}</title>
      <Tree />
      <Wall />
      <Gate x={252} colourClass="fill-door-retail">
        <ShopFront />
      </Gate>
      <Gate x={548} colourClass="fill-door-wholesale">
        <Warehouse />
      </Gate>
      <Lanterns />
      <Ground />
      <Bicycle />
    </svg>
  );
}

function Tree() {
  return (
    <g>
      <path
        d="M470 150c2-40-4-66 2-104"
        className="stroke-ink-3"
        strokeWidth="9"
        fill="none"
        strokeLinecap="round"
      />
      <path
        d="M472 86 448 62M471 74l30-26"
        className="stroke-ink-3"
        strokeWidth="5"
        fill="none"
        strokeLinecap="round"
      />
      <g className="fill-success" opacity=".5">
        <circle cx="440" cy="52" r="30" />
        <circle cx="474" cy="34" r="34" />
        <circle cx="510" cy="54" r="29" />
        <circle cx="474" cy="66" r="26" />
      </g>
    </g>
  );
}

function Wall() {
  const courses = [134, 152, 170, 188, 206];
  return (
    <g>
      <rect x="0" y="116" width="960" height="110" className="fill-line" />
      {courses.map((y, index) => (
        <path
          key={y}
          d={`M0 ${y}H960`}
          className="stroke-surface"
          strokeWidth="1.5"
          strokeDasharray={index % 2 === 0 ? "42 4" : "30 4 42 4"}
          strokeOpacity=".8"
        />
      ))}
      <rect x="0" y="106" width="960" height="7" className="fill-ink-3" />
      <path d="M0 113H960" className="stroke-ink-2" strokeWidth="3" strokeDasharray="9 5" />
      <rect x="0" y="216" width="960" height="10" className="fill-line-strong" fillOpacity=".5" />
    </g>
  );
}

interface GateProps {
  readonly x: number;
  readonly colourClass: string;
  readonly children: ReactNode;
}

/** A gate under a tiled roof, both leaves open; what lies behind is drawn in a space of 80 × 118. */
function Gate({ x, colourClass, children }: GateProps) {
  return (
    <g transform={`translate(${x} 0)`}>
      <rect x="6" y="92" width="148" height="134" className="fill-sunken" />
      <path d="M-14 92Q20 78 26 60h108q6 18 40 32z" className="fill-ink-2" />
      <path d="M26 60h108v-7H26z" className="fill-ink-3" />
      <path d="M-14 92h188" className="stroke-ink" strokeWidth="3.5" strokeDasharray="10 4" />
      <path
        d="M30 64 8 88m38-24L32 88m30-24-7 24m25-24v24m18-24 7 24m9-24 14 24m2-24 22 24"
        className="stroke-surface"
        strokeOpacity=".3"
        strokeWidth="2"
        fill="none"
      />
      <rect x="22" y="102" width="116" height="124" className={colourClass} />
      <rect x="40" y="108" width="80" height="118" className="fill-surface" />
      <g transform="translate(40 108)">{children}</g>
      <path d="M40 108 58 116v106l-18 4z" className={colourClass} />
      <path d="m120 108-18 8v106l18 4z" className={colourClass} />
      <g className="fill-warning">
        <circle cx="53" cy="169" r="2.6" />
        <circle cx="107" cy="169" r="2.6" />
      </g>
      <path d="M34 226h92v7H34zM28 233h104v7H28z" className="fill-line-strong" fillOpacity=".7" />
    </g>
  );
}

/** Clothes on a rail. */
function ShopFront() {
  return (
    <g>
      <path d="M18 34h44" className="stroke-ink-3" strokeWidth="2" />
      <path d="m24 38 7-4 7 4-3 34H27z" className="fill-door-retail" fillOpacity=".7" />
      <path d="m38 38 6-4 6 4-2 22h-8z" className="fill-warning" fillOpacity=".75" />
      <path d="m51 38 5-4 6 4-2 29h-7z" className="fill-door-identity" fillOpacity=".7" />
      <path d="M20 118V92h40v26z" className="fill-line" />
    </g>
  );
}

/** Boxes and rolls of cloth, stacked. */
function Warehouse() {
  return (
    <g>
      <path
        d="M18 118V92h22v26zM42 118V98h20v20zM24 92V70h24v22z"
        className="fill-warning"
        fillOpacity=".6"
      />
      <path d="M29 92v26M52 98v20M36 70v22" className="stroke-surface" strokeWidth="2.5" />
      <path d="M18 40h44M18 58h44" className="stroke-ink-3" strokeWidth="2" />
      <g className="fill-door-wholesale" fillOpacity=".7">
        <circle cx="26" cy="34" r="5" />
        <circle cx="37" cy="34" r="5" />
        <circle cx="48" cy="34" r="5" />
        <circle cx="54" cy="52" r="5" />
        <circle cx="43" cy="52" r="5" />
      </g>
    </g>
  );
}

function Lanterns() {
  return (
    <g>
      {[258, 402, 554, 698].map((x) => (
        <g key={x}>
          <path d={`M${x} 94v10`} className="stroke-ink-2" strokeWidth="1.5" />
          <ellipse cx={x} cy="113" rx="8.5" ry="9.5" className="fill-door-retail" />
          <path d={`M${x - 4} 104h8M${x - 4} 122h8`} className="stroke-warning" strokeWidth="2.5" />
          <path d={`M${x} 123v7`} className="stroke-warning" strokeWidth="1.5" />
        </g>
      ))}
    </g>
  );
}

function Ground() {
  return (
    <g>
      <rect x="0" y="240" width="960" height="30" className="fill-sunken" />
      <rect x="0" y="226" width="960" height="14" className="fill-line" fillOpacity=".5" />
      <path
        d="M0 255H960"
        className="stroke-line-strong"
        strokeOpacity=".5"
        strokeWidth="1.5"
        strokeDasharray="60 14 90 20"
      />
    </g>
  );
}

/** Leaning at the wall between the doors. */
function Bicycle() {
  return (
    <g className="stroke-ink-2" strokeWidth="2.2" fill="none" strokeLinecap="round" strokeLinejoin="round">
      <circle cx="452" cy="225" r="15" />
      <circle cx="502" cy="225" r="15" />
      <path d="m452 225 14-26h26l10 26M466 199l12 26h-26M478 225l14-26M490 193l12-1M461 195h11M466 199l-1-4" />
    </g>
  );
}
