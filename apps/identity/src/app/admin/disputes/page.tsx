import type { DisputeRow } from "@hutong/identity";
import {
  Badge,
  ButtonLink,
  type Column,
  EmptyState,
  RealmBadge,
  RelativeTime,
  Table,
  TableKeys,
} from "@hutong/ui";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { AdminPage } from "../_components/admin-page.tsx";
import { SavedViews } from "../_components/saved-views.tsx";
import { TableForm } from "../_components/table-form.tsx";
import { disputeState, isReady } from "./dispute-state.ts";
import { disputeColumns, disputeRealms, disputesView } from "./disputes-view.ts";
import { loadDisputes } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.disputes"))("title") };
}

const searchId = "disputes-search";

export default async function DisputesPage({ searchParams }: PageProps<"/admin/disputes">) {
  const view = disputesView.read(await searchParams);
  const { disputes, views, now } = await loadDisputes(view);
  const t = await getTranslations("admin.disputes");
  const realm = await getTranslations("account.ids.realm");
  const query = disputesView.write(view);
  const isOpen = view.choices.show !== "decided";
  const columns = await columnsOf(now);
  return (
    <AdminPage
      place="disputes"
      actions={
        disputes.length > 0 && (
          <ButtonLink plain href={`/admin/disputes/export?${query}`}>
            {t("export")}
          </ButtonLink>
        )
      }
    >
      <TableForm
        key={query}
        searchId={searchId}
        search={t("search")}
        q={view.q}
        choices={[
          {
            name: "show",
            label: t("state"),
            value: view.choices.show,
            options: [{ value: "decided", label: t("decided") }],
            none: t("open"),
          },
          {
            name: "realm",
            label: t("realm"),
            value: view.choices.realm,
            options: disputeRealms.map((value) => ({ value, label: realm(value) })),
          },
        ]}
        columns={columns}
        cols={view.cols}
      />
      <SavedViews place="disputes" views={views} query={query} />
      <TableKeys searchId={searchId}>
        <Table
          caption={t("title")}
          captionHidden
          columns={[
            {
              key: "id",
              header: t("id"),
              naming: true,
              cell: ({ id, realm: where, loginName }) => (
                <span className="inline-flex flex-wrap items-center gap-1.5">
                  <RealmBadge realm={where} />
                  <Link
                    href={`/admin/disputes/${id}`}
                    className="break-all font-medium text-accent underline-offset-2 hover:underline"
                  >
                    {loginName}
                  </Link>
                </span>
              ),
            },
            ...columns.filter(({ key }) => view.cols.some((one) => one === key)),
          ]}
          rows={disputes}
          rowKey={({ id }) => id}
          empty={
            view.q || view.choices.realm ? (
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

async function columnsOf(now: Date): Promise<readonly Column<DisputeRow>[]> {
  const t = await getTranslations("admin.disputes");
  const time = (date: Date | null) => (date ? <RelativeTime date={date} now={now} /> : "–");
  const cells: Record<(typeof disputeColumns)[number], Omit<Column<DisputeRow>, "key">> = {
    state: {
      header: t("state"),
      cell: (dispute) => (
        <Badge tone={dispute.outcome ? "neutral" : isReady(dispute, now) ? "warning" : "info"}>
          {t(disputeState(dispute, now))}
        </Badge>
      ),
    },
    opened: { header: t("opened"), cell: ({ openedAt }) => time(openedAt) },
    answered: { header: t("answeredAt"), cell: ({ answeredAt }) => time(answeredAt) },
    hearUntil: { header: t("hearUntil"), cell: ({ hearUntil }) => time(hearUntil) },
    decided: { header: t("decidedAt"), cell: ({ decidedAt }) => time(decidedAt) },
  };
  return disputeColumns.map((key) => ({ key, ...cells[key] }));
}
