import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { SiteName } from "./env.ts";

const apps = resolve(dirname(fileURLToPath(import.meta.url)), "../../../../apps");

/** What the build of a site holds. */
export interface Built {
  /** Pages and route handlers, as their folders are called. */
  readonly routes: readonly string[];
  /** The id of each server action by its file and name. */
  readonly actions: Readonly<Record<string, string>>;
}

const pathsSchema = z.record(z.string(), z.string());
const actionsSchema = z.object({
  node: z.record(z.string(), z.object({ filename: z.string(), exportedName: z.string() })),
});

/** Reads what the build of a site holds: pages, route handlers and actions, so that a later one is tested by itself. */
export async function readBuilt(site: SiteName): Promise<Built> {
  const read = async (name: string) =>
    JSON.parse(await readFile(resolve(apps, site, ".next/server", name), "utf8"));
  const paths = pathsSchema.parse(await read("app-paths-manifest.json"));
  const { node } = actionsSchema.parse(await read("server-reference-manifest.json"));
  const own = `apps/${site}/src/app/`;
  return {
    // Next's own, with an underscore, are in every build.
    routes: Object.keys(paths)
      .filter((path) => !path.startsWith("/_"))
      .map((path) => path.replace(/\/(page|route)$/, "") || "/"),
    actions: Object.fromEntries(
      Object.entries(node).map(([id, { filename, exportedName }]) => [
        `${filename.startsWith(own) ? filename.slice(own.length) : filename}#${exportedName}`,
        id,
      ]),
    ),
  };
}
