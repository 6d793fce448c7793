import { Badge, EmptyState, RelativeTime, Table, TableKeys, Tabs } from "@hutong/ui";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { AdminPage } from "../_components/admin-page.tsx";
import { loadRequests } from "./loaders.ts";
import { stateTones } from "./state-tones.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.approvals"))("title") };
}

export default async function ApprovalsPage({ searchParams }: PageProps<"/admin/approvals">) {
  const waiting = (await searchParams).show !== "over";
  const { requests, now } = await loadRequests(waiting);
  const t = await getTranslations("admin.approvals");
  return (
    <AdminPage place="approvals">
      <Tabs
        label={t("title")}
        tabs={[
          { href: "/admin/approvals", label: t("waiting"), current: waiting },
          { href: "/admin/approvals?show=over", label: t("over"), current: !waiting },
        ]}
      />
      <TableKeys>
        <Table
          caption={t("title")}
          captionHidden
          rows={requests}
          rowKey={({ id }) => id}
          empty={<EmptyState title={t("emptyTitle")}>{t("emptyText")}</EmptyState>}
          columns={[
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
            {
              key: "at",
              header: t("askedAt"),
              cell: ({ askedAt }) => <RelativeTime date={askedAt} now={now} />,
            },
            waiting
              ? {
                  key: "until",
                  header: t("until"),
                  cell: ({ expiresAt }) => <RelativeTime date={expiresAt} now={now} />,
                }
              : {
                  key: "decided",
                  header: t("decidedBy"),
                  cell: ({ decidedBy }) => decidedBy?.displayName ?? "–",
                },
            {
              key: "reason",
              header: t("reason"),
              cell: ({ reason }) => <span className="break-words">{reason}</span>,
            },
          ]}
        />
      </TableKeys>
    </AdminPage>
  );
}
