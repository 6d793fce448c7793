import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { dataDir } from "./env.ts";

const processesSchema = z.array(z.object({ name: z.string(), pid: z.number().int().positive() }));

/** The process of a part of the world, as its launcher has written it down: a site's name, or `postgres`. */
export async function pidOf(name: string): Promise<number> {
  const text = await readFile(join(dataDir, "run.json"), "utf8");
  const found = processesSchema.parse(JSON.parse(text)).find((one) => one.name === name);
  if (!found) throw new Error(`the launcher of ${dataDir} runs no ${name}`);
  return found.pid;
}
