/** Under which name what was typed into the form of a new client is kept while its writer confirms that it is she. */
export const newClientForm = "client-new";

/** The same for a form of a client's page. */
export function clientFormName(form: "settings" | "secret" | "state", clientId: string): string {
  return `client-${form}:${clientId.slice(0, 64)}`;
}
