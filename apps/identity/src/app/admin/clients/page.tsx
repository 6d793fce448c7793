import type { ClientView } from "@hutong/identity/clients";
import { Badge, ButtonLink, type Column, EmptyState, RelativeTime } from "@hutong/ui";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { AdminPage } from "../_components/admin-page.tsx";
import { ConsoleTable } from "../_components/console-table.tsx";
import { isFiltered } from "../table-view.ts";
import { StateBadge } from "./_components/state-badge.tsx";
import { type ClientsView, clientsOf, clientsView, hostsOf } from "./clients-view.ts";
import { loadClients } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.clients"))("title") };
}

export default async function ClientsPage({ searchParams }: PageProps<"/admin/clients">) {
  const view = clientsView.read(await searchParams);
  const { administrator, clients, views } = await loadClients();
  const t = await getTranslations("admin.clients");
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
      <ConsoleTable
        place="clients"
        view={view}
        query={clientsView.write(view)}
        views={views}
        caption={t("caption")}
        search={t("search")}
        filters={[
          {
            kind: "choice",
            name: "state",
            label: t("state"),
            options: (["active", "disabled"] as const).map((value) => ({ value, label: t(value) })),
          },
          {
            kind: "choice",
            name: "whose",
            label: t("whose"),
            options: (["ours", "theirs"] as const).map((value) => ({ value, label: t(value) })),
          },
        ]}
        columns={await columnsOf()}
        rows={clientsOf(clients, view)}
        rowKey={({ clientId }) => clientId}
        empty={
          isFiltered(view) ? (
            <EmptyState title={t("nothingTitle")}>{t("nothingText")}</EmptyState>
          ) : (
            <EmptyState title={t("emptyTitle")}>{t("emptyText")}</EmptyState>
          )
        }
      />
    </AdminPage>
  );
}

async function columnsOf(): Promise<(Column<ClientView> & { key: "name" | ClientsView["cols"][number] })[]> {
  const t = await getTranslations("admin.clients");
  const now = new Date();
  return [
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
      key: "method",
      header: t("form.authMethod"),
      cell: ({ authMethod }) => <span className="font-mono text-xs">{authMethod}</span>,
    },
    {
      key: "consent",
      header: t("form.consent"),
      cell: ({ requireConsent }) => t(requireConsent ? "form.consentAsked" : "form.consentNotAsked"),
    },
    {
      key: "created",
      header: t("created"),
      cell: ({ createdAt }) => <RelativeTime date={createdAt} now={now} />,
    },
  ];
}
