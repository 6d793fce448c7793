import { type DomainErrorCode, isDomainError } from "@hutong/kernel";
import { isOrderRefusal } from "@hutong/orders";

/** Refusals of the transport itself, besides the domain's. */
const apiCodes = [
  "no_such_path",
  "method_not_allowed",
  "not_json",
  "too_large",
  "token_missing",
  "token_invalid",
  "scope_missing",
  "shop_missing",
  "rate_limited",
  "idempotency_key_missing",
  "idempotency_key_invalid",
  "idempotency_key_reused",
  "in_flight",
  "version_missing",
  "version_changed",
  "items_refused",
  "lines_refused",
  "unexpected",
] as const;

export type ApiCode = (typeof apiCodes)[number] | DomainErrorCode;

const statuses: Readonly<Record<ApiCode, number>> = {
  no_such_path: 404,
  method_not_allowed: 405,
  not_json: 415,
  too_large: 413,
  token_missing: 401,
  token_invalid: 401,
  scope_missing: 403,
  shop_missing: 403,
  rate_limited: 429,
  idempotency_key_missing: 400,
  idempotency_key_invalid: 400,
  idempotency_key_reused: 422,
  in_flight: 409,
  version_missing: 428,
  version_changed: 412,
  items_refused: 409,
  lines_refused: 409,
  unexpected: 500,
  not_signed_in: 401,
  reauthenticate: 403,
  forbidden: 403,
  not_found: 404,
  invalid_input: 422,
  conflict: 409,
  frozen: 403,
  throttled: 429,
  busy: 503,
  expired: 410,
  wrong_credentials: 401,
  wrong_code: 422,
  weak_password: 422,
};

/** A refusal on its way to the caller (RFC 9457). Words are put to it where the language is known. */
export class ApiProblem extends Error {
  readonly code: ApiCode;
  readonly status: number;
  /** Field → key of its text. */
  readonly fields: Readonly<Record<string, string>>;
  /** Members of its own. */
  readonly more: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: ApiCode,
    detail: {
      fields?: Readonly<Record<string, string>>;
      more?: Readonly<Record<string, unknown>>;
      headers?: Readonly<Record<string, string>>;
    } = {},
  ) {
    super(code);
    this.name = "ApiProblem";
    this.code = code;
    this.status = statuses[code];
    this.fields = detail.fields ?? {};
    this.more = detail.more ?? {};
    this.headers = detail.headers ?? {};
  }
}

/** A refusal as a problem; undefined for what nobody expected. */
export function problemOf(error: unknown): ApiProblem | undefined {
  if (error instanceof ApiProblem) return error;
  if (isOrderRefusal(error)) {
    const { refusedFor } = error;
    if (refusedFor.kind === "lines") {
      const lines = refusedFor.lines.map(({ skuId, problem, stock, priceFen }) => ({
        sku_id: skuId,
        problem,
        stock,
        price_fen: priceFen === null ? null : Number(priceFen),
      }));
      return new ApiProblem("lines_refused", { more: { lines } });
    }
    return new ApiProblem("conflict", {
      fields: error.fields,
      more: { limit_fen: Number(refusedFor.limitFen), left_fen: Number(refusedFor.leftFen) },
    });
  }
  if (!isDomainError(error)) return undefined;
  const { code, fields, retryAfterSeconds: wait } = error;
  return new ApiProblem(code, {
    fields,
    ...(wait === undefined ? {} : { headers: { "retry-after": String(wait) } }),
  });
}
