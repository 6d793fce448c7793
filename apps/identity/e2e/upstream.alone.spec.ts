import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import {
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  fillSignIn,
  freshName,
  freshPerson,
  newestCode,
  operate,
  sessionAt,
  signInAt,
  sites,
  sql,
  test,
} from "@hutong/testing/e2e";
import type { Page } from "@playwright/test";
import zh from "../messages/zh-CN.json" with { type: "json" };

/*
 * Another Hutong world, with names and a database of its own, is the provider that people come from. Cookies ignore
 * ports, so its hosts are others than ours.
 */

const hutong = resolve(import.meta.dirname, "../../../packages/cli/bin/hutong.mjs");
const buttonName = "另一家互通";
const { upstream, account, linking, signIn } = zh;
const named = (text: string) => text.replaceAll("{name}", buttonName);
const withOther = named(signIn.upstream.with);

interface OtherWorld {
  readonly env: NodeJS.ProcessEnv;
  readonly child: ChildProcess;
  readonly dir: string;
}

test.describe("another Hutong as the provider", () => {
  test.describe.configure({ mode: "serial", timeout: 180_000 });
  let other: OtherWorld;

  test.beforeAll(async () => {
    test.setTimeout(300_000);
    other = await startOther();
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [
        ...[
          hutong,
          "client",
          "create",
          "--name",
          "互通",
          "--redirect-uri",
          `${sites.identity}/upstream/callback`,
        ],
        ...["--require-consent", "false", "--json"],
      ],
      { env: other.env },
    );
    const { issuer, clientId, clientSecret } = JSON.parse(stdout);
    await operate(
      ...[
        "upstream",
        "add",
        "other",
        "--issuer",
        issuer,
        "--client-id",
        clientId,
        "--client-secret",
        clientSecret,
      ],
      ...["--name-zh", buttonName, "--name-en", "The other Hutong"],
    );
  });
  test.afterAll(async () => {
    await operate("upstream", "disable", "other");
    const ended = new Promise((done) => other.child.once("exit", done));
    other.child.kill("SIGTERM");
    await ended;
    await rm(other.dir, { recursive: true, force: true });
  });

  test("is linked by the password of the ID she has, opens it from then on, confirms it, and is removed", async ({
    page,
  }) => {
    const her = await freshPerson();
    await goTo(page, "chen");
    await expect(page.getByRole("heading", { level: 1, name: upstream.newcomer.title })).toBeVisible();
    await expectAccessible(page);
    await page.locator("[name=identifier]").fill(her.name);
    await page.locator("[name=password]").fill("not the one that she uses");
    await page.getByRole("button", { name: upstream.newcomer.linkSubmit }).click();
    await expect(page.locator("[name=identifier]")).toHaveValue(her.name);
    await page.locator("[name=password]").fill(her.password);
    await page.getByRole("button", { name: upstream.newcomer.linkSubmit }).click();
    await page.waitForURL(`${sites.retail}/api/session`);
    expect((await sessionAt(page, "retail")).user?.id).toBe(her.userId);

    // A browser that is signed in there is signed in here without a form, and without a password.
    await page.context().clearCookies({ domain: /(^|\.)(id|retail|wholesale)\.localhost$/ });
    await page.goto(`${sites.retail}/login?next=/api/session`);
    await page.getByRole("link", { name: withOther }).click();
    await page.waitForURL(`${sites.retail}/api/session`);
    expect((await sessionAt(page, "retail")).user?.id).toBe(her.userId);

    // The provider asks her anew where a fresh proof is needed.
    await page.goto(`${sites.identity}/login?next=/account`);
    await page.waitForURL(`${sites.identity}/account`);
    await page.goto(`${sites.identity}/login?next=/account/security&confirm=1`);
    await page.getByRole("link", { name: withOther }).click();
    await fillSignIn(page, "chen");
    await page.waitForURL(`${sites.identity}/account/security`);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.getByRole("link", { name: named(account.security.ways.removeNamed) }).click();
    await page.getByRole("button", { name: named(upstream.remove.submit) }).click();
    await expect(page.getByText(account.security.ways.removed)).toBeVisible();

    // Added again from inside, after a look at what comes.
    await page.getByRole("link", { name: named(account.security.ways.add) }).click();
    await expect(page.getByRole("heading", { level: 1, name: named(upstream.add.titleOf) })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: named(upstream.add.submit) }).click();
    await expect(page.getByText(account.security.ways.added)).toBeVisible();

    // It opens her ID: somebody signed in with another one of hers may link the two, once the provider has asked her anew.
    const otherId = await freshPerson({ realm: "wholesale" });
    await page.context().clearCookies({ domain: /(^|\.)(id|retail|wholesale)\.localhost$/ });
    await signInAt(page, "identity", otherId.name, "/account/security");
    await page.getByRole("link", { name: named(account.security.ways.add) }).click();
    await expect(page.getByText(named(upstream.add.takenTitle))).toBeVisible();
    await page.getByRole("link", { name: named(upstream.add.proveAnew) }).click();
    await fillSignIn(page, "chen");
    await expect(page.getByRole("radio")).toHaveCount(1);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.getByRole("button", { name: upstream.add.prove }).click();
    await page.waitForURL(/\/account\/ids\/link\/.+/);
    await page.getByRole("button", { name: linking.preview.confirm }).click();
    await page.waitForURL(/done=link/);
    const [mine] = await sql<{ count: string }>("select count(*) from accounts where user_id = $1", [
      otherId.userId,
    ]);
    expect(mine?.count).toBe("2");
  });

  test("opens an ID without a password, without a script; the only way in does not go", async ({
    browser,
  }) => {
    const context = await browser.newContext({ locale: "zh-CN", javaScriptEnabled: false });
    const page = await context.newPage();
    const email = `${freshName("new")}@example.com`;
    await goTo(page, "min-deals");
    await page.locator("[name=contact]").fill(email);
    await page.getByRole("button", { name: upstream.newcomer.openSubmit }).click();
    await page.locator("[name=code]").fill(await newestCode(email));
    await page.locator("[name=code]").press("Enter");
    await page.waitForURL(`${sites.retail}/api/session`);
    await page.goto(`${sites.identity}/login?next=/account/security`);
    await page.getByRole("link", { name: named(account.security.ways.removeNamed) }).click();
    await expect(page.getByText(upstream.remove.onlyTitle)).toBeVisible();
    await context.close();
  });

  test("a way back that nobody set out for, and a provider that is not there, lead to a page with a way on", async ({
    page,
  }) => {
    await page.goto(`${sites.identity}/upstream/callback?code=x&state=y`);
    await expect(page.getByRole("heading", { level: 1, name: upstream.problem.stale.title })).toBeVisible();
    await expectAccessible(page);
    await page.goto(`${sites.retail}/login?next=/api/session`);
    await page.goto(`${page.url().split("?")[0]}/upstream/none`);
    await expect(page.getByRole("heading", { level: 1, name: upstream.problem.gone.title })).toBeVisible();
    await page.getByRole("link", { name: upstream.problem.toSignIn }).click();
    await expect(page.locator("[name=identifier]")).toBeVisible();
    await page.goto(`${sites.identity}${new URL(page.url()).pathname}/newcomer/${crypto.randomUUID()}`);
    await expect(page.getByRole("heading", { level: 1, name: signIn.expired.title })).toBeVisible();
  });

  test("an operator sees it in the console, changes it, takes it away and puts it back; support reads", async ({
    page,
    browser,
  }) => {
    const words = zh.admin.upstreams;
    const admin = await freshPerson({ adminRole: "operator" });
    await signInAt(page, "identity", admin.name, "/admin/upstreams");
    await expectAccessible(page);
    await page.getByRole("link", { name: words.new.open }).click();
    await page.locator("[name=slug]").fill("bad");
    await page.locator("[name=issuer]").fill("https://10.0.0.1");
    await page.locator("[name=clientId]").fill("x");
    await page.locator("[name=nameZh]").fill("坏");
    await page.locator("[name=nameEn]").fill("Bad");
    await page.locator("[name=reason]").fill("先试一试");
    await page.getByRole("button", { name: words.new.submit }).click();
    await expect(page.getByText(zh.refusal.field.upstream_unreachable).first()).toBeVisible();
    await expect(page.locator("[name=issuer]")).toHaveValue("https://10.0.0.1");
    await expectAccessible(page);
    await page.goto(`${sites.identity}/admin/upstreams/other`);
    await page.locator("[name=position]").fill("5");
    await page.locator("[name=reason]").first().fill("排到后面");
    await page.getByRole("button", { name: words.settings.submit }).click();
    await expect(page.getByText(words.settings.done)).toBeVisible();
    await page.locator("#state-reason").fill("对方停机维护");
    await page.getByRole("button", { name: words.disable.submit }).click();
    await expect(page.getByRole("button", { name: words.enable.submit })).toBeVisible();
    await page.locator("#state-reason").fill("对方已经恢复");
    await page.getByRole("button", { name: words.enable.submit }).click();
    await expect(page.getByRole("button", { name: words.disable.submit })).toBeVisible();
    const support = await freshPerson({ adminRole: "support" });
    const theirs = await browser.newPage({ locale: "zh-CN" });
    await signInAt(theirs, "identity", support.name, "/admin/upstreams/other");
    await expect(theirs.getByText(words.secretKept)).toBeVisible();
    await expect(theirs.getByRole("button", { name: words.disable.submit })).toHaveCount(0);
    await theirs.close();
  });

  /** From a door of ours to the provider, signed in there as one of its demo people, and back. */
  async function goTo(page: Page, name: string): Promise<void> {
    await page.goto(`${sites.retail}/login?next=/api/session`);
    await page.getByRole("link", { name: withOther }).click();
    await page.waitForURL((url) => url.hostname === "id2.localhost");
    await fillSignIn(page, name);
    await page.waitForURL((url) => url.origin === sites.identity && url.pathname.includes("/newcomer/"));
  }
});

