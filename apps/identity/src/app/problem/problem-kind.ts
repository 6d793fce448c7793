export type ProblemKind = "tookLong" | "request" | "client" | "busy" | "denied" | "generic";

/** The provider's error codes (RFC 6749 4.1.2.1, OpenID Connect Core 3.1.2.6, and its own) by what they mean to a person. */
const kinds: Readonly<Record<string, ProblemKind>> = {
  session_not_found: "tookLong",
  interaction_expired: "tookLong",
  expired: "tookLong",
  invalid_request: "request",
  invalid_request_object: "request",
  login_required: "request",
  interaction_required: "request",
  account_selection_required: "request",
  consent_required: "request",
  invalid_client: "client",
  invalid_client_metadata: "client",
  invalid_redirect_uri: "client",
  unauthorized_client: "client",
  unsupported_response_type: "client",
  unsupported_response_mode: "client",
  invalid_scope: "client",
  invalid_target: "client",
  temporarily_unavailable: "busy",
  access_denied: "denied",
};

/** What an error code means to a person; an unknown one means the least. */
export function problemKind(error: unknown): ProblemKind {
  return typeof error === "string" && Object.hasOwn(kinds, error) ? (kinds[error] ?? "generic") : "generic";
}

/** A reference as it may be shown again: of our own shape or not at all, for it comes out of the address. */
export function shownReference(ref: unknown): string | undefined {
  return typeof ref === "string" && /^[\w-]{1,64}$/.test(ref) ? ref : undefined;
}
