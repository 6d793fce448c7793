import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { csvFile } from "../../csv-file.ts";
import { queryOf } from "../../query-of.ts";
import { clientsOf, clientsView, hostsOf } from "../clients-view.ts";
import { loadClients } from "../loaders.ts";

/** GET /admin/clients/export: the clients of a view as CSV. There is nobody's data in it, and no secret. */
export async function GET(request: NextRequest): Promise<Response> {
  const { clients } = await loadClients();
  const t = await getTranslations("admin.clients");
  return csvFile("clients", new Date(), {
    head: [
      t("name"),
      "client_id",
      t("state"),
      t("whose"),
      t("hosts"),
      t("form.authMethod"),
      t("form.consent"),
      t("created"),
    ],
    rows: clientsOf(clients, clientsView.read(queryOf(request))).map((client) => [
      client.name,
      client.clientId,
      t(client.disabledAt ? "disabled" : "active"),
      t(client.firstParty ? "ours" : "theirs"),
      hostsOf(client.redirectUris).join("\n"),
      client.authMethod,
      t(client.requireConsent ? "form.consentAsked" : "form.consentNotAsked"),
      client.createdAt.toISOString(),
    ]),
  });
}
