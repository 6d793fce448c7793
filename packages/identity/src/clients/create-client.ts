import { isUniqueViolation } from "@hutong/db";
import { DomainError, digest, newId, parseInput, randomToken } from "@hutong/kernel";
import { z } from "zod";
import { assertAdministrator } from "../acting-person.ts";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { signingAlgs } from "../oidc/signing-algs.ts";

const webUri = z.string().max(2_048).refine(isWebUri, "client.uri_invalid");

const createClientSchema = z.object({
  name: z.string().trim().min(1, "client.name_empty").max(80),
  redirectUris: z.array(webUri).min(1, "client.redirect_uri_missing").max(20),
  postLogoutRedirectUris: z.array(webUri).max(20).default([]),
  backchannelLogoutUri: webUri.optional(),
  authMethod: z.enum(["client_secret_basic", "client_secret_post", "none"]).default("client_secret_basic"),
  requireConsent: z.boolean().default(true),
  /** How its ID tokens are signed: ES256 unless its library knows RS256 alone. */
  idTokenAlg: z.enum(signingAlgs).default("ES256"),
});

/** An absolute http(s) address without fragment or userinfo; http only on loopback names (RFC 9700, 2.1). */
function isWebUri(value: string): boolean {
  if (!URL.canParse(value) || /[\s\\]/.test(value)) return false;
  const url = new URL(value);
  if (url.hash || url.username || url.password || value.includes("#")) return false;
  if (url.protocol === "https:") return true;
  const loopback =
    url.hostname === "localhost" ||
    url.hostname.endsWith(".localhost") ||
    /^127\.|^\[::1\]$/.test(url.hostname);
  return url.protocol === "http:" && loopback;
}

export type CreateClientInput = z.input<typeof createClientSchema>;

export interface CreatedClient {
  readonly clientId: string;
  /** Shown this once; only its digest is kept. Undefined for a public client. */
  readonly clientSecret: string | undefined;
}

/**
 * Makes another site known to the provider.
 * @throws DomainError `invalid_input` naming the field, `not_signed_in`, `forbidden` for anybody but the system or an operating administrator
 */
export async function createClient(ctx: IdentityCtx, input: CreateClientInput): Promise<CreatedClient> {
  await assertAdministrator(ctx, ["operator", "owner"]);
  const client = parseInput(createClientSchema, input);
  const clientId = `site-${newId().replaceAll("-", "").slice(-16)}`;
  const clientSecret = client.authMethod === "none" ? undefined : randomToken();
  try {
    await ctx.db.client.create({
      data: {
        id: newId(),
        clientId,
        name: client.name,
        secretHash: clientSecret ? digest(clientSecret).toString("base64url") : null,
        authMethod: client.authMethod,
        redirectUris: client.redirectUris,
        postLogoutRedirectUris: client.postLogoutRedirectUris,
        backchannelLogoutUri: client.backchannelLogoutUri ?? null,
        requireConsent: client.requireConsent,
        idTokenAlg: client.idTokenAlg,
        firstParty: false,
      },
      select: { id: true },
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new DomainError("conflict", { cause: error });
    throw error;
  }
  await writeAudit(ctx, { action: "client.created", data: { clientId, name: client.name } });
  return { clientId, clientSecret };
}
