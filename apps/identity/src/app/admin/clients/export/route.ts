import { csvLine, csvStart } from "@hutong/kernel";
import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { queryOf } from "../../query-of.ts";
import { clientsOf, clientsView, hostsOf } from "../clients-view.ts";
import { loadClients } from "../loaders.ts";

/** GET /admin/clients/export: the clients of a view as CSV. There is nobody's data in it, and no secret. */
export async function GET(request: NextRequest): Promise<Response> {
  const { clients } = await loadClients();
  const t = await getTranslations("admin.clients");
  const rows = clientsOf(clients, clientsView.read(queryOf(request))).map((client) =>
    csvLine([
      client.name,
      client.clientId,
      t(client.disabledAt ? "disabled" : "active"),
      t(client.firstParty ? "ours" : "theirs"),
      hostsOf(client.redirectUris).join("\n"),
      client.authMethod,
      t(client.requireConsent ? "form.consentAsked" : "form.consentNotAsked"),
      client.createdAt.toISOString(),
    ]),
  );
  const head = csvLine([
    t("name"),
    "client_id",
    t("state"),
    t("whose"),
    t("hosts"),
    t("form.authMethod"),
    t("form.consent"),
    t("created"),
  ]);
  return new Response(csvStart + head + rows.join(""), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="clients-${new Date().toISOString().slice(0, 10)}.csv"`,
      "Cache-Control": "private, no-store",
    },
  });
}
