import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { demoPassword } from "@hutong/identity/demo";
// biome-ignore lint/correctness/noUndeclaredDependencies: a test, and tests have Vitest from the root
import { afterAll, beforeAll, expect, it } from "vitest";
import { siteNames } from "../../bin/paths.mjs";
import { silent } from "../../bin/progress.mjs";
import { readEnv } from "../env.ts";
import { freshWorldEnv } from "../test/test-world.ts";
import { Visitor } from "../test/visitor.ts";
import { startWorld, type World } from "./world.ts";

const dataDir = mkdtempSync(join(tmpdir(), "hutong-proxied-"));
let world: World;

beforeAll(async () => {
  const env = readEnv({
    ...(await freshWorldEnv(dataDir)),
    HUTONG_IDENTITY_ORIGIN: "https://id.example.com",
    HUTONG_WHOLESALE_ORIGIN: "https://trade.example.com",
    HUTONG_RETAIL_ORIGIN: "https://shops.example.net",
    HUTONG_TRUSTED_PROXIES: "1",
    HUTONG_SECRET: "a secret of this test alone, long enough",
    HUTONG_SEED: "demo",
  });
  const { signal } = new AbortController();
  world = await startWorld({ env, mode: "production", progress: silent, signal });
}, 90_000);
afterAll(async () => {
  await world?.stop();
  rmSync(dataDir, { recursive: true, force: true });
}, 60_000);

it("sign-on goes through both doors where the public ports are not the sites' own", async () => {
  const { sites } = world.env;
  const visitor = new Visitor((host) => {
    const site = siteNames.find((name) => new URL(sites[name].origin).host === host);
    return site ? sites[site].port : 0;
  });
  expect((await visitor.signIn(sites.retail.origin, "retail/xixi", demoPassword)).url.href).toBe(
    "https://shops.example.net/",
  );
  expect((await visitor.go(`${sites.wholesale.origin}/login?next=/`)).url.href).toBe(
    "https://trade.example.com/",
  );
  const { body } = await visitor.go(`${sites.wholesale.origin}/api/session`);
  expect(JSON.parse(body)).toMatchObject({ siteAccount: { realm: "wholesale" } });
});
