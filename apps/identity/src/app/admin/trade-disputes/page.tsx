import type { DisputeRow } from "@hutong/orders";
import { Badge, type Column, EmptyState, Money, RelativeTime } from "@hutong/ui";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { AdminPage } from "../_components/admin-page.tsx";
import { ConsoleTable } from "../_components/console-table.tsx";
import { loadTradeDisputes } from "./loaders.ts";
import { refundTones } from "./refund-tones.ts";
import { type TradeDisputesView, tradeDisputesView } from "./trade-disputes-view.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.tradeDisputes"))("title") };
}

export default async function TradeDisputesPage({ searchParams }: PageProps<"/admin/trade-disputes">) {
  const view = tradeDisputesView.read(await searchParams);
  const isOpen = view.filters.show !== "over";
  const [{ rows, views, now }, t] = await Promise.all([
    loadTradeDisputes(view),
    getTranslations("admin.tradeDisputes"),
  ]);
  return (
    <AdminPage place="tradeDisputes">
      <ConsoleTable
        place="trade-disputes"
        view={view}
        query={tradeDisputesView.write(view)}
        views={views}
        caption={t("title")}
        search={t("search")}
        filters={[
          {
            kind: "choice",
            name: "show",
            label: t("stateLabel"),
            options: [{ value: "over", label: t("over") }],
            none: t("open"),
          },
        ]}
        columns={await columnsOf(now)}
        rows={rows}
        rowKey={({ id }) => id}
        files={null}
        empty={
          view.q ? (
            <EmptyState title={t("nothingTitle")}>{t("nothingText")}</EmptyState>
          ) : (
            <EmptyState title={t(isOpen ? "emptyTitle" : "emptyOverTitle")}>
              {t(isOpen ? "emptyText" : "emptyOverText")}
            </EmptyState>
          )
        }
      />
    </AdminPage>
  );
}

async function columnsOf(
  now: Date,
): Promise<(Column<DisputeRow> & { key: "sides" | TradeDisputesView["cols"][number] })[]> {
  const t = await getTranslations("admin.tradeDisputes");
  return [
    {
      key: "sides",
      header: t("sides"),
      naming: true,
      cell: ({ id, buyer, seller }) => (
        <Link
          href={`/admin/trade-disputes/${id}`}
          className="break-words font-medium text-accent underline-offset-2 hover:underline"
        >
          {t("buyerAndSeller", { buyer, seller })}
        </Link>
      ),
    },
    {
      key: "state",
      header: t("stateLabel"),
      cell: ({ state }) => <Badge tone={refundTones[state]}>{t(`state.${state}`)}</Badge>,
    },
    { key: "asked", header: t("asked"), align: "end", cell: ({ askedFen }) => <Money fen={askedFen} /> },
    {
      key: "given",
      header: t("given"),
      align: "end",
      cell: ({ givenFen }) => (givenFen === null ? "–" : <Money fen={givenFen} />),
    },
    {
      key: "opened",
      header: t("opened"),
      cell: ({ escalatedAt }) => <RelativeTime date={escalatedAt} now={now} />,
    },
    {
      key: "ended",
      header: t("ended"),
      cell: ({ endedAt }) => (endedAt ? <RelativeTime date={endedAt} now={now} /> : "–"),
    },
  ];
}
