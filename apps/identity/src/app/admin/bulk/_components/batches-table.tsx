import { type BulkBatchRow, bulkState, type SavedView } from "@hutong/identity";
import { Badge, type Column, EmptyState, RelativeTime } from "@hutong/ui";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { ConsoleTable } from "../../_components/console-table.tsx";
import { isFiltered } from "../../table-view.ts";
import { type BulkView, bulkStates, bulkView } from "../bulk-view.ts";
import { stateWords } from "../state-words.ts";

interface BatchesTableProps {
  readonly batches: readonly BulkBatchRow[];
  readonly view: BulkView;
  readonly views: readonly SavedView[];
  readonly now: Date;
}

/** The files of acts, newest first. */
export function BatchesTable({ batches, view, views, now }: BatchesTableProps) {
  const t = useTranslations("admin.bulk");
  return (
    <ConsoleTable
      place="bulk"
      view={view}
      query={bulkView.write(view)}
      views={views}
      caption={t("files")}
      search={t("search")}
      filters={[
        {
          kind: "choice",
          name: "state",
          label: t("state"),
          options: bulkStates.map((state) => ({ value: state, label: t(stateWords[state].key) })),
        },
      ]}
      columns={useColumns(now)}
      rows={batches}
      rowKey={({ id }) => id}
      empty={
        isFiltered(view) ? (
          <EmptyState title={t("nothingTitle")}>{t("nothingText")}</EmptyState>
        ) : (
          <EmptyState title={t("emptyTitle")}>{t("emptyText")}</EmptyState>
        )
      }
    />
  );
}

function useColumns(now: Date): (Column<BulkBatchRow> & { key: "file" | BulkView["cols"][number] })[] {
  const t = useTranslations("admin.bulk");
  return [
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
      cell: (batch) => {
        const { tone, key } = stateWords[bulkState(batch)];
        return <Badge tone={tone}>{t(key)}</Badge>;
      },
    },
    { key: "lines", header: t("lines"), align: "end", cell: ({ counts }) => counts.lines },
    { key: "done", header: t("doneCount"), align: "end", cell: ({ counts }) => counts.done },
    { key: "rejected", header: t("rejected"), align: "end", cell: ({ counts }) => counts.rejected },
    { key: "by", header: t("by"), cell: ({ madeBy }) => madeBy.displayName },
    { key: "at", header: t("at"), cell: ({ madeAt }) => <RelativeTime date={madeAt} now={now} /> },
  ];
}
