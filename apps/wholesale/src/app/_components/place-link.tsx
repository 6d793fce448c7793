import Link from "next/link";
import type { ReactNode } from "react";

type PlaceLinkProps = { href: string; label: string; current: boolean; children?: ReactNode };

/** A place of the market in its bar. */
export function PlaceLink({ href, label, current, children }: PlaceLinkProps) {
  const look = current
    ? "border-accent font-medium text-accent"
    : "border-transparent text-ink-2 hover:border-line-strong hover:text-ink";
  return (
    <Link
      prefetch={false}
      href={href}
      aria-current={current ? "true" : undefined}
      className={`flex min-h-9 items-center whitespace-nowrap border-b-2 px-2.5 text-sm -outline-offset-2 pointer-coarse:min-h-11 lg:min-h-12 ${look}`}
    >
      {label}
      {children}
    </Link>
  );
}
