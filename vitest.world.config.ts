import { defineConfig } from "vitest/config";

/** Whole worlds, started and stopped through the launcher: they need the built sites and follow each other. */
export default defineConfig({
  test: {
    name: "world",
    environment: "node",
    experimental: { viteModuleRunner: false },
    include: ["packages/cli/src/**/*.world.ts"],
    pool: "forks",
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
