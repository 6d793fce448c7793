import { bulkBounds } from "@hutong/identity";
import { Card, Section } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminPage } from "../_components/admin-page.tsx";
import { BatchesTable } from "./_components/batches-table.tsx";
import { UploadForm } from "./_components/upload-form.tsx";
import { stage } from "./actions.ts";
import { bulkView } from "./bulk-view.ts";
import { loadBatches } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.bulk"))("title") };
}

const example = "who,action,reason\nretail/xixi,freeze,冒名举报 17 号\nT-10001,sign-out,lost phone\n";

export default async function BulkPage({ searchParams }: PageProps<"/admin/bulk">) {
  const view = bulkView.read(await searchParams);
  const { batches, views, administrator, now } = await loadBatches(view);
  const t = await getTranslations("admin.bulk");
  return (
    <AdminPage place="bulk">
      {administrator.mayAct && (
        <Section title={t("upload")} lead={t("uploadLead")}>
          <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2">
            <Card>
              <UploadForm
                action={stage}
                maxBytes={bulkBounds.bytes}
                texts={{
                  file: t("file"),
                  fileHint: t("fileHint", { lines: bulkBounds.lines }),
                  tooBig: t("tooBig"),
                  paste: t("paste"),
                  pasteHint: t("pasteHint"),
                  submit: t("look"),
                }}
              />
            </Card>
            <Card title={t("format")}>
              <p className="mb-2 text-ink-2">{t("formatText")}</p>
              {/* It scrolls sideways, so it has to be reached by the keyboard. */}
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region */}
              <pre tabIndex={0} className="overflow-x-auto rounded-sm bg-sunken p-2 font-mono text-xs">
                {example}
              </pre>
              <dl className="mt-3 grid gap-1 text-sm">
                {(["freeze", "unfreeze", "sign-out", "send-reset"] as const).map((action) => (
                  <div key={action} className="flex flex-wrap gap-x-2">
                    <dt className="font-mono">{action}</dt>
                    <dd className="text-ink-2">{t(`action.${action}`)}</dd>
                  </div>
                ))}
              </dl>
            </Card>
          </div>
        </Section>
      )}
      <Section title={t("files")}>
        <BatchesTable batches={batches} view={view} views={views} now={now} />
      </Section>
    </AdminPage>
  );
}
