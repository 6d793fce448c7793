import { initialOf } from "./initial.ts";
import { tintOf } from "./tint.ts";

type AvatarProps = {
  name: string;
  size?: number | undefined;
  /** True where the name stands beside it, so that it is not read twice. */
  decorative?: boolean | undefined;
};

/** A person: round, the first character of the name on a tint of its own. */
export function Avatar({ name, size = 32, decorative = false }: AvatarProps) {
  const label = decorative ? { "aria-hidden": true } : { role: "img", "aria-label": name };
  return (
    <span
      {...label}
      className="inline-flex shrink-0 select-none items-center justify-center rounded-full font-medium leading-none"
      style={{ width: size, height: size, fontSize: size * 0.46, background: tintOf(name), color: "#fff" }}
    >
      {initialOf(name)}
    </span>
  );
}
