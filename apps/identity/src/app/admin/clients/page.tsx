import type { ClientView } from "@hutong/identity/clients";
import { Badge, ButtonLink, EmptyState, RelativeTime, Table } from "@hutong/ui";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { AdminPage } from "../_components/admin-page.tsx";
import { StateBadge } from "./_components/state-badge.tsx";
import { loadClients } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.clients"))("title") };
}

export default async function ClientsPage() {
  const { administrator, clients } = await loadClients();
  const t = await getTranslations("admin.clients");
  const now = new Date();
  return (
    <AdminPage
      place="clients"
      actions={
        administrator.mayAct && (
          <ButtonLink href="/admin/clients/new" variant="primary">
            {t("new.open")}
          </ButtonLink>
        )
      }
    >
      <Table<ClientView>
        caption={t("caption")}
        captionHidden
        columns={[
          {
            key: "name",
            header: t("name"),
            naming: true,
            cell: ({ name, clientId }) => (
              <span className="grid gap-0.5">
                <Link href={`/admin/clients/${clientId}`} className="font-medium text-accent hover:underline">
                  {name}
                </Link>
                <code className="break-all text-ink-3 text-xs">{clientId}</code>
              </span>
            ),
          },
          { key: "state", header: t("state"), cell: (client) => <StateBadge client={client} /> },
          {
            key: "whose",
            header: t("whose"),
            cell: ({ firstParty }) => (
              <Badge tone={firstParty ? "accent" : "neutral"}>{t(firstParty ? "ours" : "theirs")}</Badge>
            ),
          },
          {
            key: "hosts",
            header: t("hosts"),
            cell: ({ redirectUris }) => <span className="break-all">{hostsOf(redirectUris).join(", ")}</span>,
          },
          {
            key: "created",
            header: t("created"),
            cell: ({ createdAt }) => <RelativeTime date={createdAt} now={now} />,
          },
        ]}
        rows={clients}
        rowKey={({ clientId }) => clientId}
        empty={<EmptyState title={t("emptyTitle")}>{t("emptyText")}</EmptyState>}
      />
    </AdminPage>
  );
}

function hostsOf(uris: readonly string[]): string[] {
  return [...new Set(uris.flatMap((uri) => (URL.canParse(uri) ? [new URL(uri).host] : [])))];
}
