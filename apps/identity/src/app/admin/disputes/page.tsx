import { Badge, EmptyState, RealmBadge, RelativeTime, Table, Tabs } from "@hutong/ui";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { AdminPage } from "../_components/admin-page.tsx";
import { loadDisputes } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.disputes"))("title") };
}

export default async function DisputesPage({ searchParams }: PageProps<"/admin/disputes">) {
  const open = (await searchParams).show !== "decided";
  const disputes = await loadDisputes(open);
  const t = await getTranslations("admin.disputes");
  const now = new Date();
  return (
    <AdminPage place="disputes">
      <Tabs
        label={t("title")}
        tabs={[
          { href: "/admin/disputes", label: t("open"), current: open },
          { href: "/admin/disputes?show=decided", label: t("decided"), current: !open },
        ]}
      />
      <Table
        caption={t("title")}
        captionHidden
        columns={[
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
            cell: ({ outcome, answeredAt, hearUntil }) => (
              <Badge tone={outcome ? "neutral" : answeredAt || hearUntil < now ? "warning" : "info"}>
                {t(
                  outcome
                    ? `outcome.${outcome}`
                    : answeredAt
                      ? "heard"
                      : hearUntil < now
                        ? "silent"
                        : "hearing",
                )}
              </Badge>
            ),
          },
          {
            key: "opened",
            header: t("opened"),
            cell: ({ openedAt }) => <RelativeTime date={openedAt} now={now} />,
          },
        ]}
        rows={disputes}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t("emptyTitle")}>{t("emptyText")}</EmptyState>}
      />
    </AdminPage>
  );
}
