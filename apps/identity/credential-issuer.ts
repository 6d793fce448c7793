import type { IncomingMessage, ServerResponse } from "node:http";

const issuerPath = "/.well-known/jwt-vc-issuer";

/** Tells verifiers of our credentials where the keys are (JWT VC Issuer Metadata, draft-ietf-oauth-sd-jwt-vc). */
export function credentialIssuer(issuer: string) {
  const body = JSON.stringify({ issuer, jwks_uri: `${issuer}/oauth/jwks` });
  return (req: IncomingMessage, res: ServerResponse, path: string): boolean => {
    if (path !== issuerPath || (req.method !== "GET" && req.method !== "HEAD")) return false;
    res.removeHeader("Content-Security-Policy");
    res.writeHead(200, {
      "Content-Type": "application/json; charset=utf-8",
      "Cache-Control": "public, max-age=300",
      // Public to every script: it holds nothing of anybody.
      "Access-Control-Allow-Origin": "*",
      "Cross-Origin-Resource-Policy": "cross-origin",
    });
    res.end(req.method === "HEAD" ? undefined : body);
    return true;
  };
}
