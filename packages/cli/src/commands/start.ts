import { demoPassword } from "@hutong/identity/demo";
import { createProgress } from "../../bin/progress.mjs";
import { report, type Trouble } from "../../bin/trouble.mjs";
import { readEnv, type WorldEnv } from "../env.ts";
import type { Keeper } from "../keeper.ts";
import type { WorldMode } from "../world/site-env.ts";
import { startWorld } from "../world/world.ts";

/** `npm start` and `npm run dev`: a world, until it is told to end. Returns the exit code. */
export async function start(mode: WorldMode, keeper: Keeper): Promise<number> {
  const progress = createProgress(process.stdout);
  const env = readEnv(process.env);
  keeper.announceWorld(env.dataDir);
  const world = await startWorld({ env, mode, progress, signal: keeper.signal });
  keeper.onForce(() => {
    world.kill();
    process.exit(130);
  });
  const death = new Promise<Trouble>((settle) => world.onDeath(settle));
  progress.say(welcome(env));
  const reason = await Promise.race([death, aborted(keeper.signal)]);
  progress.say("");
  const step = progress.begin("Stopping");
  await world.stop();
  step.done("Stopped");
  return reason ? report(reason) : 0;
}

function aborted(signal: AbortSignal): Promise<undefined> {
  if (signal.aborted) return Promise.resolve(undefined);
  return new Promise((settle) => signal.addEventListener("abort", () => settle(undefined), { once: true }));
}

const demoPeople = [
  ["xixi", "a crown-level shop owner without a wholesale ID"],
  ["xiaoxi", "a shop owner whose wholesale ID xiaoxi-trade is not linked yet"],
  ["lan-mall, min-deals", "members of the mall and of the deals site"],
  ["chen", "a consumer without a shop"],
  ["laobi", "a garment supplier in the wholesale market"],
  ["admin", "the administrator"],
] as const;

function welcome(env: WorldEnv): string {
  const startedAt = Number(process.env.HUTONG_STARTED_AT_MS) || Date.now();
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  const { identity, wholesale, retail } = env.sites;
  const places = [
    "",
    `Hutong is ready (${seconds} s)`,
    `  Identity   ${identity.origin}`,
    `  Wholesale  ${wholesale.origin}`,
    `  Retail     ${retail.origin}`,
  ];
  const demo = [
    `  Mailbox    ${identity.origin}/dev/mailbox`,
    "",
    `Sign in with any of these; the password of each is "${demoPassword}"`,
    ...demoPeople.map(([name, who]) => `  ${name.padEnd(20)} ${who}`),
  ];
  return [...places, ...(env.seed === "demo" ? demo : []), "", "Ctrl-C stops everything."].join("\n");
}
