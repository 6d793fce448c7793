import { initialOf } from "./initial.ts";
import { tintOf } from "./tint.ts";

type ShopMarkProps = {
  name: string;
  size?: number | undefined;
  /** True where the name stands beside it, so that it is not read twice. */
  decorative?: boolean | undefined;
};

/** A shop or company: the first character of its name under an awning, on a tint of its own. */
export function ShopMark({ name, size = 40, decorative = false }: ShopMarkProps) {
  const label = decorative ? { "aria-hidden": true } : { role: "img", "aria-label": name };
  return (
    <svg {...label} width={size} height={size} viewBox="0 0 40 40" className="shrink-0 select-none">
      <title>{name}</title>
      <rect width="40" height="40" rx="6" style={{ fill: tintOf(name) }} />
      <path d="M0 6a6 6 0 0 1 6-6h28a6 6 0 0 1 6 6v4H0z" fill="#fff" fillOpacity=".22" />
      <path
        d="M0 10h8v1a4 4 0 0 1-8 0zm16 0h8v1a4 4 0 0 1-8 0zm16 0h8v1a4 4 0 0 1-8 0z"
        fill="#fff"
        fillOpacity=".22"
      />
      <path d="M8 10h8v1a4 4 0 0 1-8 0zm16 0h8v1a4 4 0 0 1-8 0z" fill="#fff" fillOpacity=".4" />
      <text x="20" y="32.5" textAnchor="middle" fontSize="18" fontWeight="600" fill="#fff">
        {initialOf(name)}
      </text>
    </svg>
  );
}
