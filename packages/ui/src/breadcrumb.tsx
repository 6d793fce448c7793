import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";

/** The last one is the page itself and needs no `href`. */
export type Crumb = { label: string; href?: string | undefined };

export function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  const t = useTranslations("ui.page");
  return (
    <nav aria-label={t("breadcrumb")} data-print="hide" className="mb-2">
      <ol className="flex flex-wrap items-center gap-x-1 text-ink-3 text-sm">
        {crumbs.map(({ label, href }, index) => (
          <li key={label} className="flex items-center gap-1">
            {index > 0 && <ChevronRight size={14} aria-hidden="true" />}
            {href ? (
              <Link
                href={href}
                className="inline-flex items-center hover:text-ink hover:underline pointer-coarse:min-h-11"
              >
                {label}
              </Link>
            ) : (
              <span aria-current="page" className="text-ink-2">
                {label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
