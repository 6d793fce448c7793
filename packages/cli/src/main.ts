import { report } from "../bin/trouble.mjs";
import { connectKeeper, type Keeper } from "./keeper.ts";

/** Runs on the project's Node, started by bin/hutong.mjs. Only what a command needs is loaded. */
async function runCommand(argv: readonly string[], keeper: Keeper): Promise<number> {
  const [name, ...rest] = argv;
  if (name === "start" || name === "dev") {
    const { start } = await import("./commands/start.ts");
    return start(name === "start" ? "production" : "development", keeper);
  }
  if (name === "test") {
    const { test } = await import("./test/test.ts");
    return test(rest, keeper);
  }
  if (name === "bench") {
    const { bench } = await import("./bench/bench.ts");
    return bench(rest, keeper);
  }
  const { operate } = await import("./commands/operator.ts");
  return operate(argv);
}

let code = 1;
try {
  code = await runCommand(process.argv.slice(2), connectKeeper());
} catch (error) {
  code = report(error);
}
// Not left to the event loop: Prisma's migration engine holds a timer of 10 s.
process.exit(code);
