export { type Built, readBuilt } from "./built.ts";
export { type BlockingProxy, cookieBlockingProxy } from "./cookie-blocking-proxy.ts";
export { newestCode, sql } from "./database.ts";
export { databaseUrl, dataDir, type SiteName, sites } from "./env.ts";
export { operate } from "./operator.ts";
export {
  freshCompany,
  freshRelation,
  freshShop,
  freshStanding,
  freshSupplier,
  type Standing,
} from "./passports.ts";
export {
  type FreshPerson,
  type FreshPersonOptions,
  freshClient,
  freshMobile,
  freshName,
  freshPerson,
  freshSeat,
  freshSite,
} from "./people.ts";
export { pidOf } from "./processes.ts";
export { type RawAnswer, type RawRequest, raw } from "./raw.ts";
export { type FreshRefund, freshRefund } from "./refunds.ts";
export { reportFigures } from "./report-figures.ts";
export { freshSessions, type SessionOf, sessionCookie } from "./session-cookie.ts";
export {
  accountMenu,
  alertOf,
  demoPassword,
  expectSignedIn,
  expectSignedOut,
  fillSignIn,
  hopsOf,
  type SessionAnswer,
  sessionAt,
  signInAt,
  signOut,
} from "./steps.ts";
export { expect, expectAccessible, expectNoSidewaysScroll, test } from "./test.ts";
export { freshAddress, type Visit, type VisitOptions, Visitor } from "./visitor.ts";
