import type { Db } from "@hutong/db";
import { readActiveSigningKey } from "@hutong/identity/trade";
import { DomainError } from "@hutong/kernel";
import { createHeaderAndPayload, StatusList } from "@sd-jwt/jwt-status-list";
import { signEs256, statusListUri } from "./credential-format.ts";
import type { CredentialIssuer } from "./issue-credential.ts";
import { statusListSize } from "./schema.ts";

/** Verifiers may keep a list for so long: a withdrawal reaches them no later. */
export const statusListSeconds = 300;

/**
 * A status list as a signed token (Token Status List, `statuslist+jwt`), one bit a credential: 1 is no longer good,
 * because it was withdrawn, or the shop is frozen or no longer that person's. Those that have expired need no bit.
 * @throws DomainError `not_found` for a list that was never begun
 */
export async function statusListToken(
  db: Db,
  { listNo, now }: { readonly listNo: number; readonly now: Date },
  { issuer, keySecret }: CredentialIssuer,
): Promise<string> {
  const ended = await db.$queryRaw<{ list_index: number | null }[]>`
    select max(c.list_index) filter (where c.expires_at > ${now} and (c.withdrawn_at is not null
      or a.user_id <> c.user_id or a.status <> 'active' or p.status <> 'active')) as list_index
    from shop_credentials c join accounts a on a.id = c.account_id join users p on p.id = a.user_id
    where c.list_no = ${listNo} group by c.id`;
  if (ended.length === 0) throw new DomainError("not_found");
  const bits = new Array<number>(statusListSize).fill(0);
  for (const { list_index } of ended) if (list_index !== null) bits[list_index] = 1;
  const key = await readActiveSigningKey(db, { keySecret, alg: "ES256" });
  const seconds = Math.floor(now.getTime() / 1_000);
  const { header, payload } = createHeaderAndPayload(
    new StatusList(bits, 1),
    {
      iss: issuer,
      sub: statusListUri(issuer, listNo),
      iat: seconds,
      exp: seconds + 4 * statusListSeconds,
      ttl: statusListSeconds,
    },
    { alg: "ES256", typ: "statuslist+jwt", kid: key.kid },
  );
  const data = [header, payload]
    .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .join(".");
  return `${data}.${signEs256(data, key.privateJwk)}`;
}
