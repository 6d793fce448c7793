import type { ClientView } from "@hutong/identity/clients";
import { Badge, ButtonLink, type Column, EmptyState, RelativeTime, Table, TableKeys } from "@hutong/ui";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { AdminPage } from "../_components/admin-page.tsx";
import { SavedViews } from "../_components/saved-views.tsx";
import { TableForm } from "../_components/table-form.tsx";
import { StateBadge } from "./_components/state-badge.tsx";
import { clientColumns, clientsOf, clientsView, hostsOf } from "./clients-view.ts";
import { loadClients } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.clients"))("title") };
}

const searchId = "clients-search";

export default async function ClientsPage({ searchParams }: PageProps<"/admin/clients">) {
  const view = clientsView.read(await searchParams);
  const { administrator, clients, views } = await loadClients();
  const t = await getTranslations("admin.clients");
  const query = clientsView.write(view);
  const shown = clientsOf(clients, view);
  const columns = await clientColumnsOf();
  return (
    <AdminPage
      place="clients"
      actions={
        <>
          {shown.length > 0 && (
            <ButtonLink plain href={`/admin/clients/export?${query}`}>
              {t("export")}
            </ButtonLink>
          )}
          {administrator.mayAct && (
            <ButtonLink href="/admin/clients/new" variant="primary">
              {t("new.open")}
            </ButtonLink>
          )}
        </>
      }
    >
      <TableForm
        key={query}
        searchId={searchId}
        search={t("search")}
        q={view.q}
        choices={[
          {
            name: "state",
            label: t("state"),
            value: view.choices.state,
            options: (["active", "disabled"] as const).map((value) => ({ value, label: t(value) })),
          },
          {
            name: "whose",
            label: t("whose"),
            value: view.choices.whose,
            options: (["ours", "theirs"] as const).map((value) => ({ value, label: t(value) })),
          },
        ]}
        columns={columns}
        cols={view.cols}
      />
      <SavedViews place="clients" views={views} query={query} />
      <TableKeys searchId={searchId}>
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
                  <Link
                    href={`/admin/clients/${clientId}`}
                    className="font-medium text-accent hover:underline"
                  >
                    {name}
                  </Link>
                  <code className="break-all text-ink-3 text-xs">{clientId}</code>
                </span>
              ),
            },
            ...columns.filter(({ key }) => view.cols.some((one) => one === key)),
          ]}
          rows={shown}
          rowKey={({ clientId }) => clientId}
          empty={
            query === "" ? (
              <EmptyState title={t("emptyTitle")}>{t("emptyText")}</EmptyState>
            ) : (
              <EmptyState title={t("nothingTitle")}>{t("nothingText")}</EmptyState>
            )
          }
        />
      </TableKeys>
    </AdminPage>
  );
}

async function clientColumnsOf(): Promise<readonly Column<ClientView>[]> {
  const t = await getTranslations("admin.clients");
  const now = new Date();
  const cells: Record<(typeof clientColumns)[number], Omit<Column<ClientView>, "key">> = {
    state: { header: t("state"), cell: (client) => <StateBadge client={client} /> },
    whose: {
      header: t("whose"),
      cell: ({ firstParty }) => (
        <Badge tone={firstParty ? "accent" : "neutral"}>{t(firstParty ? "ours" : "theirs")}</Badge>
      ),
    },
    hosts: {
      header: t("hosts"),
      cell: ({ redirectUris }) => <span className="break-all">{hostsOf(redirectUris).join(", ")}</span>,
    },
    method: {
      header: t("form.authMethod"),
      cell: ({ authMethod }) => <span className="font-mono text-xs">{authMethod}</span>,
    },
    consent: {
      header: t("form.consent"),
      cell: ({ requireConsent }) => t(requireConsent ? "form.consentAsked" : "form.consentNotAsked"),
    },
    created: {
      header: t("created"),
      cell: ({ createdAt }) => <RelativeTime date={createdAt} now={now} />,
    },
  };
  return clientColumns.map((key) => ({ key, ...cells[key] }));
}
