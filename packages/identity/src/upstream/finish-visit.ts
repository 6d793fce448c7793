import { inTransaction } from "@hutong/db";
import { DomainError, digest, signal, type UserId } from "@hutong/kernel";
import * as client from "openid-client";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { type UpstreamHouse, upstreamRedirectUri } from "./house.ts";
import { isFresh } from "./proof.ts";
import { type ProviderRow, providerClient } from "./provider-client.ts";
import { visitLifeMs } from "./start-visit.ts";

/** Where the way back leads. `interactionUid` is the sign-in under way; null where somebody adds a way in. */
export type UpstreamReturn = { readonly interactionUid: string | null } & (
  | {
      /** Her (issuer, subject) is known: she is in. */
      readonly kind: "signed_in";
      readonly interactionUid: string;
      readonly userId: UserId;
      /** When the provider saw her prove who she is; null where it did not say. */
      readonly authenticatedAt: Date | null;
      /** Who was to prove that it is she: somebody else than `userId`, or nobody in particular. */
      readonly confirmsUserId: UserId | null;
    }
  /** Nobody is known by it: to be linked or opened with, or added, once. */
  | { readonly kind: "unknown" | "to_add"; readonly visitId: string }
  | { readonly kind: "refused"; readonly why: UpstreamRefusal; readonly cause?: unknown }
);

/**
 * Why the way back led nowhere. `stale`: no such visit in this browser, used, or too late. `denied`: she or the provider
 * said no. `failed`: what came back could not be verified, or the provider did not answer. `not_fresh`: it was to ask her
 * anew and did not. `frozen`: whoever she is here is frozen. `administrator`: whoever runs a provider does not run this house.
 */
export type UpstreamRefusal = "stale" | "denied" | "failed" | "not_fresh" | "frozen" | "administrator";

interface Visit {
  readonly id: string;
  readonly interactionUid: string | null;
  readonly userId: string | null;
  readonly wantsFresh: boolean;
  readonly verifier: string;
  readonly nonce: string;
  readonly createdAt: Date;
  readonly provider: ProviderRow & {
    readonly slug: string;
    readonly emailClaim: string;
    readonly nameClaim: string;
  };
}

/** What a provider said of her, verified. */
interface Proven {
  readonly subject: string;
  readonly authenticatedAt: Date | null;
  readonly email: string | null;
  readonly name: string | null;
}

/**
 * Comes back from a provider: uses the visit up, redeems the code, verifies what it says (issuer, RFC 9207; state; nonce;
 * signature; audience), and finds out who she is here, by issuer and subject alone. An address that the provider names
 * is kept as a suggestion and looks nobody up (SECURITY 19).
 * Not to be called within a transaction: it calls the provider.
 */
export async function finishUpstream(
  ctx: IdentityCtx,
  house: UpstreamHouse,
  input: { readonly browser: string | undefined; readonly search: string },
): Promise<UpstreamReturn> {
  const query = new URLSearchParams(input.search.slice(0, 8_192));
  const visit = await takeVisit(ctx, query.get("state") ?? "", input.browser ?? "");
  if (!visit) return refused(undefined, "stale");
  const { interactionUid } = visit;
  if (query.has("error")) {
    const isNo = ["access_denied", "login_required", "interaction_required"].includes(
      query.get("error") ?? "",
    );
    const cause = isNo ? undefined : new Error(`the provider says ${query.get("error")?.slice(0, 64)}`);
    return refused(visit, isNo ? "denied" : "failed", cause);
  }
  let proven: Proven;
  try {
    proven = await redeem(house, visit, query);
  } catch (cause) {
    return refused(visit, "failed", cause);
  }
  if (visit.wantsFresh && !isFresh(visit, proven)) return refused(visit, "not_fresh");
  const known = await ctx.db.upstreamIdentity.findUnique({
    where: { issuer_subject: { issuer: visit.provider.issuer, subject: proven.subject } },
    select: { id: true, userId: true, user: { select: { status: true, adminRole: true } } },
  });
  if (!known || interactionUid === null) {
    await keepProof(ctx, visit, proven);
    signal("sign_in", { outcome: "upstream_unknown" });
    return { kind: interactionUid === null ? "to_add" : "unknown", interactionUid, visitId: visit.id };
  }
  if (known.user.status === "frozen") {
    await writeAudit(ctx, {
      action: "person.sign_in_failed",
      subjectUserId: known.userId,
      data: { why: "frozen", upstream: visit.provider.slug },
    });
    return refused(visit, "frozen");
  }
  if (known.user.adminRole !== null) return refused(visit, "administrator");
  await admit(ctx, visit, known);
  return {
    kind: "signed_in",
    interactionUid,
    userId: known.userId as UserId, // the row's own id: branded here
    authenticatedAt: proven.authenticatedAt,
    confirmsUserId: visit.userId as UserId | null,
  };
}

