import { readdirSync, readFileSync } from "node:fs";
import { getPriority } from "node:os";
import { expect, it } from "vitest";
import { yieldToPages } from "./yield-to-pages.ts";

it.runIf(process.platform === "linux")(
  "SECURITY 17: hashing threads stand behind the one that answers",
  async () => {
    const main = getPriority();
    const count = await yieldToPages();
    expect(count).toBeGreaterThan(0);
    const behind = readdirSync("/proc/self/task").filter((thread) => getPriority(Number(thread)) > main);
    expect(behind.length).toBe(count);
    const names = behind.map((thread) => readFileSync(`/proc/self/task/${thread}/comm`, "utf8").trim());
    expect(new Set(names)).toEqual(new Set(["libuv-worker"]));
    expect(getPriority()).toBe(main);
  },
);
