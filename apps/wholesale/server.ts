import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { startSite } from "@hutong/site/server";

await startSite(dirname(fileURLToPath(import.meta.url)));