function refused(visit: Visit | undefined, why: UpstreamRefusal, cause?: unknown): UpstreamReturn {
  signal("sign_in", { outcome: `upstream_${why}` });
  return {
    kind: "refused",
    why,
    interactionUid: visit?.interactionUid ?? null,
    ...(cause === undefined ? {} : { cause }),
  };
}

/** Uses a visit up: once, in the browser that set out, in time, while its provider is enabled. */
async function takeVisit(ctx: IdentityCtx, state: string, browser: string): Promise<Visit | undefined> {
  const [row] = await ctx.db.upstreamVisit.updateManyAndReturn({
    where: {
      stateHash: digest(state),
      browserHash: digest(browser),
      returnedAt: null,
      expiresAt: { gt: ctx.now },
      provider: { disabledAt: null },
    },
    data: { returnedAt: ctx.now },
    select: {
      id: true,
      providerId: true,
      interactionUid: true,
      userId: true,
      wantsFresh: true,
      verifier: true,
      nonce: true,
      createdAt: true,
    },
  });
  if (!row) return undefined;
  const provider = await ctx.db.upstreamProvider.findUnique({
    where: { id: row.providerId },
    select: {
      id: true,
      slug: true,
      issuer: true,
      clientId: true,
      clientSecretSealed: true,
      changedAt: true,
      emailClaim: true,
      nameClaim: true,
    },
  });
  return provider ? { ...row, provider } : undefined;
}

async function redeem(house: UpstreamHouse, visit: Visit, query: URLSearchParams): Promise<Proven> {
  const configuration = await providerClient(house, visit.provider);
  // The registered address, whatever Host the request came under; the state was compared when the visit was taken.
  const back = new URL(`${upstreamRedirectUri(house)}?${query}`);
  const tokens = await client.authorizationCodeGrant(configuration, back, {
    pkceCodeVerifier: visit.verifier,
    expectedState: query.get("state") ?? "",
    expectedNonce: visit.nonce,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (!claims || claims.sub === "" || claims.sub.length > 255) throw new Error("its ID token names nobody");
  const said = await moreClaims(configuration, tokens.access_token, claims);
  return {
    subject: claims.sub,
    authenticatedAt: typeof claims.auth_time === "number" ? new Date(claims.auth_time * 1_000) : null,
    email: textOf(said[visit.provider.emailClaim], 254),
    name: textOf(said[visit.provider.nameClaim], 64),
  };
}

/** Name and address stand in the ID token or at the userinfo endpoint; they are suggestions, so failing to read them fails nothing. */
async function moreClaims(
  configuration: client.Configuration,
  accessToken: string,
  claims: client.IDToken,
): Promise<Record<string, unknown>> {
  if (!configuration.serverMetadata().userinfo_endpoint) return claims;
  try {
    return { ...claims, ...(await client.fetchUserInfo(configuration, accessToken, claims.sub)) };
  } catch {
    return claims;
  }
}

function textOf(value: unknown, maxChars: number): string | null {
  if (typeof value !== "string") return null;
  const text = value
    .normalize("NFC")
    .replace(/\p{Cc}/gu, "")
    .trim();
  return text === "" || text.length > maxChars ? null : text;
}

async function keepProof(ctx: IdentityCtx, visit: Visit, proven: Proven): Promise<void> {
  await ctx.db.upstreamVisit.update({
    where: { id: visit.id },
    data: {
      subject: proven.subject,
      authenticatedAt: proven.authenticatedAt,
      suggestedEmail: proven.email,
      suggestedName: proven.name,
      expiresAt: new Date(ctx.now.getTime() + visitLifeMs),
    },
    select: { id: true },
  });
}

async function admit(ctx: IdentityCtx, visit: Visit, known: { id: string; userId: string }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    // Taken away or moved by a linking in the meantime: she is not whom it named.
    const { count } = await tx.upstreamIdentity.updateMany({
      where: { id: known.id, userId: known.userId },
      data: { lastUsedAt: ctx.now },
    });
    if (count === 0) throw new DomainError("conflict", { fields: { upstream: "upstream.changed" } });
    const userId = known.userId as UserId; // the row's own id: branded here
    await writeAudit(
      { ...ctx, db: tx, actor: { kind: "person", userId } },
      { action: "person.signed_in", subjectUserId: userId, data: { upstream: visit.provider.slug } },
    );
  });
  signal("sign_in", { outcome: "signed_in" });
}
