import type { MergeRequestRow } from "@hutong/identity";
import { Badge, type Column, EmptyState, RelativeTime } from "@hutong/ui";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { AdminPage } from "../_components/admin-page.tsx";
import { ConsoleTable } from "../_components/console-table.tsx";
import { type ApprovalsView, approvalsView } from "./approvals-view.ts";
import { loadRequests } from "./loaders.ts";
import { stateTones } from "./state-tones.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.approvals"))("title") };
}

export default async function ApprovalsPage({ searchParams }: PageProps<"/admin/approvals">) {
  const view = approvalsView.read(await searchParams);
  const { requests, views, now } = await loadRequests(view);
  const t = await getTranslations("admin.approvals");
  return (
    <AdminPage place="approvals">
      <ConsoleTable
        place="approvals"
        view={view}
        query={approvalsView.write(view)}
        views={views}
        caption={t("title")}
        search={t("search")}
        filters={[
          {
            kind: "choice",
            name: "show",
            label: t("state"),
            options: [{ value: "over", label: t("over") }],
            none: t("waiting"),
          },
        ]}
        columns={await columnsOf(now)}
        rows={requests}
        rowKey={({ id }) => id}
        empty={
          view.q ? (
            <EmptyState title={t("nothingTitle")}>{t("nothingText")}</EmptyState>
          ) : (
            <EmptyState title={t("emptyTitle")}>{t("emptyText")}</EmptyState>
          )
        }
      />
    </AdminPage>
  );
}

async function columnsOf(
  now: Date,
): Promise<(Column<MergeRequestRow> & { key: "what" | ApprovalsView["cols"][number] })[]> {
  const t = await getTranslations("admin.approvals");
  const time = (date: Date) => <RelativeTime date={date} now={now} />;
  return [
    {
      key: "what",
      header: t("what"),
      naming: true,
      cell: ({ id, from, into }) => (
        <Link
          href={`/admin/approvals/${id}`}
          prefetch={false}
          className="inline-flex min-h-8 items-center break-words font-medium text-accent hover:underline pointer-coarse:min-h-11"
        >
          {t("merge", { from: from.displayName, into: into.displayName })}
        </Link>
      ),
    },
    {
      key: "state",
      header: t("state"),
      cell: ({ state }) => <Badge tone={stateTones[state]}>{t(`stateOf.${state}`)}</Badge>,
    },
    { key: "by", header: t("askedBy"), cell: ({ askedBy }) => askedBy.displayName },
    { key: "at", header: t("askedAt"), cell: ({ askedAt }) => time(askedAt) },
    { key: "until", header: t("until"), cell: ({ expiresAt }) => time(expiresAt) },
    {
      key: "decided",
      header: t("decidedBy"),
      cell: ({ decidedBy, decidedAt }) =>
        decidedBy ? (
          <span className="grid max-md:justify-items-end">
            {decidedBy.displayName}
            {decidedAt && <span className="text-ink-3">{time(decidedAt)}</span>}
          </span>
        ) : (
          "–"
        ),
    },
    {
      key: "reason",
      header: t("reason"),
      cell: ({ reason }) => <span className="break-words">{reason}</span>,
    },
  ];
}
