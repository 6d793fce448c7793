import type { ClientView } from "@hutong/identity/clients";
import { z } from "zod";
import { tableView, type ViewOf } from "../table-view.ts";

export const clientsView = tableView({
  columns: ["state", "whose", "hosts", "method", "consent", "created"],
  defaults: ["state", "whose", "hosts", "created"],
  filters: { state: z.enum(["active", "disabled"]), whose: z.enum(["ours", "theirs"]) },
});

export type ClientsView = ViewOf<typeof clientsView>;

/** The clients of a view: all are read anyway, there are at most a thousand. */
export function clientsOf(clients: readonly ClientView[], { q, filters }: ClientsView): ClientView[] {
  const text = q.toLowerCase();
  return clients.filter(
    (client) =>
      (!filters.state || (filters.state === "disabled") === (client.disabledAt !== null)) &&
      (!filters.whose || (filters.whose === "ours") === client.firstParty) &&
      [client.name, client.clientId, ...client.redirectUris].some((one) => one.toLowerCase().includes(text)),
  );
}

/** The hosts that people are sent back to. */
export function hostsOf(uris: readonly string[]): string[] {
  return [...new Set(uris.flatMap((uri) => (URL.canParse(uri) ? [new URL(uri).host] : [])))];
}
