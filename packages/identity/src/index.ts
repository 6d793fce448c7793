export type { AuditAction } from "./audit.ts";
export type { IdentityCtx } from "./context.ts";
export { type Identifier, parseIdentifier } from "./identifier.ts";
export { type OpenAccountInput, type OpenedAccount, openAccount } from "./open-account.ts";
export { hashPassword } from "./password/hash.ts";
export { passwordLength } from "./password/policy.ts";
export type { RealmName } from "./sign-in/candidates.ts";
export { type SignInInput, signInSchema } from "./sign-in/schema.ts";
export { type SignInOutcome, signIn } from "./sign-in/sign-in.ts";
