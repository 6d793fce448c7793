import { randomInt } from "node:crypto";
import { type Db, inTransaction } from "@hutong/db";
import { assertFreshSignIn, readActiveSigningKey, writeAudit } from "@hutong/identity/trade";
import { type Ctx, DomainError, newId, parseInput } from "@hutong/kernel";
import { readShopFigures } from "../figures/read-shop-figures.ts";
import { carriedClaim } from "./carried-claim.ts";
import { credentialType, signingFormat, statusListUri } from "./credential-format.ts";
import {
  credentialDays,
  type IssueCredentialInput,
  issueCredentialSchema,
  statusListSize,
} from "./schema.ts";

export interface IssuedCredential {
  readonly credentialId: string;
  /** The SD-JWT VC in its compact form: shown once, kept nowhere. */
  readonly compact: string;
  readonly expiresAt: Date;
}

/** Who signs, and as whom. */
export interface CredentialIssuer {
  /** The identity origin. */
  readonly issuer: string;
  /** Opens the sealed signing keys. */
  readonly keySecret: string;
}

/**
 * Gives the owner of a shop its passport as a signed credential (SD-JWT VC, draft-ietf-oauth-sd-jwt-vc; RFC 9901): each
 * claim asked for that has a figure, every one of them disclosed by itself later. Good for 30 days, or until withdrawn,
 * or until the shop is no longer hers.
 * @throws DomainError `not_signed_in`, `reauthenticate`, `not_found` (another's shop, none, missing ones alike),
 * `invalid_input` (no claim, or none that has a figure)
 */
export async function issueCredential(
  ctx: Ctx<Db>,
  input: IssueCredentialInput,
  { issuer, keySecret }: CredentialIssuer,
): Promise<IssuedCredential> {
  const { accountId, claims } = parseInput(issueCredentialSchema, input);
  const { actor, now } = ctx;
  assertFreshSignIn(ctx);
  if (actor.kind !== "person") throw new DomainError("not_signed_in");
  const shop = await ownShop(ctx.db, actor.userId, accountId);
  const figures = ((await readShopFigures(ctx.db, [accountId])).get(accountId) ?? []).filter(({ claim }) =>
    claims.includes(claim),
  );
  if (figures.length === 0)
    throw new DomainError("invalid_input", { fields: { claims: "credential_claims_empty" } });
  const key = await readActiveSigningKey(ctx.db, { keySecret, alg: "ES256" });
  const names = figures.map(({ claim }) => claim);
  const expiresAt = new Date(now.getTime() + credentialDays * 86_400_000);
  const place = await inTransaction(ctx.db, async (tx) => {
    const id = newId<"ShopCredential">();
    const taken = await takePlace(tx, {
      id,
      accountId,
      userId: actor.userId,
      claims: names,
      issuedAt: now,
      expiresAt,
    });
    await writeAudit(
      { ...ctx, db: tx },
      {
        action: "credential.issued",
        subjectUserId: actor.userId,
        accountId,
        data: { credential: id, claims: names },
      },
    );
    return { id, ...taken };
  });
  const compact = await signingFormat(key.privateJwk).issue(
    {
      iss: issuer,
      iat: Math.floor(now.getTime() / 1_000),
      exp: Math.floor(expiresAt.getTime() / 1_000),
      vct: credentialType(issuer),
      status: { status_list: { idx: place.listIndex, uri: statusListUri(issuer, place.listNo) } },
      shop,
      ...Object.fromEntries(figures.map((figure) => [figure.claim, carriedClaim(figure)])),
    },
    { _sd: names } as never, // the library's type wants the names as literals of this very object
    { header: { kid: key.kid } },
  );
  return { credentialId: place.id, compact, expiresAt };
}

async function ownShop(db: Db, userId: string, accountId: string) {
  const account = await db.account.findFirst({
    where: { id: accountId, userId, status: "active", shop: { kind: { in: ["shop", "flagship"] } } },
    select: { realm: true, loginName: true, shop: { select: { name: true } } },
  });
  if (!account?.shop) throw new DomainError("not_found");
  return { name: account.shop.name, realm: account.realm, login_name: account.loginName };
}

interface NewCredential {
  readonly id: string;
  readonly accountId: string;
  readonly userId: string;
  readonly claims: string[];
  readonly issuedAt: Date;
  readonly expiresAt: Date;
}

/** Draws a free place in the last status list; a new list is begun when that is half full, so that few draws fail. */
async function takePlace(db: Db, row: NewCredential): Promise<{ listNo: number; listIndex: number }> {
  await db.$executeRaw`select pg_advisory_xact_lock(hashtext('hutong.status_lists'))`;
  const last = (await db.shopCredential.aggregate({ _max: { listNo: true } }))._max.listNo ?? 1;
  const taken = await db.shopCredential.count({ where: { listNo: last } });
  const listNo = taken < statusListSize / 2 ? last : last + 1;
  for (;;) {
    const listIndex = randomInt(statusListSize);
    const { count } = await db.shopCredential.createMany({
      data: [{ ...row, listNo, listIndex }],
      skipDuplicates: true,
    });
    if (count === 1) return { listNo, listIndex };
  }
}
