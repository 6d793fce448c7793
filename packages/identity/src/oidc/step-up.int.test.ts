import { newId } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readSignInName } from "../sign-in/read-sign-in-name.ts";
import { readInteraction } from "./interaction.ts";
import {
  attempt,
  Browser,
  makeShopper,
  signInThrough,
  startTestProvider,
  type TestProvider,
} from "./test-provider.ts";

const test = testDatabase();
let provider: TestProvider;
let userId: Awaited<ReturnType<typeof makeShopper>>;
let browser: Browser;

beforeAll(async () => {
  provider = await startTestProvider(test.database);
  userId = await makeShopper(test.database, "step-up");
});
afterAll(() => provider.close());
beforeEach(async () => {
  browser = new Browser(provider);
  await signInThrough(test.database, browser, userId, attempt().path);
});

/** The sign-on of the browser: the newest there is. */
async function signOn() {
  const { rows } = await test.database.pool.query<{ uid: string; user_id: string; signed_in_at: Date }>(
    "select uid, user_id, signed_in_at from sign_on_sessions order by created_at desc limit 1",
  );
  const [row] = rows;
  if (!row) throw new Error("no sign-on");
  return row;
}

/** A session of the wholesale site that hangs on the sign-on, as its callback writes it. */
async function openSiteSession(uid: string): Promise<string> {
  const id = newId();
  await test.database.pool.query(
    `insert into site_sessions (id, token_hash, sign_on_uid, sid, client_id, user_id, expires_at)
     values ($1, sha256(gen_random_uuid()::text::bytea), $2, $2, 'hutong-wholesale', $3, now() + interval '1 day')`,
    [id, uid, userId],
  );
  return id;
}

async function siteSessions(id: string): Promise<number> {
  const { rowCount } = await test.database.pool.query("select from site_sessions where id = $1", [id]);
  return rowCount ?? 0;
}

async function makeOld(uid: string): Promise<void> {
  await test.database.pool.query(
    "update sign_on_sessions set signed_in_at = now() - interval '1 hour' where uid = $1",
    [uid],
  );
}

/** Asks for a confirmation, as the identity site does. @returns the interaction */
async function ask(changes: Record<string, string> = { prompt: "login" }) {
  const answer = await browser.get(attempt(changes).path);
  const uid = answer.location?.pathname.match(/^\/sign-in\/([\w-]+)$/)?.[1] ?? "";
  return readInteraction(test.database.pool, uid, uid);
}

describe("SECURITY 14 and 20: a step-up", () => {
  it("gives the sign-on a new identifier and a new time, and the sites' sessions live on", async () => {
    const before = await signOn();
    const siteSession = await openSiteSession(before.uid);
    await makeOld(before.uid);
    const cookie = browser.cookie("__Host-hutong_sign_on");
    await signInThrough(test.database, browser, userId, attempt({ prompt: "login" }).path);
    const after = await signOn();
    expect(browser.cookie("__Host-hutong_sign_on")).not.toBe(cookie);
    expect(after.uid).toBe(before.uid);
    expect(Date.now() - after.signed_in_at.getTime()).toBeLessThan(10_000);
    expect(await siteSessions(siteSession)).toBe(1);
  });

  it("the old identifier of the session opens nothing any more", async () => {
    const old = browser.cookie("__Host-hutong_sign_on") ?? "";
    await signInThrough(test.database, browser, userId, attempt({ prompt: "login" }).path);
    const thief = new Browser(provider);
    const answer = await thief.get(attempt({ prompt: "none" }).path, {
      cookie: `__Host-hutong_sign_on=${old}`,
    });
    expect(answer.location?.searchParams.get("error")).toBe("login_required");
  });

  it("by somebody else ends the first sign-on and all that hangs on it", async () => {
    const before = await signOn();
    const siteSession = await openSiteSession(before.uid);
    const other = await makeShopper(test.database, `other-${Date.now()}`);
    await signInThrough(test.database, browser, other, attempt({ prompt: "login" }).path);
    expect((await signOn()).user_id).toBe(other);
    expect(await siteSessions(siteSession)).toBe(0);
  });
});

describe("SECURITY 9: the form knows whom it asks to confirm", () => {
  it.each([{ prompt: "login" }, { max_age: "0" }])("on %o", async (changes) => {
    await new Promise((wake) => setTimeout(wake, 1_100));
    const interaction = await ask({ ...changes, login_hint: "retail/step-up" });
    expect(interaction).toMatchObject({
      confirms: true,
      userId,
      isFirstParty: true,
      loginHint: "retail/step-up",
    });
  });

  it("not at a first sign-in", async () => {
    browser = new Browser(provider);
    expect(await ask({})).toMatchObject({ confirms: false, userId: null });
    expect(await ask({ prompt: "login" })).toMatchObject({ confirms: false, userId: null });
  });

  it("fills in a name that means her alone", async () => {
    expect(await readSignInName(test.database.prisma, userId)).toBe("retail/step-up");
  });
});
