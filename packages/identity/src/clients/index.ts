export { type CreateClientInput, type CreatedClient, createClient } from "./create-client.ts";
export { ensureFirstPartyClients, type FirstPartySite } from "./first-party.ts";
export { disableClient, type ListedClient, listClients, rotateClientSecret } from "./manage-client.ts";
