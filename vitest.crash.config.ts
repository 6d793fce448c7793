import { defineConfig } from "vitest/config";

/** Processes killed under load: they need a machine's attention, and follow each other. */
export default defineConfig({
  test: {
    name: "crash",
    environment: "node",
    experimental: { viteModuleRunner: false },
    include: ["packages/testing/src/crash/*.crash.ts"],
    pool: "forks",
    fileParallelism: false,
  },
});
