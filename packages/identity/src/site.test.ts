import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

/** Every package that a file needs at run time, by way of its own imports. */
function packagesBehind(file: string, seen = new Set<string>()): Set<string> {
  const found = new Set<string>();
  if (seen.has(file)) return found;
  seen.add(file);
  for (const [, from = ""] of readFileSync(file, "utf8").matchAll(
    /^(?:import|export) (?!type ).*?from "(.+?)";/gms,
  )) {
    if (!from.startsWith(".")) found.add(from);
    else for (const name of packagesBehind(resolve(dirname(file), from), seen)) found.add(name);
  }
  return found;
}

it("SECURITY: what storefronts may use reaches no hash, key or protocol", () => {
  const packages = packagesBehind(fileURLToPath(new URL("./site.ts", import.meta.url)));
  expect([...packages].sort()).toEqual(["@hutong/db", "@hutong/kernel", "zod"]);
});
