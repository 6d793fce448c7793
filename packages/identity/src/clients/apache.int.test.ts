import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { noOrigin, type UserId } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { endSignOn } from "../end-sign-on.ts";
import {
  Browser,
  makeShopper,
  signInThrough,
  startTestProvider,
  type TestProvider,
} from "../oidc/test-provider.ts";
import { createClient } from "./create-client.ts";
import { documentedFacts } from "./join-snippets.ts";
import { freePort, type SiteProcess, SiteVisitor, startSiteProcess } from "./test-site.ts";

const apache = "/usr/sbin/apache2";
const modules = "/usr/lib/apache2/modules";
const isThere = () => existsSync(apache) && existsSync(`${modules}/mod_auth_openidc.so`);

/**
 * Installs Debian's Apache and its OpenID module where that is possible.
 * @returns why the trial cannot be made, where nobody here could make it possible
 * @throws Error where apt should have been able to install them and was not
 */
function installApache(): string | undefined {
  if (isThere()) return undefined;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !existsSync("/usr/bin/apt-get")) {
    return "Apache with mod_auth_openidc is not installed, and only root on Debian can install it: apt-get install apache2 libapache2-mod-auth-openidc";
  }
  const options = {
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    stdio: "pipe",
    timeout: 240_000,
  } as const;
  try {
    execFileSync("apt-get", ["update", "-qq"], options);
    const packages = ["apache2", "libapache2-mod-auth-openidc"];
    // A server that starts by itself would take port 80: only the program is wanted.
    const policy = { ...options, env: { ...options.env, RUNLEVEL: "1" } };
    execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], policy);
  } catch (error) {
    throw new Error("apt-get could not install apache2 and libapache2-mod-auth-openidc", { cause: error });
  }
  if (!isThere()) throw new Error(`apt-get installed them, but ${apache} or its module is missing`);
  return undefined;
}

const test = testDatabase();
let impossible: string | undefined;
let provider: TestProvider;
let userId: UserId;
let origin: string;
let httpd: SiteProcess;
let folder: string;
let application: Server;
let seen: IncomingHttpHeaders = {};

/** The block of docs/joining.md, with this world's values in the place of the documented ones. */
function documentedConfiguration(facts: { issuer: string; clientId: string; origin: string }): string {
  const docs = readFileSync(new URL("../../../../docs/joining.md", import.meta.url), "utf8");
  const block = docs.match(/```apache\n([\s\S]*?)```/)?.[1];
  if (!block) throw new Error("docs/joining.md shows no Apache configuration");
  return block
    .replaceAll(documentedFacts.issuer, facts.issuer)
    .replaceAll(documentedFacts.clientId, facts.clientId)
    .replaceAll(new URL(documentedFacts.redirectUri).origin, facts.origin);
}

/** What an Apache needs around it to run by itself, with an application behind /orders. */
function wholeConfiguration(port: number, applicationPort: number, documented: string): string {
  const load = ["mpm_event", "authn_core", "authz_core", "authz_user", "proxy", "proxy_http", "auth_openidc"];
  return `ServerRoot "${folder}"
ServerName shop.localhost
Listen 127.0.0.1:${port}
PidFile "${folder}/pid"
ErrorLog "${folder}/error.log"
LogLevel warn auth_openidc:info
DefaultRuntimeDir "${folder}/run"
Mutex file:${folder}/run
${load.map((name) => `LoadModule ${name}_module ${modules}/mod_${name}.so`).join("\n")}
${process.getuid?.() === 0 ? "User www-data\nGroup www-data" : ""}
ServerLimit 1
ThreadsPerChild 8
MaxRequestWorkers 8
ProxyPass /orders http://127.0.0.1:${applicationPort}/
${documented}`;
}

function errorLog(): string {
  return readFileSync(join(folder, "error.log"), "utf8");
}

