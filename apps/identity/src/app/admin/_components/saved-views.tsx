import type { SavedView, ViewPlace } from "@hutong/identity";
import { SubmitButton } from "@hutong/ui";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { forgetView, keepView } from "../saved-views.ts";
import { SaveViewForm } from "./save-view-form.tsx";

interface SavedViewsProps {
  readonly place: ViewPlace;
  readonly views: readonly SavedView[];
  readonly query: string;
}

/** The views of a table that this administrator keeps: each an address, and the present one may be kept too. */
export function SavedViews({ place, views, query }: SavedViewsProps) {
  const t = useTranslations("admin.views");
  return (
    <details className="rounded-md border border-line bg-surface">
      <summary className="flex min-h-9 cursor-pointer items-center px-3 text-sm pointer-coarse:min-h-11">
        {t("title")}
        {views.length > 0 && <span className="num ml-2 text-ink-3">{views.length}</span>}
      </summary>
      <div className="grid gap-3 border-line border-t p-3">
        {views.length > 0 && (
          <ul className="flex flex-wrap gap-2">
            {views.map((view) => (
              <li
                key={view.id}
                className="flex items-center gap-1 rounded-md border border-line py-0.5 pr-0.5 pl-3"
              >
                <Link href={`/admin/${place}?${view.query}`} className="text-accent hover:underline">
                  {view.name}
                </Link>
                <form action={forgetView.bind(null, place)}>
                  <input type="hidden" name="id" value={view.id} />
                  <SubmitButton
                    variant="quiet"
                    size="small"
                    aria-label={t("forgetNamed", { name: view.name })}
                  >
                    {t("forget")}
                  </SubmitButton>
                </form>
              </li>
            ))}
          </ul>
        )}
        {query === "" ? (
          <p className="text-ink-3 text-sm">{t("nothingToKeep")}</p>
        ) : (
          <SaveViewForm
            key={query}
            action={keepView.bind(null, place)}
            query={query}
            texts={{ label: t("name"), submit: t("keep"), kept: t("kept") }}
          />
        )}
      </div>
    </details>
  );
}
