import {
  expect,
  type FreshPerson,
  freshPerson,
  newestCode,
  operate,
  reportFigures,
  signInAt,
  sites,
  sql,
  test,
  type Visitor,
} from "@hutong/testing/e2e";
import type { Page } from "@playwright/test";
import { decodeJwt } from "jose";
import chinese from "../messages/zh-CN.json" with { type: "json" };
import { joinAs, LogoutReceiver, signInTo } from "./stock-site.ts";

/** How long a site is away in the test; shorter while working on it. */
const outageSeconds = Number(process.env.HUTONG_E2E_OUTAGE_SECONDS ?? 60);
/** The longest pause between two tries within the first ten minutes, a turn of the relay, and a try that hangs. */
const nextTryMs = 15_000 + 1_000 + 4_000;

/** The one button there is: the list has one other device. */
const endThere = new RegExp(chinese.account.sessions.endNamed.replace("{device}", ".*"));

/** Everything that ends a sign-on, as whoever causes it does it. */
const causes: Record<
  string,
  (cause: { person: FreshPerson; visitor: Visitor; page: Page }) => Promise<unknown>
> = {
  "sign-out": async ({ visitor }) => {
    await visitor.get(`${sites.identity}/login?next=/api/session`);
    await visitor.post(`${sites.identity}/logout`, {});
  },
  "sign-out from another device": async ({ person, page }) => {
    await signInAt(page, "identity", person.name, "/account/sessions", person.password);
    await page.getByRole("button", { name: endThere }).click();
    await expect(page).toHaveURL(/ended=one/);
  },
  "sign-out by an operator": ({ person }) => operate("user", "sign-out", person.name),
  freeze: ({ person }) => operate("user", "freeze", person.name),
  "password reset": async ({ person, page }) => {
    await page.goto(`${sites.identity}/reset`);
    await page.locator("[name=identifier]").fill(person.name);
    await page.locator("[name=identifier]").press("Enter");
    await expect(page.locator("[name=code]")).toBeVisible();
    await page.locator("[name=code]").fill(await newestCode(person.email));
    await page.locator("[name=password]").fill("vexing quilt and a lamp");
    await page.locator("[name=password]").press("Enter");
    await page.waitForURL("**/reset/done");
  },
  expiry: ({ person }) =>
    sql("update sign_on_sessions set expires_at = now() where user_id = $1", [person.userId]),
};

for (const [cause, happens] of Object.entries(causes)) {
  test(`SECURITY 12 and 13: another site is told within 5 s of a ${cause}`, async ({ page }) => {
    const receiver = await new LogoutReceiver().open();
    const [person, site] = await Promise.all([freshPerson(), joinAs({ backchannelLogoutUri: receiver.uri })]);
    const { visitor, tokens } = await signInTo(site, person);
    await happens({ person, visitor, page });
    const happenedAtMs = Date.now();
    await expect.poll(() => receiver.heard.length, { timeout: 10_000 }).toBe(1);
    const [told] = receiver.heard;
    expect(decodeJwt(told?.token ?? "")).toMatchObject({ aud: site.clientId, sid: tokens.claims()?.sid });
    expect((told?.atMs ?? Infinity) - happenedAtMs).toBeLessThan(5_000);
    await receiver.close();
  });
}

test("SECURITY 12 and 33: a site that is away for a minute is told when it is back; the others are not held up", async () => {
  test.setTimeout((outageSeconds + 120) * 1_000);
  const [away, steady] = await Promise.all([new LogoutReceiver().open(), new LogoutReceiver().open()]);
  const [person, site, other] = await Promise.all([
    freshPerson(),
    joinAs({ backchannelLogoutUri: away.uri }),
    joinAs({ backchannelLogoutUri: steady.uri }),
  ]);
  /** Signs in at both, ends that sign-on, and says how long the steady site waited for its notice. */
  async function endOne(): Promise<number> {
    const { visitor } = await signInTo(site, person);
    await signInTo(other, person, { visitor });
    const before = steady.heard.length;
    const endedAtMs = Date.now();
    await sql("delete from sign_on_sessions where user_id = $1", [person.userId]);
    await expect.poll(() => steady.heard.length, { timeout: 10_000 }).toBe(before + 1);
    return (steady.heard.at(-1)?.atMs ?? Infinity) - endedAtMs;
  }

  const waits: number[] = [];
  for (const mood of ["refuses", 503, "hangs"] as const) {
    await away.set(mood);
    const untilMs = Date.now() + (outageSeconds * 1_000) / 3;
    while (Date.now() < untilMs) {
      waits.push(await endOne());
      await new Promise((wake) => setTimeout(wake, Math.min(5_000, Math.max(0, untilMs - Date.now()))));
    }
  }
  expect(away.heard).toEqual([]);
  expect(Math.max(...waits)).toBeLessThan(5_000);

  // What nobody can read is put aside at once, and what comes after it flows.
  await sql(
    "insert into outbox_events (id, topic, key, payload) values (gen_random_uuid(), 'sign_out', $1, '{}')",
    [other.clientId],
  );
  waits.push(await endOne());
  const dead = await sql("select key from outbox_events where dead_at is not null and key = any ($1)", [
    [site.clientId, other.clientId],
  ]);
  expect(dead).toEqual([{ key: other.clientId }]);

  const backAtMs = Date.now();
  await away.set(200);
  await expect.poll(() => sidsOf(away), { timeout: nextTryMs + 5_000 }).toBe(waits.length);
  const lastMs = Math.max(...away.heard.map(({ atMs }) => atMs)) - backAtMs;
  reportFigures(
    `${waits.length} sign-outs while away ${outageSeconds} s: the steady site heard of each within ${Math.max(...waits)} ms, the other of the last ${lastMs} ms after its return`,
  );
  expect(lastMs).toBeLessThan(nextTryMs);
  await Promise.all([away.close(), steady.close()]);
});

/** At least once: the same notice may come twice. */
function sidsOf(receiver: LogoutReceiver): number {
  return new Set(receiver.heard.map(({ token }) => decodeJwt(token).sid)).size;
}
