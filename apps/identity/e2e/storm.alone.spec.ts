import { fork } from "node:child_process";
import { readFile, stat } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { hashPassword } from "@hutong/identity";
import shared from "@hutong/site/messages/zh-CN.json" with { type: "json" };
import {
  alertOf,
  dataDir,
  expect,
  type FreshPerson,
  freshPerson,
  reportFigures,
  type SiteName,
  sites,
  test,
  Visitor,
} from "@hutong/testing/e2e";
import type { Page } from "@playwright/test";
import type { StormOrder, StormReport } from "./storm-sender.ts";

/** Played by name alone, until the account page keeps its bound (docs/performance.md): HUTONG_E2E_STORM_SECONDS=60. */
const seconds = Number(process.env.HUTONG_E2E_STORM_SECONDS ?? 0);
const timesTheLimit = 20;
const signedInPages: Record<SiteName, string> = { identity: "/account", wholesale: "/", retail: "/" };
const everySite = ["identity", "wholesale", "retail"] as const;

test("SECURITY 17: a storm of sign-ins at 20 times the hash limit: refused at once, signed-in pages stay quick", async ({
  page,
}) => {
  test.skip(seconds === 0, "HUTONG_E2E_STORM_SECONDS is not set");
  test.setTimeout((seconds + 150) * 1_000);
  const [person, caller] = await Promise.all([freshPerson(), freshPerson()]);
  const limit = await hashesPerSecond();
  const uids = await Promise.all(Array.from({ length: 20 }, openForm));
  const honest = await signedIn(person);
  await page.goto(`${sites.retail}/login?next=/api/session`);
  const marks = await Promise.all(everySite.map(logSize));
  const before = await pageTimes(honest, 3_000);

  const [report, pages, waits] = await Promise.all([
    blow({
      ...placeOf("identity"),
      uids,
      names: [person.name, "xixi", "laobi"],
      perSecond: limit * timesTheLimit,
      seconds,
    }),
    pageTimes(honest, seconds * 1_000),
    keepTrying(caller, seconds * 1_000),
    sleep(seconds * 500).then(() => seeRefusal(page, caller)),
  ]);
  const after = await untilNormal(caller, honest, 30_000);
  const refusals = await refusalsAtServer(marks[0] ?? 0);
  const errors = (
    await Promise.all(everySite.map((site, index) => serverErrors(site, marks[index] ?? 0)))
  ).flat();
  reportFigures(
    `storm: ${report.sent} sign-ins in ${seconds} s (${Math.round(limit)} hashes/s alone, wanted ${Math.round(limit * timesTheLimit)}/s, ${report.unsent} not sent), answers ${JSON.stringify(report.statuses)}, ${report.broken} broken`,
    `429 at the server: ${refusals.length}, ms ${spread(refusals)}; at the client ms ${spread(report.refusedMs)}`,
    ...everySite.map(
      (site) =>
        `${site}: before ms ${spread(before[site])}; in the storm ${pages[site].length} pages, ms ${spread(pages[site])}`,
    ),
    `an honest sign-in took ${waits} tries in the storm; normal again ${after} ms after it`,
  );
  expect(report.statuses[429] ?? 0).toBeGreaterThan(report.sent / 2);
  expect(Object.keys(report.statuses).filter((status) => !["303", "429"].includes(status))).toEqual([]);
  expect([report.bare, report.broken]).toEqual([0, 0]);
  expect(quantile(refusals, 0.99)).toBeLessThanOrEqual(100);
  for (const site of everySite) expect(quantile(pages[site], 0.99), site).toBeLessThan(2_000);
  expect(errors).toEqual([]);
  expect(after).toBeLessThan(30_000);
});

/** What this machine can hash while nothing else asks for it. */
async function hashesPerSecond(): Promise<number> {
  const [workers, each] = [availableParallelism(), 20];
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: workers }, async () => {
      for (let done = 0; done < each; done += 1) await hashPassword("the limit of this machine");
    }),
  );
  return (workers * each * 1_000) / (performance.now() - startedAt);
}

async function openForm(): Promise<string> {
  const { url } = await new Visitor().get(`${sites.retail}/login?next=/api/session`);
  return url.pathname.split("/")[2] ?? "";
}

async function signedIn(person: FreshPerson): Promise<Visitor> {
  const visitor = new Visitor();
  const { url } = await visitor.get(`${sites.identity}/login?next=/account`);
  await visitor.post(`${url.origin}${url.pathname}/submit`, {
    identifier: person.name,
    password: person.password,
  });
  for (const site of everySite) await visitor.get(`${sites[site]}/login?next=${signedInPages[site]}`);
  return visitor;
}

function placeOf(site: SiteName): { host: string; port: number } {
  const { host, port } = new URL(sites[site]);
  return { host, port: Number(port) };
}

