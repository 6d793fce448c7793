import type { Database } from "@hutong/db";
import type { ShopApiScope } from "@hutong/identity/site";
import { type AccountId, digest, type UserId } from "@hutong/kernel";
import type { Caller, Operation } from "./operation.ts";
import { ApiProblem } from "./problem.ts";

/** So many requests a consent may make in a window. */
export const ratePerWindow = 600;
export const windowSeconds = 60;

interface Row {
  consent_id: string;
  client_id: string;
  client_name: string;
  user_id: UserId;
  account_id: AccountId | null;
  scopes: ShopApiScope[];
  is_frozen: boolean;
  used: number;
  resets_in_seconds: number;
}

export interface Admitted {
  readonly caller: Caller;
  /** What is left of the rate (draft-ietf-httpapi-ratelimit-headers). */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Who calls, by the bearer token: looked up as it stands now, so what was revoked, withdrawn or frozen a moment ago is
 * refused (SECURITY 13). One prepared statement, which counts the use too.
 * @throws ApiProblem
 */
export async function admit(
  { pool }: Pick<Database, "pool">,
  {
    authorization,
    resource,
    scope,
  }: {
    readonly authorization: string | undefined;
    /** The audience that a token must have. */
    readonly resource: string;
    readonly scope: Exclude<Operation["scope"], null>;
  },
): Promise<Admitted> {
  const token = /^Bearer +([\w.~+/-]{16,256}=*)$/i.exec(authorization ?? "")?.[1];
  if (!token) throw unauthorized("token_missing");
  const { rows } = await pool.query<Row>({
    name: "use_shop_api_token",
    text: "select * from use_shop_api_token($1, $2, $3)",
    values: [digest(token), resource, windowSeconds],
  });
  const row = rows[0];
  if (!row) throw unauthorized("token_invalid");
  const headers = rateHeaders(row);
  if (row.used > ratePerWindow) {
    const wait = { "retry-after": String(Math.max(1, row.resets_in_seconds)) };
    throw new ApiProblem("rate_limited", { headers: { ...headers, ...wait } });
  }
  if (row.is_frozen) throw new ApiProblem("frozen", { headers });
  if (scope !== "any" && !row.scopes.includes(scope)) {
    const challenge = { "www-authenticate": `Bearer error="insufficient_scope", scope="${scope}"` };
    throw new ApiProblem("scope_missing", { more: { scope }, headers: { ...headers, ...challenge } });
  }
  if (scope !== "any" && scope !== "buying" && row.account_id === null)
    throw new ApiProblem("shop_missing", { headers });
  return {
    caller: {
      consentId: row.consent_id,
      clientId: row.client_id,
      clientName: row.client_name,
      userId: row.user_id,
      accountId: row.account_id,
      scopes: row.scopes,
    },
    headers,
  };
}

function unauthorized(code: "token_missing" | "token_invalid"): ApiProblem {
  const challenge = code === "token_missing" ? "Bearer" : 'Bearer error="invalid_token"';
  return new ApiProblem(code, { headers: { "www-authenticate": challenge } });
}

function rateHeaders({ used, resets_in_seconds }: Row): Record<string, string> {
  const left = Math.max(0, ratePerWindow - used);
  return {
    "ratelimit-policy": `"consent";q=${ratePerWindow};w=${windowSeconds}`,
    ratelimit: `"consent";r=${left};t=${Math.max(0, resets_in_seconds)}`,
  };
}
