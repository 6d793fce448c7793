import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { startSite } from "@hutong/site/server";

/** The form of traders takes pictures: four of 8 MiB, and its words. `next.config.ts` says the same to Next. */
const applicationBytes = 33 * 1_048_576;

await startSite(dirname(fileURLToPath(import.meta.url)), () => ({
  bodyLimit: (path) => (path === "/trader/apply" ? applicationBytes : undefined),
}));
