import { Button, EmptyState } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminPage } from "../_components/admin-page.tsx";
import { isFiltered } from "../table-view.ts";
import { AuditTable } from "./_components/audit-table.tsx";
import { ChainStateLine } from "./_components/chain-state-line.tsx";
import { type AuditView, auditHref, auditView } from "./audit-query.ts";
import { loadAudit } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.audit"))("title") };
}

export default async function AuditPage({ searchParams }: PageProps<"/admin/audit">) {
  const { before, after, q: _, ...rest } = await searchParams;
  const view = auditView.read(rest);
  const loaded = await loadAudit(view, { before: textOf(before), after: textOf(after) });
  const { newer, older } = loaded;
  const t = await getTranslations("admin.audit");
  return (
    <AdminPage place="audit">
      <ChainStateLine chain={loaded.chain} now={loaded.now} />
      <AuditTable
        lines={loaded.lines}
        view={view}
        views={loaded.views}
        files={loaded.mayExport && <ExportForm view={view} />}
        pages={[
          ...(newer
            ? [
                { href: auditHref(view), label: t("newest") },
                { href: auditHref(view, {}, { after: newer }), label: t("newer"), rel: "prev" as const },
              ]
            : []),
          ...(older
            ? [{ href: auditHref(view, {}, { before: older }), label: t("older"), rel: "next" as const }]
            : []),
        ]}
        empty={
          isFiltered(view) ? (
            <EmptyState title={t("nothingTitle")}>{t("nothingText")}</EmptyState>
          ) : (
            <EmptyState title={t("emptyTitle")}>{t("emptyText")}</EmptyState>
          )
        }
      />
    </AdminPage>
  );
}

function textOf(value: string | string[] | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** What the filter shows, as a file: a post, for it leaves an entry of its own and may be long in coming. */
async function ExportForm({ view }: { view: AuditView }) {
  const t = await getTranslations("admin.audit");
  return (
    <form method="post" action="/admin/audit/export" className="flex flex-wrap gap-2">
      {Object.entries(view.filters).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
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
