import { DomainError, digest, newId, parseInput, signal } from "@hutong/kernel";
import * as client from "openid-client";
import { actingPerson } from "../acting-person.ts";
import type { IdentityCtx } from "../context.ts";
import { type UpstreamHouse, upstreamRedirectUri } from "./house.ts";
import { providerClient } from "./provider-client.ts";
import { type StartUpstreamInput, startUpstreamSchema } from "./schema.ts";

/** A way to a provider and back takes at most so long, and what came back is good for as long again. */
export const visitLifeMs = 10 * 60_000;

/**
 * Sets out to a provider: keeps what the way back is checked by (state, nonce, PKCE verifier, the browser) and names the
 * address to go to. With an interaction it is a sign-in; without one, somebody signed in adds a way in.
 * Not to be called within a transaction: it may call the provider.
 * @throws DomainError `not_found` (no such provider, or disabled), `not_signed_in`, `conflict` (field `upstream`:
 * `upstream.unreachable`)
 */
export async function startUpstream(
  ctx: IdentityCtx,
  house: UpstreamHouse,
  input: StartUpstreamInput,
): Promise<{ readonly url: string }> {
  const { slug, browser, interactionUid, confirmsUserId, wantsFresh } = parseInput(
    startUpstreamSchema,
    input,
  );
  const userId = interactionUid === undefined ? actingPerson(ctx) : confirmsUserId;
  const provider = await ctx.db.upstreamProvider.findFirst({
    where: { slug, disabledAt: null },
    select: {
      id: true,
      issuer: true,
      clientId: true,
      clientSecretSealed: true,
      changedAt: true,
      scopes: true,
    },
  });
  if (!provider) throw new DomainError("not_found");
  const configuration = await providerClient(house, provider).catch((cause) => {
    signal("sign_in", { outcome: "upstream_unreachable" });
    throw new DomainError("conflict", { cause, fields: { upstream: "upstream.unreachable" } });
  });
  const [state, nonce, verifier] = [
    client.randomState(),
    client.randomNonce(),
    client.randomPKCECodeVerifier(),
  ];
  await ctx.db.upstreamVisit.create({
    data: {
      id: newId(),
      providerId: provider.id,
      stateHash: digest(state),
      browserHash: digest(browser),
      interactionUid: interactionUid ?? null,
      userId: userId ?? null,
      wantsFresh,
      verifier,
      nonce,
      createdAt: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + visitLifeMs),
    },
    select: { id: true },
  });
  const url = client.buildAuthorizationUrl(configuration, {
    redirect_uri: upstreamRedirectUri(house),
    scope: provider.scopes.join(" "),
    state,
    nonce,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    ...(wantsFresh ? { prompt: "login", max_age: "0" } : {}),
  });
  return { url: url.href };
}
