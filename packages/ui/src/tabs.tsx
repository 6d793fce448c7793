import clsx from "clsx";
import Link from "next/link";

export type Tab = { href: string; label: string; count?: number | undefined; current?: boolean | undefined };

/** Views of the same thing, each with its own address: links, so they open in a new tab and survive a reload. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} data-print="hide" className="overflow-x-auto border-line border-b">
      <ul className="flex gap-1">
        {tabs.map(({ href, label: text, count, current }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={current ? "page" : undefined}
              className={clsx(
                "flex min-h-9 items-center gap-1.5 whitespace-nowrap border-b-2 px-2.5 text-sm -outline-offset-2 pointer-coarse:min-h-11",
                current
                  ? "border-accent font-medium text-ink"
                  : "border-transparent text-ink-2 hover:border-line-strong hover:text-ink",
              )}
            >
              {text}
              {count !== undefined && <span className="num text-ink-3 text-xs">{count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
