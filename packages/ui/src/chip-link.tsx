import { X } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

type ChipLinkProps = {
  href: string;
  /** What following it does, in words: "Remove Cotton". */
  label: string;
  children: ReactNode;
};

/** Something that was chosen, with the way to take it away. */
export function ChipLink({ href, label, children }: ChipLinkProps) {
  return (
    <Link
      prefetch={false}
      href={href}
      aria-label={label}
      className="inline-flex min-h-7 max-w-full items-center gap-1 rounded-full border border-line-strong bg-surface px-2.5 text-ink-2 text-sm hover:border-accent hover:text-accent pointer-coarse:min-h-11"
    >
      <span className="truncate">{children}</span>
      <X size={14} aria-hidden="true" className="shrink-0" />
    </Link>
  );
}
