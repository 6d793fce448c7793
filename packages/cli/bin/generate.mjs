import { existsSync } from "node:fs";
import { join } from "node:path";
import { fingerprint, readMark, writeMark } from "./fingerprint.mjs";
import { root } from "./paths.mjs";
import { runStep } from "./progress.mjs";
import { run } from "./run.mjs";
import { Trouble } from "./trouble.mjs";

/**
 * Generates the database client from prisma/, unless it is of this very schema.
 * @param {import("./progress.mjs").Progress} progress
 * @param {import("./toolchain.mjs").Toolchain} toolchain
 */
export async function generateClient(progress, toolchain) {
  const key = fingerprint([
    "prisma/schema.prisma",
    "prisma/models",
    "prisma.config.ts",
    "node_modules/prisma/package.json",
  ]);
  if (readMark("client") === key && existsSync(join(root, "packages/db/generated/client.ts"))) return;
  await runStep(progress, "Generating the database client", async () => {
    // The engine is never run to generate; pointing at any program keeps Prisma from downloading one.
    const env = { ...toolchain.env, PRISMA_SCHEMA_ENGINE_BINARY: toolchain.node };
    const prisma = join(root, "node_modules/prisma/build/index.js");
    const { code, output } = await run(toolchain.node, [prisma, "generate"], { cwd: root, env });
    if (code !== 0) {
      throw new Trouble("The database client could not be generated from prisma/.", {
        advice: `Prisma said:\n${output.trim()}`,
      });
    }
    writeMark("client", key);
    return "Database client generated";
  });
}
