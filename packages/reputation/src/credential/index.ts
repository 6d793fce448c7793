export type { CarriedClaim, CarriedShop } from "./carried-claim.ts";
export { credentialType, credentialTypePath } from "./credential-format.ts";
export { type CredentialIssuer, type IssuedCredential, issueCredential } from "./issue-credential.ts";
export { presentCredential } from "./present-credential.ts";
export { type CarryableShop, readCarryableShops } from "./read-credentials.ts";
export { credentialDays, maxCredentialChars } from "./schema.ts";
export { statusListSeconds, statusListToken } from "./status-list.ts";
export { type VerifiedCredential, verifyCredential } from "./verify-credential.ts";
export { withdrawCredential } from "./withdraw-credential.ts";
