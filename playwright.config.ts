import { defineConfig } from "@playwright/test";

// biome-ignore lint/suspicious/noUndeclaredEnvVars: `npm test` sets it; no Turbo task runs the browser tests
const executablePath = process.env.HUTONG_CHROMIUM;

/** What may not run beside others: it kills the processes of the world, or counts what they do. */
const alone = "**/*.alone.spec.ts";

/** Journeys through the three sites in Chromium. `npm test -- e2e` starts the world they run against. */
export default defineConfig({
  testDir: "apps",
  testMatch: "*/e2e/**/*.spec.ts",
  outputDir: "test-results",
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    browserName: "chromium",
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    actionTimeout: 10_000,
    navigationTimeout: 20_000,
    // A trace of every test, for the few that fail, costs a sixth of the whole run. `npm test -- e2e --trace=retain-on-failure`
    // has it where it is wanted.
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // What works with third-party cookies blocked works everywhere (SECURITY 10).
        "--test-third-party-cookie-phaseout",
      ],
    },
  },
  projects: [
    { name: "journeys", testIgnore: alone },
    // After the others, one by one. `--project=alone --no-deps` runs these by themselves.
    { name: "alone", testMatch: alone, dependencies: ["journeys"], workers: 1 },
  ],
});
