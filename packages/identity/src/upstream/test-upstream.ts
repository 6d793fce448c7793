import { type Database, openDatabase } from "@hutong/db";
import { cloneDatabase, dropDatabase, type TestDatabase } from "@hutong/testing";
import { createClient } from "../clients/index.ts";
import {
  Browser,
  signInThrough,
  startTestProvider,
  type TestProvider,
  testKeySecret,
} from "../oidc/test-provider.ts";
import { finishUpstream, type UpstreamReturn } from "./finish-visit.ts";
import { upstreamRedirectUri } from "./house.ts";
import { addUpstream } from "./manage-providers.ts";
import type { StartUpstreamInput } from "./schema.ts";
import { startUpstream } from "./start-visit.ts";

/** This house, as the verbs are told of it. */
export const house = { origin: "http://id.localhost:3000", keySecret: testKeySecret } as const;

/** Another Hutong that really runs, with a database of its own, and is configured here as `other`. */
export interface TestUpstream {
  readonly provider: TestProvider;
  readonly database: Database;
  readonly clientId: string;
  readonly clientSecret: string;
  close(): Promise<void>;
}

export async function startTestUpstream(test: TestDatabase): Promise<TestUpstream> {
  const url = await cloneDatabase();
  const database = openDatabase({ connectionString: url, applicationName: "upstream" });
  const provider = await startTestProvider(database);
  const system = test.ctx({ actor: { kind: "system", name: "test" } });
  const { clientId, clientSecret = "" } = await createClient(
    { ...system, db: database.prisma },
    { name: "Hutong", redirectUris: [upstreamRedirectUri(house)], requireConsent: false },
  );
  await addUpstream(system, house, {
    slug: "other",
    issuer: provider.origin,
    clientId,
    clientSecret,
    nameZh: "另一家",
    nameEn: "The other",
  });
  return {
    provider,
    database,
    clientId,
    clientSecret,
    async close() {
      await provider.close();
      await database.close();
      await dropDatabase(url);
    },
  };
}

export const browser = "a browser of the test, which has its own cookie";

/** Sets out, signs in at the upstream as `upstreamUserId`, and returns the query that comes back. */
export async function wayBack(
  test: TestDatabase,
  upstream: TestUpstream,
  upstreamUserId: string,
  start: Partial<StartUpstreamInput> & { readonly as?: string } = {},
): Promise<string> {
  const { as, ...input } = start;
  const ctx = as ? test.as(as) : test.ctx();
  const asked = {
    slug: "other",
    browser,
    ...(as ? {} : { interactionUid: "interaction-of-the-test" }),
    ...input,
  };
  const { url } = await startUpstream(ctx, house, asked);
  const { pathname, search } = new URL(url);
  const answer = await signInThrough(
    upstream.database,
    new Browser(upstream.provider),
    upstreamUserId,
    pathname + search,
  );
  return answer.location?.search ?? "";
}

/** The whole way there and back. */
export async function visited(
  test: TestDatabase,
  upstream: TestUpstream,
  upstreamUserId: string,
  start: Partial<StartUpstreamInput> & { readonly as?: string } = {},
): Promise<UpstreamReturn> {
  const search = await wayBack(test, upstream, upstreamUserId, start);
  return finishUpstream(start.as ? test.as(start.as) : test.ctx(), house, { browser, search });
}

/** The visit of somebody whom nobody here knows. */
export async function unknownVisit(
  test: TestDatabase,
  upstream: TestUpstream,
  upstreamUserId: string,
  start: Partial<StartUpstreamInput> & { readonly as?: string } = {},
): Promise<string> {
  const back = await visited(test, upstream, upstreamUserId, start);
  if (back.kind !== "unknown" && back.kind !== "to_add") throw new Error(`it is ${JSON.stringify(back)}`);
  return back.visitId;
}
