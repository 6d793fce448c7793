export { changeClient } from "./change-client.ts";
export { type CreatedClient, createClient } from "./create-client.ts";
export { ensureFirstPartyClients, type FirstPartySite } from "./first-party.ts";
export { type JoinFacts, type JoinSnippet, joinSnippets } from "./join-snippets.ts";
export { disableClient, enableClient, rotateClientSecret } from "./manage-client.ts";
export { type ClientView, listClients, readClient } from "./read-clients.ts";
export {
  type ChangeClientInput,
  type CreateClientInput,
  clientAuthMethods,
  type Lifetime,
  lifetimeBounds,
} from "./schema.ts";
export { type UriFault, uriFault } from "./uri-fault.ts";
