import { Button, ButtonLink, EmptyState } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminPage } from "../_components/admin-page.tsx";
import { SavedViews } from "../_components/saved-views.tsx";
import { AuditFilterForm } from "./_components/audit-filter-form.tsx";
import { AuditTable } from "./_components/audit-table.tsx";
import { ChainStateLine } from "./_components/chain-state-line.tsx";
import { type AuditQuery, auditHref, filterOf, queryFields, readQuery } from "./audit-query.ts";
import { loadAudit } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.audit"))("title") };
}

export default async function AuditPage({ searchParams }: PageProps<"/admin/audit">) {
  const { before, after, ...rest } = await searchParams;
  const query = readQuery(rest);
  const view = await loadAudit(query, { before: textOf(before), after: textOf(after) });
  const t = await getTranslations("admin.audit");
  const isFiltered = Object.keys(filterOf(query)).length > 0;
  const kept = auditHref(query).split("?")[1] ?? "";
  return (
    <AdminPage place="audit" actions={view.mayExport && <ExportForm query={query} />}>
      <ChainStateLine chain={view.chain} now={view.now} />
      <AuditFilterForm key={kept} query={query} isFiltered={isFiltered} />
      <SavedViews place="audit" views={view.views} query={kept} />
      <AuditTable
        lines={view.lines}
        query={query}
        empty={
          <EmptyState title={isFiltered ? t("nothingTitle") : t("emptyTitle")}>
            {isFiltered ? t("nothingText") : t("emptyText")}
          </EmptyState>
        }
      />
      {(view.newer || view.older) && (
        <nav aria-label={t("pages")} className="flex flex-wrap justify-end gap-2">
          {view.newer && (
            <>
              <ButtonLink href={auditHref(query)}>{t("newest")}</ButtonLink>
              <ButtonLink href={auditHref(query, { after: view.newer })} rel="prev">
                {t("newer")}
              </ButtonLink>
            </>
          )}
          {view.older && (
            <ButtonLink href={auditHref(query, { before: view.older })} rel="next">
              {t("older")}
            </ButtonLink>
          )}
        </nav>
      )}
    </AdminPage>
  );
}

function textOf(value: string | string[] | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** What the filter shows, as a file. */
async function ExportForm({ query }: { query: AuditQuery }) {
  const t = await getTranslations("admin.audit");
  return (
    <form method="post" action="/admin/audit/export" className="flex flex-wrap gap-2">
      {queryFields.map((field) => (
        <input key={field} type="hidden" name={field} value={query[field]} />
      ))}
      <Button type="submit" name="format" value="csv">
        {t("exportCsv")}
      </Button>
      <Button type="submit" name="format" value="jsonl">
        {t("exportJsonl")}
      </Button>
    </form>
  );
}
