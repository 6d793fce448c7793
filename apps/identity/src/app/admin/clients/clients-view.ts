import type { ClientView } from "@hutong/identity/clients";
import { type TableView, tableView } from "../table-view.ts";

export const clientColumns = ["state", "whose", "hosts", "method", "consent", "created"] as const;

export const clientsView = tableView({
  columns: clientColumns,
  defaults: ["state", "whose", "hosts", "created"],
  choices: { state: ["active", "disabled"], whose: ["ours", "theirs"] },
});

export type ClientsView = TableView<"state" | "whose", (typeof clientColumns)[number]>;

/** The clients of a view: all are read anyway, there are at most a thousand. */
export function clientsOf(clients: readonly ClientView[], { q, choices }: ClientsView): ClientView[] {
  const text = q.toLowerCase();
  return clients.filter(
    (client) =>
      (!choices.state || (choices.state === "disabled") === (client.disabledAt !== null)) &&
      (!choices.whose || (choices.whose === "ours") === client.firstParty) &&
      [client.name, client.clientId, ...client.redirectUris].some((one) => one.toLowerCase().includes(text)),
  );
}

/** The hosts that people are sent back to. */
export function hostsOf(uris: readonly string[]): string[] {
  return [...new Set(uris.flatMap((uri) => (URL.canParse(uri) ? [new URL(uri).host] : [])))];
}
