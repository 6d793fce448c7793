import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { createServer } from "node:net";
import { portAnswers } from "@hutong/db/server";
import { siteNames } from "../../bin/paths.mjs";
import { Trouble } from "../../bin/trouble.mjs";
import type { WorldEnv } from "../env.ts";

/**
 * Sees that nobody listens where this world is going to.
 * @throws Trouble naming the port, what holds it and the variable that moves it
 */
export async function assertPortsFree(env: WorldEnv): Promise<void> {
  const wanted = siteNames.map((site) => ({
    port: env.sites[site].port,
    need: `the ${site} site needs it`,
    variable: `HUTONG_${site.toUpperCase()}_PORT`,
  }));
  for (const site of siteNames) {
    const port = env.metricsPorts[site];
    const variable = `HUTONG_${site.toUpperCase()}_METRICS_PORT`;
    if (port) wanted.push({ port, need: `the metrics of the ${site} site need it`, variable });
  }
  if (!env.databaseUrl) {
    wanted.push({ port: env.dbPort, need: "PostgreSQL needs it", variable: "HUTONG_DB_PORT" });
  }
  for (const { port, need, variable } of wanted) {
    if (await isFree(port)) continue;
    const holder = portHolder(port);
    const by = holder ? ` by ${holder.command} (pid ${holder.pid})` : "";
    throw new Trouble(`Port ${port} is taken${by}, and ${need}.`, {
      advice: `Stop what listens there, or choose another port: ${variable}=${port + 100} npm start`,
    });
  }
}

async function isFree(port: number): Promise<boolean> {
  if (await portAnswers(port)) return false;
  return new Promise((settle) => {
    const server = createServer();
    server.once("error", (error) =>
      settle(!("code" in error && ["EADDRINUSE", "EACCES"].includes(String(error.code)))),
    );
    server.listen({ port, exclusive: true }, () => server.close(() => settle(true)));
  });
}

/** The process that listens at a TCP port, where Linux shows it to us. */
export function portHolder(port: number): { pid: number; command: string } | undefined {
  const sockets = listeningSockets(port);
  if (sockets.size === 0) return undefined;
  for (const entry of readdirSync("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      for (const fd of readdirSync(`/proc/${entry}/fd`)) {
        if (!sockets.has(readlinkSync(`/proc/${entry}/fd/${fd}`))) continue;
        return { pid: Number(entry), command: commandOf(entry) };
      }
    } catch {
      // Gone meanwhile, or another user's: not for us to see.
    }
  }
  return undefined;
}

function listeningSockets(port: number): Set<string> {
  const listening = "0A";
  const found = new Set<string>();
  for (const table of ["/proc/net/tcp", "/proc/net/tcp6"]) {
    let text = "";
    try {
      text = readFileSync(table, "utf8");
    } catch {
      continue;
    }
    for (const line of text.split("\n").slice(1)) {
      const fields = line.trim().split(/\s+/);
      const localPort = Number.parseInt(fields[1]?.split(":")[1] ?? "", 16);
      if (localPort === port && fields[3] === listening) found.add(`socket:[${fields[9]}]`);
    }
  }
  return found;
}

function commandOf(pid: string): string {
  const words = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").filter(Boolean);
  return words.join(" ").slice(0, 80) || "another program";
}
