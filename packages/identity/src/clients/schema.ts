import { z } from "zod";
import { signingAlgs } from "../oidc/signing-algs.ts";
import { uriFault } from "./uri-fault.ts";

const webUri = z
  .string()
  .max(2_048, "client.uri_too_long")
  .superRefine((value, ctx) => {
    const fault = uriFault(value);
    if (fault) ctx.addIssue({ code: "custom", message: `client.uri_${fault}` });
  });

const webUris = z
  .array(webUri)
  .max(20, "client.uris_too_many")
  .refine((uris) => new Set(uris).size === uris.length, "client.uri_twice");

/** How clients prove who they are at the token endpoint. */
export const clientAuthMethods = ["client_secret_basic", "client_secret_post", "none"] as const;

const hour = 3_600;
const day = 24 * hour;

/** How long tokens may live, in seconds: the bounds, and what holds where nothing is said. */
export const lifetimeBounds = {
  accessTokenSeconds: { min: 60, max: hour, usual: 600 },
  idTokenSeconds: { min: 60, max: hour, usual: 600 },
  refreshIdleSeconds: { min: hour, max: 90 * day, usual: 14 * day },
  refreshAbsoluteSeconds: { min: hour, max: 365 * day, usual: 90 * day },
} as const;

export type Lifetime = keyof typeof lifetimeBounds;

const seconds = ({ min, max }: { min: number; max: number }) =>
  z
    .int("client.seconds_invalid")
    .min(min, "client.seconds_out_of_bounds")
    .max(max, "client.seconds_out_of_bounds");

const lifetimes = {
  accessTokenSeconds: seconds(lifetimeBounds.accessTokenSeconds),
  idTokenSeconds: seconds(lifetimeBounds.idTokenSeconds),
  refreshIdleSeconds: seconds(lifetimeBounds.refreshIdleSeconds),
  refreshAbsoluteSeconds: seconds(lifetimeBounds.refreshAbsoluteSeconds),
};

const settings = {
  name: z.string().trim().min(1, "client.name_empty").max(80, "client.name_too_long"),
  redirectUris: webUris.min(1, "client.redirect_uri_missing"),
  postLogoutRedirectUris: webUris,
  backchannelLogoutUri: webUri.nullable(),
  requireConsent: z.boolean(),
  /** It may ask for the scope `shop_credentials`: only where people are asked. */
  shopCredentials: z.boolean(),
  /** It may ask for the scopes of the shops' API: only where people are asked. */
  shopApi: z.boolean(),
  /** How its ID tokens are signed: ES256 unless its library knows RS256 alone. */
  idTokenAlg: z.enum(signingAlgs),
  ...lifetimes,
};

export const createClientSchema = z
  .object({
    ...settings,
    postLogoutRedirectUris: settings.postLogoutRedirectUris.default([]),
    backchannelLogoutUri: settings.backchannelLogoutUri.default(null),
    authMethod: z.enum(clientAuthMethods).default("client_secret_basic"),
    requireConsent: settings.requireConsent.default(true),
    shopCredentials: settings.shopCredentials.default(false),
    shopApi: settings.shopApi.default(false),
    idTokenAlg: settings.idTokenAlg.default("ES256"),
    accessTokenSeconds: lifetimes.accessTokenSeconds.default(lifetimeBounds.accessTokenSeconds.usual),
    idTokenSeconds: lifetimes.idTokenSeconds.default(lifetimeBounds.idTokenSeconds.usual),
    refreshIdleSeconds: lifetimes.refreshIdleSeconds.default(lifetimeBounds.refreshIdleSeconds.usual),
    refreshAbsoluteSeconds: lifetimes.refreshAbsoluteSeconds.default(
      lifetimeBounds.refreshAbsoluteSeconds.usual,
    ),
  })
  .refine((client) => client.refreshAbsoluteSeconds >= client.refreshIdleSeconds, {
    path: ["refreshAbsoluteSeconds"],
    message: "client.absolute_below_idle",
  })
  .refine((client) => client.requireConsent || !client.shopCredentials, {
    path: ["shopCredentials"],
    message: "client.shop_credentials_unasked",
  })
  .refine((client) => client.requireConsent || !client.shopApi, {
    path: ["shopApi"],
    message: "client.shop_api_unasked",
  });

const clientId = z.string().min(1).max(64);

/** What is left out stays as it is. */
export const changeClientSchema = z
  .object({ clientId, ...settings })
  .partial()
  .required({ clientId: true });

const reason = z.string().trim().max(500, "client.reason_too_long");

export const clientActSchema = z.object({ clientId, reason: reason.optional() });

export type CreateClientInput = z.input<typeof createClientSchema>;
export type ChangeClientInput = z.input<typeof changeClientSchema>;
/** A client, and why this is done to it: a person who disables one has to say so. */
export type ClientActInput = z.input<typeof clientActSchema>;
