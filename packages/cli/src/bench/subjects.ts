import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { openDatabase } from "@hutong/db";
import { createClient } from "@hutong/identity/clients";
import { noOrigin } from "@hutong/kernel";
import { living } from "../../bin/leftovers.mjs";
import type { Progress } from "../../bin/progress.mjs";
import { readEnv, type WorldEnv } from "../env.ts";
import type { Keeper } from "../keeper.ts";
import { worldSecrets } from "../secrets.ts";
import { freePorts, freshWorldEnv } from "../test/test-world.ts";
import { startWorld } from "../world/world.ts";
import { benchPassword, makeIdleSessions, makePeople, startBenchDatabase } from "./bench-database.ts";
import { type MakeShopOptions, makeShop } from "./bench-shop.ts";
import type { Watched } from "./measure.ts";
import type { BenchClient, TargetData } from "./target.ts";

export interface RunningSubject {
  readonly target: TargetData;
  readonly watched: Watched;
  readonly stop: () => Promise<void>;
}

/** From so many people on, each has a sign-on and a site session too: a database as it is after years. */
const manyPeople = 100_000;

export interface RunningWorld extends RunningSubject {
  /** Fills the shops, and lets people buy there. */
  readonly openShop: (
    options: Pick<MakeShopOptions, "orders" | "buyers">,
  ) => Promise<NonNullable<TargetData["shop"]>>;
}

/** Starts a whole world in production mode, with people to measure. */
export async function startHutong(
  dataDir: string,
  peopleCount: number,
  keeper: Keeper,
  progress: Progress,
): Promise<RunningWorld> {
  const variables = await freshWorldEnv(dataDir);
  const database = await startBenchDatabase(dataDir, Number(variables.HUTONG_DB_PORT));
  keeper.announceWorld(dataDir);
  const env = readEnv({ ...variables, DATABASE_URL: database.url, LOG_LEVEL: "warn" });
  const world = await startWorld({ env, mode: "production", progress, signal: keeper.signal });
  const names = await makePeople(database.url, peopleCount);
  if (peopleCount >= manyPeople) await makeIdleSessions(database.url);
  const pids = Object.fromEntries(living(dataDir).map(({ name, pid }) => [name, pid]));
  return {
    target: await targetOfWorld(env, database.url, names.slice(0, 5_000)),
    watched: { pids: { ...pids, postgres: database.server.pid }, databaseUrl: database.url },
    openShop: (options) =>
      makeShop({
        ...options,
        url: database.url,
        retailOrigin: env.sites.retail.origin,
        sandboxSecret: worldSecrets(env).sandboxBank,
      }),
    stop: async () => {
      await world.stop();
      await database.server.stop();
    },
  };
}

async function targetOfWorld(env: WorldEnv, url: string, people: string[]): Promise<TargetData> {
  const secrets = worldSecrets(env);
  const site = (name: "wholesale" | "retail"): BenchClient => ({
    id: `hutong-${name}`,
    secret: secrets.client[name],
    redirectUri: `${env.sites[name].origin}/api/auth/callback/hutong`,
    scope: "openid profile hutong",
  });
  const database = openDatabase({
    connectionString: url,
    applicationName: "hutong bench",
    maxConnections: 1,
  });
  const redirectUri = "http://keeping.localhost:9/callback";
  const client = await createClient(
    { db: database.prisma, actor: { kind: "system", name: "bench" }, now: new Date(), origin: noOrigin },
    { name: "Bench", redirectUris: [redirectUri] },
  );
  await database.close();
  return {
    kind: "hutong",
    name: "hutong",
    origin: env.sites.identity.origin,
    first: site("retail"),
    second: site("wholesale"),
    keeping: {
      id: client.clientId,
      secret: client.clientSecret ?? "",
      redirectUri,
      scope: "openid profile email offline_access",
    },
    people,
    password: benchPassword,
    door: env.sites.wholesale.origin,
  };
}

/** Starts the bare library with the same clients. */
export async function startBareProvider(like: TargetData): Promise<RunningSubject> {
  const [port = 0] = await freePorts(1);
  const origin = `http://bare.localhost:${port}`;
  const withScope = (client: BenchClient, scope: string) => ({ ...client, scope });
  const target: TargetData = {
    ...like,
    kind: "bare",
    name: "bare",
    origin,
    first: withScope(like.first, "openid profile"),
    second: withScope(like.second, "openid profile"),
    door: undefined,
  };
  const clients = JSON.stringify([target.first, target.second, target.keeping]);
  const child = fork(join(import.meta.dirname, "bare-provider.ts"), [String(port), origin, clients], {
    execArgv: process.execArgv,
    env: { ...process.env, NODE_ENV: "production" },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  await ready(child);
  return {
    target,
    watched: { pids: { bare: child.pid ?? 0 }, databaseUrl: undefined },
    stop: async () => void child.kill(),
  };
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((settle, fail) => {
    child.once("message", () => settle());
    child.once("exit", (code) => fail(new Error(`the bare provider ended (${code})`)));
  });
}
