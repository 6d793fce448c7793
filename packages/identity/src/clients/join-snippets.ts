/** What a site needs to know of itself and of us to join. */
export interface JoinFacts {
  readonly issuer: string;
  readonly clientId: string;
  /** The first of its redirect addresses. */
  readonly redirectUri: string;
  readonly idTokenAlg: string;
}

/** One file of a way to join, as it is shown, documented and tested. */
export interface JoinSnippet {
  readonly stack: "nextAuth" | "express" | "apache";
  readonly file: string;
  readonly language: "ts" | "js" | "apache";
  readonly code: string;
}

/** What stands in docs/joining.md: a test compares, so that the docs, the page and what is run are one text. */
export const documentedFacts: JoinFacts = {
  issuer: "https://id.example.com",
  clientId: "site-0123456789abcdef",
  redirectUri: "https://shop.example.com/callback",
  idTokenAlg: "ES256",
};

/** How a site joins, file by file, with its own client filled in. No secret is ever in it: it comes by the environment. */
export function joinSnippets(facts: JoinFacts): JoinSnippet[] {
  return [
    { stack: "nextAuth", file: "auth.ts", language: "ts", code: nextAuth(facts) },
    { stack: "nextAuth", file: "app/api/auth/[...nextauth]/route.ts", language: "ts", code: nextAuthRoute },
    { stack: "express", file: "server.js", language: "js", code: express(facts) },
    {
      stack: "apache",
      file: "/etc/apache2/conf-available/hutong.conf",
      language: "apache",
      code: apache(facts),
    },
  ];
}

function nextAuth({ issuer, clientId, idTokenAlg }: JoinFacts): string {
  return `import NextAuth from "next-auth"; // 5.0.0-beta.32

export const { handlers, auth, signIn, signOut } = NextAuth({
  providers: [
    {
      id: "hutong",
      name: "Hutong",
      type: "oidc",
      issuer: "${issuer}",
      clientId: "${clientId}",
      clientSecret: process.env.HUTONG_CLIENT_SECRET,
      client: { id_token_signed_response_alg: "${idTokenAlg}" },
      checks: ["pkce", "state", "nonce"],
      authorization: { params: { scope: "openid profile email site_accounts" } },
      profile: (claims) => ({ id: claims.sub, name: claims.name, email: claims.email }),
    },
  ],
});
`;
}

const nextAuthRoute = `import { handlers } from "@/auth";
export const { GET, POST } = handlers;
`;

function express({ issuer, clientId, redirectUri, idTokenAlg }: JoinFacts): string {
  const { origin, pathname } = new URL(redirectUri);
  return `import express from "express"; // 5
import openid from "express-openid-connect"; // 3
import session from "express-session"; // 1

const { auth, requiresAuth } = openid;
const app = express();
app.use(
  auth({
    issuerBaseURL: "${issuer}",
    baseURL: "${origin}",
    clientID: "${clientId}",
    clientSecret: process.env.HUTONG_CLIENT_SECRET,
    clientAuthMethod: "client_secret_basic",
    idTokenSigningAlg: "${idTokenAlg}",
    authorizationParams: { response_type: "code", scope: "openid profile email site_accounts" },
    routes: { callback: "${pathname}" },
    secret: process.env.SESSION_SECRET, // yours: 32 random characters or more
    session: { store: new session.MemoryStore() }, // one that is shared, where there are several processes
    backchannelLogout: true, // register ${origin}/backchannel-logout
    idpLogout: true, // GET /logout: out of every site
    authRequired: false,
  }),
);
app.get("/", (req, res) => res.json(req.oidc.user ?? null));
app.get("/orders", requiresAuth(), (req, res) => res.send(\`Orders of \${req.oidc.user.name}\`));
app.listen(process.env.PORT ?? 3000);
`;
}

function apache({ issuer, clientId, redirectUri, idTokenAlg }: JoinFacts): string {
  const { pathname } = new URL(redirectUri);
  return `# a2enmod auth_openidc && a2enconf hutong; the secrets come from /etc/apache2/envvars
OIDCProviderMetadataURL ${issuer}/.well-known/openid-configuration
OIDCClientID ${clientId}
OIDCClientSecret \${HUTONG_CLIENT_SECRET}
OIDCProviderTokenEndpointAuth client_secret_basic
OIDCCryptoPassphrase \${SESSION_SECRET}
OIDCResponseType code
OIDCPKCEMethod S256
OIDCIDTokenSignedResponseAlg ${idTokenAlg}
OIDCScope "openid profile email site_accounts"
# An address below a protected path that leads to no page; the module answers it itself.
OIDCRedirectURI ${redirectUri}
# Register ${redirectUri}?logout=backchannel for sign-outs elsewhere.
OIDCSessionType server-cache
OIDCRemoteUserClaim sub
OIDCClaimPrefix OIDC_CLAIM_
OIDCPassClaimsAs headers
OIDCPassIDTokenAs claims payload

<Location ${pathname}>
  AuthType openid-connect
  Require valid-user
</Location>
<Location /orders>
  AuthType openid-connect
  Require valid-user
</Location>
`;
}
