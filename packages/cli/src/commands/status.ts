import { readBacklog } from "@hutong/identity";
import { readKeyHealth } from "@hutong/identity/key-health";
import { living } from "../../bin/leftovers.mjs";
import { siteNames } from "../../bin/paths.mjs";
import { isAlive } from "../../bin/processes.mjs";
import { worldSecrets } from "../secrets.ts";
import { holderOf } from "../world/data-dir.ts";
import { readDatabaseFacts } from "../world/database-facts.ts";
import { readiness } from "../world/site-process.ts";
import { type Command, type CommandTools, table } from "./command.ts";

export const statusCommand: Command = {
  name: "status",
  usage: "",
  summary: "what runs, and how it is",
  async run(_args, tools) {
    const { env } = tools;
    const holder = holderOf(env.dataDir);
    const launcher = holder && holder.about.state !== "command" && isAlive(holder) ? holder : undefined;
    const processes = living(env.dataDir);
    const sites = await Promise.all(
      siteNames.map(async (site) => {
        const answer = await readiness(env.sites[site]);
        const pid = processes.find(({ name }) => name === site)?.pid ?? null;
        return { site, ...env.sites[site], pid, ready: answer === 200, answer };
      }),
    );
    const isRunning = launcher !== undefined || sites.some(({ ready }) => ready);
    const { facts, backlog, keys } = isRunning || env.databaseUrl ? await look(tools) : nothing;
    const data = {
      running: isRunning,
      dataDir: env.dataDir,
      launcher: launcher ? { pid: launcher.pid, state: launcher.about.state ?? null } : null,
      sites,
      node: process.versions.node,
      database: facts,
      backlog,
      keys,
    };
    const lines = [
      launcher
        ? `Hutong is ${launcher.about.state} (launcher pid ${launcher.pid}, data in ${env.dataDir})`
        : `Hutong does not run in ${env.dataDir}. Start it: npm start`,
      table(
        sites.map((one) => [
          `  ${one.site}`,
          one.origin,
          one.ready ? "ready" : one.answer ? `not ready (${one.answer})` : "does not answer",
          one.pid ? `pid ${one.pid}` : "",
        ]),
      ),
      ...(facts
        ? [
            `  PostgreSQL ${facts.version}, database ${facts.name}, ${(facts.sizeBytes / 1_000_000).toFixed(1)} MB`,
            `  ${facts.migrations.length} migrations, the last ${facts.migrations.at(-1) ?? "none"}`,
            `  ${facts.rolesSeparate ? "each site's role has only its own rights" : "the sites use the owner's rights"}`,
            `  signing keys: ${keys.map(({ alg, state }) => `${alg} ${state}`).join(", ") || "none yet"}`,
            ...backlog.map((one) => `  ${one.queue}: ${one.waiting} waiting, ${one.dead} given up`),
          ]
        : []),
    ];
    const isWell = launcher !== undefined && sites.every(({ ready }) => ready);
    return { data, text: lines.join("\n"), exitCode: isWell ? 0 : 1 };
  },
};

const nothing = { facts: null, backlog: [], keys: [] };

/** The database as it is: what a question changes would not be seen in its answer. */
async function look(tools: CommandTools) {
  const { database } = await tools.inspect();
  const facts = await readDatabaseFacts(database);
  const backlog = await readBacklog(database.pool);
  const health = await readKeyHealth(database, worldSecrets(tools.env).keys);
  const keys = health
    .filter(({ state }) => state !== "next")
    .map(({ alg, state, opens }) => ({ alg, state, opens }));
  return { facts, backlog, keys };
}
