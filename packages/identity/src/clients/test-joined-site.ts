import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { UserId } from "@hutong/kernel";
import type { TestDatabase } from "@hutong/testing";
import { makeShopper, startTestProvider, type TestProvider } from "../oidc/test-provider.ts";
import { createClient } from "./create-client.ts";
import { documentedFacts } from "./join-snippets.ts";
import type { CreateClientInput } from "./schema.ts";
import { freePort, type SiteProcess, startSiteProcess, workspaceFolder } from "./test-site.ts";

/** What a documented block is filled with. */
export interface JoinedFacts {
  readonly issuer: string;
  readonly clientId: string;
  readonly origin: string;
}

/** A site made of a code block of docs/joining.md, running beside a provider and somebody to sign in. */
export interface JoinedSite extends JoinedFacts {
  readonly provider: TestProvider;
  readonly userId: UserId;
  readonly server: SiteProcess;
  close(): Promise<void>;
}

/**
 * For `node --import`: Node does not resolve *.localhost, which the world of the tests uses; everything else of a site is
 * as documented.
 */
const resolveLocalhost = `data:text/javascript,${encodeURIComponent(`
import dns from "node:dns";
const lookup = dns.lookup;
dns.lookup = (host, ...rest) => lookup(String(host).endsWith(".localhost") ? "127.0.0.1" : host, ...rest);
`)}`;

/** The code block of docs/joining.md that `pattern` finds, with this world's values in the place of the documented ones. */
export function documentedBlock(pattern: RegExp, facts: JoinedFacts): string {
  const docs = readFileSync(new URL("../../../../docs/joining.md", import.meta.url), "utf8");
  const block = docs.match(pattern)?.[1];
  if (!block) throw new Error(`docs/joining.md has no block ${pattern}`);
  return block
    .replaceAll(documentedFacts.issuer, facts.issuer)
    .replaceAll(documentedFacts.clientId, facts.clientId)
    .replaceAll(new URL(documentedFacts.redirectUri).origin, facts.origin);
}

/** Registers a client, writes the site's files (`server.mjs` is the one that runs), starts it. */
export async function startJoinedSite(
  test: TestDatabase,
  site: {
    readonly client: (origin: string) => CreateClientInput;
    readonly files: (facts: JoinedFacts) => Readonly<Record<string, string>>;
    readonly env: Record<string, string>;
  },
): Promise<JoinedSite> {
  const provider = await startTestProvider(test.database);
  const userId = await makeShopper(test.database, "xixi");
  const port = await freePort();
  const origin = `http://shop.localhost:${port}`;
  const system = test.ctx({ actor: { kind: "system", name: "test" } });
  const { clientId, clientSecret = "" } = await createClient(system, site.client(origin));
  const facts = { issuer: provider.origin, clientId, origin };
  const folder = await workspaceFolder();
  for (const [name, text] of Object.entries(site.files(facts))) writeFileSync(join(folder.path, name), text);
  const args = ["--import", resolveLocalhost, join(folder.path, "server.mjs")];
  const env = { ...site.env, HUTONG_CLIENT_SECRET: clientSecret, PORT: String(port) };
  const server = await startSiteProcess(process.execPath, args, { port, env });
  const close = async () => {
    await server.stop();
    await folder.remove();
    await provider.close();
  };
  return { ...facts, provider, userId, server, close };
}
