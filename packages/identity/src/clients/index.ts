export { ensureFirstPartyClients, type FirstPartySite } from "./first-party.ts";
