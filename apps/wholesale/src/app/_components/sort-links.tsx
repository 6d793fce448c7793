import Link from "next/link";

interface SortLinksProps {
  readonly label: string;
  readonly links: readonly { readonly href: string; readonly label: string; readonly current: boolean }[];
}

/** In which order a list stands, each order an address. */
export function SortLinks({ label, links }: SortLinksProps) {
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-1">
        {links.map(({ href, label: text, current }) => (
          <li key={href}>
            <Link
              prefetch={false}
              href={href}
              aria-current={current ? "true" : undefined}
              className="flex min-h-8 items-center rounded-md px-2.5 text-ink-2 text-sm hover:bg-sunken aria-[current=true]:bg-accent-soft aria-[current=true]:font-medium aria-[current=true]:text-accent pointer-coarse:min-h-11"
            >
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
