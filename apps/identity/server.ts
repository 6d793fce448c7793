import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { yieldToPages } from "@hutong/identity";
import { originsBehindForms } from "@hutong/identity/interaction";
import { createProvider } from "@hutong/identity/oidc";
import { startSite } from "@hutong/site/server";
import { startChores } from "./chores.ts";
import { credentialIssuer } from "./credential-issuer.ts";
import { addIdentityMetrics } from "./identity-metrics.ts";
import { shopCredentials } from "./shop-credentials.ts";
import { signInGate } from "./sign-in-gate.ts";

/** The forms of disputes take pictures: four of 8 MiB, and their words. `next.config.ts` says the same to Next. */
const evidenceBytes = 33 * 1_048_576;
const evidenceForms = /^\/account\/ids\/dispute(\/[\w-]{1,64})?$/;

await startSite(dirname(fileURLToPath(import.meta.url)), async (setUp) => {
  const { env, log, database } = setUp;
  if (!env.keySecret || !env.cookieSecret) {
    throw new Error(
      "The identity site needs HUTONG_KEY_SECRET and HUTONG_COOKIE_SECRET. See docs/operating.md.",
    );
  }
  const provider = await createProvider({
    database,
    issuer: env.origin,
    keySecret: env.keySecret,
    cookieSecret: env.cookieSecret,
    shopApi: `${env.origins.retail}/api/v1`,
    shopCredentials: shopCredentials(database.prisma),
    onError: (error, requestId) => log.error({ requestId, err: error }, "provider"),
  });
  const answerIssuer = credentialIssuer(env.origin);
  addIdentityMetrics(setUp);
  await yieldToPages();
  return {
    bodyLimit: (path) => (evidenceForms.test(path) ? evidenceBytes : undefined),
    turnAway: signInGate(env.authSecret),
    close: startChores(setUp, provider),
    isProtocol: provider.isProtocol,
    formTargets: async (url) => [
      env.origins.wholesale,
      env.origins.retail,
      ...(await originsBehindForms(database.pool, url)),
    ],
    handleProtocol: (req, res, path) => {
      if (answerIssuer(req, res, path)) return true;
      if (!provider.owns(path)) return false;
      provider.handle(req, res);
      return true;
    },
  };
});
