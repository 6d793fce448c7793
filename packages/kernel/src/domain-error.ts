/** Why a verb refused. One small union for the whole product; texts live in the message catalogues. */
export const domainErrorCodes = [
  "not_signed_in",
  "reauthenticate",
  "forbidden",
  "not_found",
  "invalid_input",
  "conflict",
  "frozen",
  "throttled",
  "busy",
  "expired",
  "wrong_credentials",
  "wrong_code",
  "weak_password",
] as const;

export type DomainErrorCode = (typeof domainErrorCodes)[number];

/** Which field was wrong and why: keys of the message catalogue, never texts. */
export type FieldErrors = Readonly<Record<string, string>>;

/**
 * A refusal. Carries a code and, for bad input, the fields; never a text for people.
 * Thrown by verbs, mapped in exactly two places: form state and HTTP.
 */
export class DomainError extends Error {
  readonly code: DomainErrorCode;
  readonly fields: FieldErrors;
  /** Seconds after which another try makes sense, for `throttled` and `busy`. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: DomainErrorCode,
    detail: { fields?: FieldErrors; retryAfterSeconds?: number; cause?: unknown; message?: string } = {},
  ) {
    super(detail.message ?? code, { cause: detail.cause });
    this.name = "DomainError";
    this.code = code;
    this.fields = detail.fields ?? {};
    this.retryAfterSeconds = detail.retryAfterSeconds;
  }
}

/** True for a DomainError, also one that came from another bundle of this module. */
export function isDomainError(error: unknown): error is DomainError {
  return error instanceof Error && error.name === "DomainError" && "code" in error && "fields" in error;
}
