import { idSchema } from "@hutong/kernel";
import { z } from "zod";
import { localeSchema } from "../locale.ts";
import { signInSchema } from "../sign-in/schema.ts";
import { displayNameSchema } from "../sign-up/schema.ts";

const slug = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/, "upstream.slug_invalid");
/** Compared as it is written: a slash at the end is another issuer. */
const issuer = z.string().trim().min(1, "upstream.issuer_missing").max(255, "upstream.issuer_too_long");
const name = z.string().trim().min(1, "upstream.name_empty").max(40, "upstream.name_too_long");
const scope = z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]{1,64}$/, "upstream.scope_invalid");
const claim = z.string().regex(/^[\w:./-]{1,64}$/, "upstream.claim_invalid");
const reason = z.string().trim().max(280).optional();

const settings = {
  clientId: z.string().trim().min(1, "upstream.client_id_missing").max(255),
  nameZh: name,
  nameEn: name,
  scopes: z
    .array(scope)
    .max(12, "upstream.scopes_too_many")
    .refine((scopes) => scopes.includes("openid"), "upstream.scope_openid"),
  emailClaim: claim,
  nameClaim: claim,
  position: z.int("upstream.position_invalid").min(0).max(999, "upstream.position_invalid"),
};

/** Null takes the secret away: a public client. */
const clientSecret = z.string().min(1).max(1_024).nullable();

export const addUpstreamSchema = z.object({
  slug,
  issuer,
  ...settings,
  clientSecret: clientSecret.default(null),
  scopes: settings.scopes.default(["openid", "profile", "email"]),
  emailClaim: claim.default("email"),
  nameClaim: claim.default("name"),
  position: settings.position.default(0),
  reason,
});
export type AddUpstreamInput = z.input<typeof addUpstreamSchema>;

/** What is left out stays as it is. The issuer stays: who is known by it is known by no other. */
export const changeUpstreamSchema = z
  .object({ ...settings, clientSecret })
  .partial()
  .extend({ slug, reason });
export type ChangeUpstreamInput = z.input<typeof changeUpstreamSchema>;

export const upstreamActSchema = z.object({ slug, reason });
export type UpstreamActInput = z.input<typeof upstreamActSchema>;

export const startUpstreamSchema = z.object({
  slug: z.string().max(32),
  /** What the browser's own cookie says: a random token. */
  browser: z.string().min(32).max(64),
  /** The sign-in under way; without one somebody signed in adds a way in. */
  interactionUid: z.string().max(64).optional(),
  /** Who is to prove that it is she. */
  confirmsUserId: idSchema<"User">().optional(),
  wantsFresh: z.boolean().default(false),
});
export type StartUpstreamInput = z.input<typeof startUpstreamSchema>;

/** A visit that came back, in the browser that set out. */
const visit = { visitId: idSchema<"UpstreamVisit">(), browser: z.string().max(64) };

export const visitSchema = z.object(visit);
export type VisitInput = z.input<typeof visitSchema>;

export const linkUpstreamSchema = signInSchema.extend(visit);
export type LinkUpstreamInput = z.input<typeof linkUpstreamSchema>;

export const openWithUpstreamSchema = z.object({
  ...visit,
  contact: z.string().min(1, "contact.empty").max(254, "contact.invalid"),
  displayName: displayNameSchema.optional(),
  locale: localeSchema.optional(),
});
export type OpenWithUpstreamInput = z.input<typeof openWithUpstreamSchema>;

export const removeUpstreamSchema = z.object({ identityId: idSchema<"UpstreamIdentity">() });
export type RemoveUpstreamInput = z.input<typeof removeUpstreamSchema>;

export const removeUpstreamOfSchema = removeUpstreamSchema.extend({
  userId: idSchema<"User">(),
  /** Why, for the audit. */
  reason: z.string().trim().max(280).optional(),
});
export type RemoveUpstreamOfInput = z.input<typeof removeUpstreamOfSchema>;
