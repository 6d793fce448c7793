export { newestCode, sql } from "./database.ts";
export { databaseUrl, dataDir, type SiteName, sites } from "./env.ts";
export { type RawAnswer, type RawRequest, raw } from "./raw.ts";
export {
  demoPassword,
  expectSignedIn,
  expectSignedOut,
  fillSignIn,
  hopsOf,
  type SessionAnswer,
  sessionAt,
  signInAt,
} from "./steps.ts";
export { expect, expectAccessible, expectNoSidewaysScroll, test } from "./test.ts";
