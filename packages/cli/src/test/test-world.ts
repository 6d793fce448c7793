import { rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { stopLeftovers } from "../../bin/leftovers.mjs";
import { root } from "../../bin/paths.mjs";
import { isAlive } from "../../bin/processes.mjs";
import { silent } from "../../bin/progress.mjs";
import { readEnv } from "../env.ts";
import { holderOf } from "../world/data-dir.ts";
import { startWorld, type World } from "../world/world.ts";

/** The settings of a fresh world on free ports, for tests; nothing of the caller's environment. */
export async function freshWorldEnv(dataDir: string): Promise<Record<string, string>> {
  const [identity, wholesale, retail, database] = await freePorts(4);
  return {
    HUTONG_DATA_DIR: dataDir,
    HUTONG_IDENTITY_PORT: String(identity),
    HUTONG_WHOLESALE_PORT: String(wholesale),
    HUTONG_RETAIL_PORT: String(retail),
    HUTONG_DB_PORT: String(database),
  };
}

/** Starts the world of the browser tests from nothing, in .data/test-world. */
export async function startTestWorld(
  signal: AbortSignal,
  announce: (dataDir: string) => void,
): Promise<World> {
  const usual = join(root, ".data/test-world");
  const holder = holderOf(usual);
  const dataDir = holder && isAlive(holder) ? `${usual}-${process.pid}` : usual;
  await stopLeftovers(dataDir);
  rmSync(dataDir, { recursive: true, force: true });
  announce(dataDir);
  const env = readEnv(await freshWorldEnv(dataDir));
  return startWorld({ env, mode: "production", progress: silent, signal });
}

/** What the browser tests know of their world. */
export function worldVariables(world: World, chromium: string | undefined): Record<string, string> {
  const { sites, dataDir } = world.env;
  return {
    HUTONG_IDENTITY_ORIGIN: sites.identity.origin,
    HUTONG_WHOLESALE_ORIGIN: sites.wholesale.origin,
    HUTONG_RETAIL_ORIGIN: sites.retail.origin,
    HUTONG_E2E_DATABASE_URL: world.databaseUrl,
    HUTONG_E2E_DATA_DIR: dataDir,
    ...(chromium ? { HUTONG_CHROMIUM: chromium } : {}),
  };
}

/** Ports that nobody listens at now. All are held until all are chosen, so they differ. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((settle, fail) => {
          server.once("error", fail);
          server.listen(0, "127.0.0.1", () => {
            const address = server.address();
            settle(typeof address === "object" && address ? address.port : 0);
          });
        }),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
  return ports;
}
