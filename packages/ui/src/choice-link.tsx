import clsx from "clsx";
import { Check } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

type ChoiceLinkProps = {
  /** Where the choice leads: to the same place with it, or without it where it is chosen. */
  href: string;
  chosen: boolean;
  children: ReactNode;
  /** How many it leaves, as it is written. */
  count?: string | undefined;
};

/** A choice that is a link: works without JavaScript, and what is chosen stands in the address. */
export function ChoiceLink({ href, chosen, children, count }: ChoiceLinkProps) {
  return (
    <Link
      prefetch={false}
      href={href}
      rel="nofollow"
      aria-current={chosen ? "true" : undefined}
      className="group flex min-h-7 items-center gap-2 rounded-md px-1 text-ink-2 text-sm hover:bg-sunken hover:text-ink aria-[current=true]:text-ink pointer-coarse:min-h-11"
    >
      <span
        aria-hidden="true"
        className={clsx(
          "flex size-4 shrink-0 items-center justify-center rounded-sm border",
          chosen ? "border-accent bg-accent text-accent-ink" : "border-line-strong bg-surface",
        )}
      >
        {chosen && <Check size={12} strokeWidth={3} />}
      </span>
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {count !== undefined && <span className="num shrink-0 text-ink-3 text-xs">{count}</span>}
    </Link>
  );
}