function blow(order: StormOrder): Promise<StormReport> {
  const child = fork(join(import.meta.dirname, "storm-sender.ts"), {
    execArgv: ["--disable-warning=ExperimentalWarning"],
  });
  return new Promise((done, fail) => {
    child.once("message", (report) => done(report as StormReport)); // what the sender sends, once
    child.once("error", fail);
    child.once("exit", (code) => fail(new Error(`the sender ended with ${code}`)));
    child.send(order);
  });
}

/** Loads the signed-in page of each site again and again; how long each took, sorted. */
async function pageTimes(visitor: Visitor, forMs: number): Promise<Record<SiteName, number[]>> {
  const times: Record<SiteName, number[]> = { identity: [], wholesale: [], retail: [] };
  const untilMs = performance.now() + forMs;
  await Promise.all(
    everySite.map(async (site) => {
      while (performance.now() < untilMs) {
        const startedAt = performance.now();
        const visit = await visitor.get(sites[site] + signedInPages[site]);
        times[site].push(performance.now() - startedAt);
        expect(`${visit.status} ${visit.url.pathname}`).toBe(`200 ${signedInPages[site]}`);
        expect(visit.body).toContain("/logout");
        await sleep(50);
      }
      times[site].sort((a, b) => a - b);
    }),
  );
  return times;
}

/** Somebody with the right password, who waits as long as she is told and tries again. @returns how many tries it took */
async function keepTrying(person: FreshPerson, forMs: number): Promise<string> {
  const visitor = new Visitor();
  const { url } = await visitor.get(`${sites.retail}/login?next=/api/session`);
  const untilMs = performance.now() + forMs;
  for (let tries = 1; performance.now() < untilMs; tries += 1) {
    const fields = { identifier: person.name, password: person.password };
    const visit = await visitor.post(`${url.origin}${url.pathname}/submit`, fields);
    if (visit.url.href === `${sites.retail}/api/session`) return String(tries);
    await sleep(Number(visit.hops[0]?.answer.headers["retry-after"] ?? 1) * 1_000);
  }
  return "all its";
}

/** In a browser: the page says when to try again, in her language, and keeps what she typed but for the password. */
async function seeRefusal(page: Page, person: FreshPerson): Promise<void> {
  await expect(async () => {
    await page.locator("[name=identifier]").fill(person.name);
    await page.locator("[name=password]").fill("not the one that she uses");
    const answer = page.waitForResponse((response) => response.url().endsWith("/submit"));
    await page.locator("[name=password]").press("Enter");
    expect((await answer).status()).toBe(429);
  }).toPass({ timeout: 20_000 });
  await expect(alertOf(page, shared.refusal.code.busy.split("{wait}")[0] ?? "")).toBeVisible();
  await expect(page.locator("[name=identifier]")).toHaveValue(person.name);
  await expect(page.locator("[name=password]")).toHaveValue("");
}

/** How long until a sign-in and the pages are what they are on any day. */
async function untilNormal(person: FreshPerson, honest: Visitor, patienceMs: number): Promise<number> {
  const startedAt = performance.now();
  for (;;) {
    const passedMs = performance.now() - startedAt;
    const visitor = new Visitor();
    const form = await visitor.get(`${sites.retail}/login?next=/api/session`);
    const postedAt = performance.now();
    const fields = { identifier: person.name, password: person.password };
    const visit = await visitor.post(`${form.url.origin}${form.url.pathname}/submit`, fields);
    const signInMs = performance.now() - postedAt;
    const times = Object.values(await pageTimes(honest, 1_000));
    const isIn = visit.url.href === `${sites.retail}/api/session`;
    if (isIn && signInMs < 1_500 && times.every((one) => quantile(one, 0.9) < 500))
      return Math.round(passedMs);
    if (passedMs > patienceMs) return Math.round(passedMs);
  }
}

const logFile = (site: SiteName) => join(dataDir, "logs", `${site}.log`);
const logSize = async (site: SiteName) => (await stat(logFile(site))).size;

async function linesSince(site: SiteName, mark: number): Promise<string[]> {
  return (await readFile(logFile(site))).subarray(mark).toString().split("\n");
}

/** How long the identity site took for each 429, in ms by its own clock, sorted. */
async function refusalsAtServer(mark: number): Promise<number[]> {
  const times = (await linesSince("identity", mark)).flatMap((line) => {
    const ms =
      line.includes("/submit") && line.includes('"status":429') ? /"ms":(\d+)/.exec(line)?.[1] : undefined;
    return ms === undefined ? [] : [Number(ms)];
  });
  return times.sort((a, b) => a - b);
}

async function serverErrors(site: SiteName, mark: number): Promise<string[]> {
  return (await linesSince(site, mark))
    .filter((line) => /"status":5\d\d|"level":[56]0/.test(line))
    .slice(0, 5);
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function spread(sorted: readonly number[]): string {
  return [0.5, 0.95, 0.99, 1]
    .map((share) => `p${share * 100} ${Math.round(quantile(sorted, share))}`)
    .join(" ");
}
