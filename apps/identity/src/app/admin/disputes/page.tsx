import type { DisputeRow } from "@hutong/identity";
import { Badge, type Column, EmptyState, RealmBadge, RelativeTime } from "@hutong/ui";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { AdminPage } from "../_components/admin-page.tsx";
import { ConsoleTable } from "../_components/console-table.tsx";
import { disputeState, isReady } from "./dispute-state.ts";
import { type disputeColumns, disputeRealms, disputesView } from "./disputes-view.ts";
import { loadDisputes } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.disputes"))("title") };
}

export default async function DisputesPage({ searchParams }: PageProps<"/admin/disputes">) {
  const view = disputesView.read(await searchParams);
  const { disputes, views, now } = await loadDisputes(view);
  const t = await getTranslations("admin.disputes");
  const realm = await getTranslations("account.ids.realm");
  const isOpen = view.filters.show !== "decided";
  return (
    <AdminPage place="disputes">
      <ConsoleTable
        place="disputes"
        view={view}
        query={disputesView.write(view)}
        views={views}
        caption={t("title")}
        search={t("search")}
        filters={[
          {
            kind: "choice",
            name: "show",
            label: t("state"),
            options: [{ value: "decided", label: t("decided") }],
            none: t("open"),
          },
          {
            kind: "choice",
            name: "realm",
            label: t("realm"),
            options: disputeRealms.map((value) => ({ value, label: realm(value) })),
          },
        ]}
        columns={await columnsOf(now)}
        rows={disputes}
        rowKey={({ id }) => id}
        empty={
          view.q || view.filters.realm ? (
            <EmptyState title={t("nothingTitle")}>{t("nothingText")}</EmptyState>
          ) : (
            <EmptyState title={t(isOpen ? "emptyTitle" : "emptyDecidedTitle")}>
              {t(isOpen ? "emptyText" : "emptyDecidedText")}
            </EmptyState>
          )
        }
      />
    </AdminPage>
  );
}

async function columnsOf(
  now: Date,
): Promise<(Column<DisputeRow> & { key: "id" | (typeof disputeColumns)[number] })[]> {
  const t = await getTranslations("admin.disputes");
  const time = (date: Date | null) => (date ? <RelativeTime date={date} now={now} /> : "–");
  return [
    {
      key: "id",
      header: t("id"),
      naming: true,
      cell: ({ id, realm, loginName }) => (
        <span className="inline-flex flex-wrap items-center gap-1.5">
          <RealmBadge realm={realm} />
          <Link
            href={`/admin/disputes/${id}`}
            className="break-all font-medium text-accent underline-offset-2 hover:underline"
          >
            {loginName}
          </Link>
        </span>
      ),
    },
    {
      key: "state",
      header: t("state"),
      cell: (dispute) => (
        <Badge tone={dispute.outcome ? "neutral" : isReady(dispute, now) ? "warning" : "info"}>
          {t(disputeState(dispute, now))}
        </Badge>
      ),
    },
    { key: "opened", header: t("opened"), cell: ({ openedAt }) => time(openedAt) },
    { key: "answered", header: t("answeredAt"), cell: ({ answeredAt }) => time(answeredAt) },
    { key: "hearUntil", header: t("hearUntil"), cell: ({ hearUntil }) => time(hearUntil) },
    { key: "decided", header: t("decidedAt"), cell: ({ decidedAt }) => time(decidedAt) },
  ];
}