async function startApplication(): Promise<number> {
  application = createServer((req, res) => {
    seen = req.headers;
    res.end("orders");
  });
  await new Promise<void>((done) => application.listen(0, "127.0.0.1", done));
  return (application.address() as AddressInfo).port;
}

beforeAll(async () => {
  impossible = installApache();
  if (impossible) return;
  provider = await startTestProvider(test.database);
  userId = await makeShopper(test.database, "xixi");
  const [port, applicationPort] = [await freePort(), await startApplication()];
  origin = `http://shop.localhost:${port}`;
  const created = await createClient(test.ctx({ actor: { kind: "system", name: "test" } }), {
    name: "An Apache site",
    redirectUris: [`${origin}/callback`],
    backchannelLogoutUri: `${origin}/callback?logout=backchannel`,
    requireConsent: false,
  });
  folder = await mkdtemp(join(tmpdir(), "hutong-apache-"));
  await mkdir(join(folder, "run"));
  // Apache drops root's rights and must still reach its folder.
  await chmod(folder, 0o755);
  await chmod(join(folder, "run"), 0o777);
  const documented = documentedConfiguration({
    issuer: provider.origin,
    clientId: created.clientId,
    origin,
  });
  const file = join(folder, "httpd.conf");
  writeFileSync(file, wholeConfiguration(port, applicationPort, documented));
  httpd = await startSiteProcess(apache, ["-D", "FOREGROUND", "-f", file], {
    port,
    env: {
      HUTONG_CLIENT_SECRET: created.clientSecret ?? "",
      SESSION_SECRET: "a-secret-of-the-site-of-32-characters",
    },
  });
}, 300_000);

afterAll(async () => {
  await httpd?.stop();
  application?.close();
  await provider?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

it("the documented Apache signs in, passes the claims as headers, and is told of a sign-out elsewhere", async (context) => {
  if (impossible) context.skip(impossible);
  const visitor = new SiteVisitor(origin);
  const asked = await visitor.get("/orders");
  expect(asked.location?.origin, errorLog()).toBe(provider.origin);
  expect(asked.location?.searchParams.get("code_challenge_method")).toBe("S256");
  const start = `${asked.location?.pathname}${asked.location?.search}`;
  const { location: back } = await signInThrough(test.database, new Browser(provider), userId, start);
  const arrived = await visitor.get(`${back?.pathname}${back?.search}`);
  expect(arrived.location?.pathname, `${arrived.status} ${arrived.body}\n${errorLog()}`).toBe("/orders");

  expect((await visitor.get("/orders")).body).toBe("orders");
  expect(seen).toMatchObject({ oidc_claim_sub: userId, oidc_claim_name: "xixi" });
  expect(JSON.parse(String(seen.oidc_id_token_payload))).toMatchObject({
    site_accounts: [{ realm: "retail", login_name: "xixi" }],
  });

  const { rows } = await test.database.pool.query("select uid from sign_on_sessions where user_id = $1", [
    userId,
  ]);
  await endSignOn(test.database.pool, rows[0].uid, noOrigin);
  expect(await provider.relaySignOuts(), errorLog()).toMatchObject({ delivered: 1, failed: 0 });
  const after = await visitor.get("/orders");
  expect(after.location?.origin, `SECURITY 13: ${after.status} ${after.body}`).toBe(provider.origin);
}, 60_000);

it("what a browser says under the claims' names reaches no application", async (context) => {
  if (impossible) context.skip(impossible);
  const visitor = new SiteVisitor(origin);
  const asked = await visitor.get("/orders");
  const start = `${asked.location?.pathname}${asked.location?.search}`;
  const { location: back } = await signInThrough(test.database, new Browser(provider), userId, start);
  await visitor.get(`${back?.pathname}${back?.search}`);
  await visitor.get("/orders", { OIDC_CLAIM_sub: "somebody-else", OIDC_CLAIM_admin: "yes" });
  expect(seen.oidc_claim_sub).toBe(userId);
  expect(seen).not.toHaveProperty("oidc_claim_admin");
}, 60_000);
