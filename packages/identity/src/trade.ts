// What the domains of trade need of identities in acts of weight: the proof's age, and the audit.

export type { JWK } from "jose";
export { assertAdministrator } from "./acting-person.ts";
export { type NewAuditEntry, writeAudit } from "./audit.ts";
export { assertFreshSignIn } from "./fresh-sign-in.ts";
export {
  type ActiveSigningKey,
  publishedSigningKeys,
  readActiveSigningKey,
} from "./oidc/active-signing-key.ts";
export { beginAdminWrite } from "./person/begin-admin-write.ts";