async function startOther(): Promise<OtherWorld> {
  const dir = await mkdtemp(join(tmpdir(), "hutong-other-"));
  const [identity, wholesale, retail, database] = await Promise.all([1, 2, 3, 4].map(freePort));
  const own = {
    HUTONG_DATA_DIR: dir,
    HUTONG_IDENTITY_PORT: String(identity),
    HUTONG_WHOLESALE_PORT: String(wholesale),
    HUTONG_RETAIL_PORT: String(retail),
    HUTONG_DB_PORT: String(database),
    HUTONG_IDENTITY_ORIGIN: `http://id2.localhost:${identity}`,
    HUTONG_WHOLESALE_ORIGIN: `http://wholesale2.localhost:${wholesale}`,
    HUTONG_RETAIL_ORIGIN: `http://retail2.localhost:${retail}`,
  };
  const { PATH = "", HOME = dir } = process.env;
  const env: NodeJS.ProcessEnv = { NODE_ENV: "production", PATH, HOME, ...own };
  const child = spawn(process.execPath, [hutong, "start"], { env, stdio: ["ignore", "pipe", "inherit"] });
  await new Promise<void>((done, fail) => {
    let said = "";
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      if (said.includes("Hutong is ready")) done();
    });
    child.once("exit", (code) => fail(new Error(`the other world ended with ${code}: ${said}`)));
  });
  return { env, child, dir };
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });
}
