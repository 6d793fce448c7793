import { bulkBounds } from "@hutong/identity";
import { Badge, Card, EmptyState, RelativeTime, Section, Table, TableKeys } from "@hutong/ui";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { AdminPage } from "../_components/admin-page.tsx";
import { UploadForm } from "./_components/upload-form.tsx";
import { stage } from "./actions.ts";
import { loadBatches } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.bulk"))("title") };
}

const example = "who,action,reason\nretail/xixi,freeze,冒名举报 17 号\nT-10001,sign-out,lost phone\n";

export default async function BulkPage() {
  const { batches, administrator, now } = await loadBatches();
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
        <TableKeys>
          <Table
            caption={t("files")}
            captionHidden
            rows={batches}
            rowKey={({ id }) => id}
            empty={<EmptyState title={t("emptyTitle")}>{t("emptyText")}</EmptyState>}
            columns={[
              {
                key: "file",
                header: t("fileColumn"),
                naming: true,
                cell: ({ id, fileName }) => (
                  <Link
                    href={`/admin/bulk/${id}`}
                    prefetch={false}
                    className="inline-flex min-h-8 items-center break-all font-medium text-accent hover:underline pointer-coarse:min-h-11"
                  >
                    {fileName || t("pasted")}
                  </Link>
                ),
              },
              {
                key: "state",
                header: t("state"),
                cell: ({ appliedAt, counts }) => (
                  <Badge tone={appliedAt ? (counts.waiting > 0 ? "warning" : "success") : "info"}>
                    {t(appliedAt ? (counts.waiting > 0 ? "underWay" : "applied") : "looked")}
                  </Badge>
                ),
              },
              { key: "lines", header: t("lines"), align: "end", cell: ({ counts }) => counts.lines },
              { key: "done", header: t("doneCount"), align: "end", cell: ({ counts }) => counts.done },
              { key: "rejected", header: t("rejected"), align: "end", cell: ({ counts }) => counts.rejected },
              { key: "by", header: t("by"), cell: ({ madeBy }) => madeBy.displayName },
              { key: "at", header: t("at"), cell: ({ madeAt }) => <RelativeTime date={madeAt} now={now} /> },
            ]}
          />
        </TableKeys>
      </Section>
    </AdminPage>
  );
}
