import { createServer } from "node:http";
import { hashPassword } from "@hutong/identity";
import { exportJWK, generateKeyPair } from "jose";
import { errors, Provider } from "oidc-provider";
import type { BenchClient } from "./target.ts";

// The yardstick: the library alone, with its store in memory, one page of one line and the same password hash.
// A process of its own, told by its arguments: port, origin, clients as JSON.

const [port = "0", origin = "", clientsJson = "[]"] = process.argv.slice(2);
const clients = JSON.parse(clientsJson) as BenchClient[];
const { privateKey } = await generateKeyPair("ES256", { extractable: true });

const provider = new Provider(origin, {
  jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: "ES256", use: "sig", kid: "bench" } as never] },
  clients: clients.map((client) => ({
    client_id: client.id,
    client_secret: client.secret,
    redirect_uris: [client.redirectUri],
    grant_types: ["authorization_code", "refresh_token"],
    response_types: ["code"],
    scope: "openid profile email offline_access",
    id_token_signed_response_alg: "ES256",
  })),
  findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ sub: id, name: id }) }),
  claims: { profile: ["name"], email: ["email"] },
  conformIdTokenClaims: false,
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
  cookies: { keys: ["bench"] },
  issueRefreshToken: async (_ctx, client, code) =>
    client.grantTypeAllowed("refresh_token") && code.scopes.has("email"),
  loadExistingGrant: async (ctx) => {
    const { client, session } = ctx.oidc;
    if (!client || !session?.accountId) return undefined;
    const known = session.grantIdFor(client.clientId);
    const found = known && (await provider.Grant.find(known));
    if (found) return found;
    const grant = new provider.Grant({ accountId: session.accountId, clientId: client.clientId });
    grant.addOIDCScope("openid profile email offline_access");
    await grant.save();
    return grant;
  },
});
const handle = provider.callback();

createServer(async (req, res) => {
  if (!req.url?.startsWith("/interaction/")) return void handle(req, res);
  try {
    if (req.method !== "POST")
      return void res.end("<form method=post><input name=identifier><input name=password></form>");
    let body = "";
    for await (const chunk of req) body += String(chunk);
    const form = new URLSearchParams(body);
    await hashPassword(form.get("password") ?? "");
    await provider.interactionFinished(req, res, { login: { accountId: form.get("identifier") ?? "" } });
  } catch (error) {
    res.statusCode = error instanceof errors.OIDCProviderError ? 400 : 500;
    res.end(String(error));
  }
}).listen(Number(port), "127.0.0.1", () => process.send?.("ready"));
