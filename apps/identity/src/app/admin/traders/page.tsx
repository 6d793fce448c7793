import { applicationState, type TraderRow } from "@hutong/trading";
import { Badge, type Column, EmptyState, RelativeTime } from "@hutong/ui";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { AdminPage } from "../_components/admin-page.tsx";
import { ConsoleTable } from "../_components/console-table.tsx";
import { loadTraders } from "./loaders.ts";
import { traderTones } from "./trader-tones.ts";
import { type TradersView, tradersView } from "./traders-view.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.traders"))("title") };
}

export default async function TradersPage({ searchParams }: PageProps<"/admin/traders">) {
  const view = tradersView.read(await searchParams);
  const isOpen = view.filters.show !== "decided";
  const [{ rows, views, now }, t] = await Promise.all([loadTraders(view), getTranslations("admin.traders")]);
  return (
    <AdminPage place="traders">
      <ConsoleTable
        place="traders"
        view={view}
        query={tradersView.write(view)}
        views={views}
        caption={t("title")}
        search={t("search")}
        filters={[
          {
            kind: "choice",
            name: "show",
            label: t("stateLabel"),
            options: [{ value: "decided", label: t("decided") }],
            none: t("open"),
          },
        ]}
        columns={await columnsOf(now)}
        rows={rows}
        rowKey={({ id }) => id}
        empty={
          view.q ? (
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
): Promise<(Column<TraderRow> & { key: "name" | TradersView["cols"][number] })[]> {
  const t = await getTranslations("admin.traders");
  const time = (date: Date | null) => (date ? <RelativeTime date={date} now={now} /> : "–");
  return [
    {
      key: "name",
      header: t("name"),
      naming: true,
      cell: ({ id, businessName, loginName }) => (
        <span className="grid">
          <Link
            href={`/admin/traders/${id}`}
            className="break-words font-medium text-accent underline-offset-2 hover:underline"
          >
            {businessName}
          </Link>
          <span className="break-all text-ink-3 text-sm">{loginName}</span>
        </span>
      ),
    },
    { key: "kind", header: t("kind"), cell: ({ kind }) => t(`kindOf.${kind}`) },
    {
      key: "state",
      header: t("stateLabel"),
      cell: (row) => {
        const state = applicationState(row, now);
        return <Badge tone={traderTones[state]}>{t(`state.${state}`)}</Badge>;
      },
    },
    { key: "applied", header: t("applied"), cell: ({ appliedAt }) => time(appliedAt) },
    { key: "decided", header: t("decidedAt"), cell: ({ decidedAt }) => time(decidedAt) },
    { key: "until", header: t("validUntil"), cell: ({ validUntil }) => time(validUntil) },
  ];
}
