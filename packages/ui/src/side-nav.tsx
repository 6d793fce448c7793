import clsx from "clsx";
import Link from "next/link";
import type { ReactNode } from "react";

export type SideNavItem = {
  href: string;
  label: string;
  icon?: ReactNode;
  /** What waits there; nothing is shown for 0. */
  count?: number | undefined;
  current?: boolean | undefined;
};

export type SideNavGroup = { title?: string | undefined; items: readonly SideNavItem[] };

type SideNavProps = { label: string; groups: readonly SideNavGroup[] };

/** The places of one workbench. On a phone a row that scrolls sideways, so that the page itself stays on top. */
export function SideNav({ label, groups }: SideNavProps) {
  return (
    <nav aria-label={label} data-print="hide" className="min-w-0">
      <div className="flex gap-1 max-md:-mx-4 max-md:overflow-x-auto max-md:px-4 max-md:pb-1 md:sticky md:top-[calc(var(--lane-height)+1.5rem)] md:grid md:gap-4">
        {groups.map((group) => (
          <div key={group.title ?? group.items[0]?.href} className="max-md:contents">
            {group.title && (
              <p className="px-2.5 pb-1 font-medium text-ink-3 text-xs max-md:hidden">{group.title}</p>
            )}
            <ul className="flex gap-1 md:grid md:gap-0.5">
              {group.items.map((item) => (
                <li key={item.href}>
                  <SideNavLink {...item} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </nav>
  );
}

function SideNavLink({ href, label, icon, count, current }: SideNavItem) {
  return (
    <Link
      href={href}
      aria-current={current ? "page" : undefined}
      className={clsx(
        "flex min-h-8 items-center gap-2 whitespace-nowrap rounded-md px-2.5 text-sm pointer-coarse:min-h-11 md:whitespace-normal",
        current ? "bg-accent-soft font-medium text-accent" : "text-ink-2 hover:bg-sunken hover:text-ink",
      )}
    >
      {icon && <span className={clsx("shrink-0", !current && "text-ink-3")}>{icon}</span>}
      <span className="min-w-0 flex-1">{label}</span>
      {count !== undefined && count > 0 && (
        <span className={clsx("num text-xs", current ? "text-accent" : "text-ink-3")}>{count}</span>
      )}
    </Link>
  );
}
