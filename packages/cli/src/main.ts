import { report } from "../bin/trouble.mjs";
import { start } from "./commands/start.ts";
import { connectKeeper, type Keeper } from "./keeper.ts";

/** Runs on the project's Node, started by bin/hutong.mjs. */
function runCommand(name: string, args: readonly string[], keeper: Keeper): Promise<number> {
  switch (name) {
    case "start":
      return start("production", keeper);
    case "dev":
      return start("development", keeper);
    default:
      throw new Error(`${name} ${args}`);
  }
}

const [name = "help", ...args] = process.argv.slice(2);
let code = 1;
try {
  code = await runCommand(name, args, connectKeeper());
} catch (error) {
  code = report(error);
}
// Prisma's migration engine holds a timer of 10 s: nothing is waited for once the work is done.
process.exit(code);
