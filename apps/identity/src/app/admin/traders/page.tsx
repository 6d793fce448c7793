import { applicationState, type TraderRow } from "@hutong/trading";
import { Badge, type Column, EmptyState, RelativeTime, Table, TableKeys } from "@hutong/ui";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { AdminPage } from "../_components/admin-page.tsx";
import { TableForm } from "../_components/table-form.tsx";
import { tableView } from "../table-view.ts";
import { loadTraders } from "./loaders.ts";
import { traderTones } from "./trader-tones.ts";

const columns = ["kind", "state", "applied", "decided"] as const;

const tradersView = tableView({
  columns,
  defaults: ["kind", "state", "applied"],
  choices: { show: ["decided"] },
});

const searchId = "traders-search";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.traders"))("title") };
}

export default async function TradersPage({ searchParams }: PageProps<"/admin/traders">) {
  const view = tradersView.read(await searchParams);
  const isOpen = view.choices.show !== "decided";
  const [{ rows, now }, t] = await Promise.all([
    loadTraders({ open: isOpen, text: view.q }),
    getTranslations("admin.traders"),
  ]);
  const shown = await columnsOf(now);
  return (
    <AdminPage place="traders">
      <TableForm
        key={tradersView.write(view)}
        searchId={searchId}
        search={t("search")}
        q={view.q}
        choices={[
          {
            name: "show",
            label: t("stateLabel"),
            value: view.choices.show,
            options: [{ value: "decided", label: t("decided") }],
            none: t("open"),
          },
        ]}
        columns={shown}
        cols={view.cols}
      />
      <TableKeys searchId={searchId}>
        <Table
          caption={t("title")}
          captionHidden
          columns={[
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
            ...shown.filter(({ key }) => view.cols.some((one) => one === key)),
          ]}
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
      </TableKeys>
    </AdminPage>
  );
}

async function columnsOf(now: Date): Promise<readonly Column<TraderRow>[]> {
  const t = await getTranslations("admin.traders");
  const time = (date: Date | null) => (date ? <RelativeTime date={date} now={now} /> : "–");
  const cells: Record<(typeof columns)[number], Omit<Column<TraderRow>, "key">> = {
    kind: { header: t("kind"), cell: ({ kind }) => t(`kindOf.${kind}`) },
    state: {
      header: t("stateLabel"),
      cell: (row) => {
        const state = applicationState(row, now);
        return <Badge tone={traderTones[state]}>{t(`state.${state}`)}</Badge>;
      },
    },
    applied: { header: t("applied"), cell: ({ appliedAt }) => time(appliedAt) },
    decided: { header: t("decidedAt"), cell: ({ decidedAt }) => time(decidedAt) },
  };
  return columns.map((key) => ({ key, ...cells[key] }));
}
