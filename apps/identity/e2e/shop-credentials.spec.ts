import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import claimEnglish from "@hutong/site/messages/en.json" with { type: "json" };
import claimChinese from "@hutong/site/messages/zh-CN.json" with { type: "json" };
import {
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  freshName,
  freshPerson,
  freshShop,
  freshSite,
  signInAt,
  sites,
  sql,
  test,
} from "@hutong/testing/e2e";
import type { Page } from "@playwright/test";
import * as client from "openid-client";
import english from "../messages/en.json" with { type: "json" };
import chinese from "../messages/zh-CN.json" with { type: "json" };
import { fetchIdentity } from "./stock-site.ts";

const asked = {
  userinfo: { level: { essential: true }, positive_rate: null, turnover_band: null },
};

interface Site {
  readonly name: string;
  readonly redirectUri: string;
  readonly config: client.Configuration;
}

/** A site of others that an operator let ask, as its stock library sees us; its callback answers. */
async function joinedSite(name: string): Promise<Site> {
  const server = createServer((_req, res) => res.end("back at the site")).listen(0, "127.0.0.1");
  await once(server, "listening");
  servers.push(server);
  const { port } = server.address() as AddressInfo; // listens on TCP
  const redirectUri = `http://books.localhost:${port}/callback`;
  const { clientId, clientSecret } = await freshSite({
    name,
    redirectUris: [redirectUri],
    shopCredentials: true,
  });
  const config = await client.discovery(new URL(sites.identity), clientId, clientSecret, undefined, {
    [client.customFetch]: fetchIdentity,
    execute: [client.allowInsecureRequests],
  });
  return { name, redirectUri, config };
}

const servers: Server[] = [];
test.afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** Begins a sign-in at the site by a browser. @returns what, once it led back, reads what the site is told */
async function begin(page: Page, { config, redirectUri }: Site) {
  const pkceCodeVerifier = client.randomPKCECodeVerifier();
  const expectedState = client.randomState();
  const start = client.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: "openid shop_credentials",
    claims: JSON.stringify(asked),
    state: expectedState,
    code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: "S256",
  });
  await page.goto(start.href);
  return async () => {
    await expect(page.getByText("back at the site")).toBeVisible();
    const tokens = await client.authorizationCodeGrant(config, new URL(page.url()), {
      pkceCodeVerifier,
      expectedState,
    });
    return () => client.fetchUserInfo(config, tokens.access_token, client.skipSubjectCheck);
  };
}

async function shopkeeper(shopName: string) {
  const person = await freshPerson();
  const accountId = await freshShop(person.userId, shopName);
  return { ...person, accountId };
}

/** Another shop of the same person. */
async function secondShop(userId: string, shopName: string): Promise<void> {
  const other = await shopkeeper(shopName);
  await sql(
    `with moved as (update accounts set user_id = $1 where id = $2)
      update links set user_id = $1 where open_account_id = $2`,
    [userId, other.accountId],
  );
}

async function signIn(page: Page, { name, password }: { name: string; password: string }): Promise<void> {
  await page.locator("[name=identifier]").fill(name);
  await page.locator("[name=password]").fill(password);
  await page.locator("[name=password]").press("Enter");
  await page.waitForURL(/\/consent$/);
}

const languages = {
  "zh-CN": { words: chinese, claim: claimChinese.claim.name },
  "en-US": { words: english, claim: claimEnglish.claim.name },
} as const;

for (const [locale, { words, claim }] of Object.entries(languages)) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("SECURITY 23: she is asked claim by claim, the site learns what she ticked, and no longer what she takes back", async ({
      page,
    }) => {
      test.slow();
      const [owner, site] = await Promise.all([shopkeeper("巷口小店"), joinedSite(freshName("books"))]);
      const back = await begin(page, site);
      await signIn(page, owner);
      const shop = page.getByRole("group", {
        name: words.consent.shop.titleOf.replace("{shop}", "巷口小店"),
      });
      await expect(shop.getByRole("checkbox")).toHaveCount(3);
      await expect(shop.getByRole("checkbox", { checked: true })).toHaveCount(0);
      await expect(shop).toContainText(words.consent.shop.essential.replace("{site}", site.name));
      await expectAccessible(page);
      await page.setViewportSize({ width: 390, height: 844 });
      await expectNoSidewaysScroll(page);
      await page.setViewportSize({ width: 1280, height: 800 });
      await shop.getByLabel(claim.level).check();
      await shop.getByLabel(claim.turnover_band).check();
      await page.getByRole("button", { name: words.consent.allow }).click();
      const info = await back();
      expect(await info()).toMatchObject({
        shop: { name: "巷口小店", realm: "retail", login_name: owner.name },
        level: { value: { points: 12_345 }, facts: 128 },
        turnover_band: { value: { band: 5, trend: "up" } },
      });
      expect(await info()).not.toHaveProperty("positive_rate");

      await page.goto(`${sites.identity}/login?next=/account/consents`);
      const card = page.getByRole("group").filter({ hasText: words.account.consents.shopTitle });
      await expect(card.getByRole("checkbox", { checked: true })).toHaveCount(2);
      await expectAccessible(page);
      await card.getByLabel(claim.level).uncheck();
      await page
        .getByRole("button", { name: words.account.consents.keepNamed.replace("{site}", site.name) })
        .click();
      await expect(page.getByText(words.account.consents.kept)).toBeVisible();
      await expect(card.getByRole("checkbox")).toHaveCount(1);
      const after = await info();
      expect(after).toHaveProperty("turnover_band");
      expect(after).not.toHaveProperty("level");

      await page.goto(`${sites.wholesale}/login?next=/passport/looks`);
      const looks = page.getByRole("row").filter({ hasText: site.name });
      await expect(looks).toHaveCount(2);
      await expect(looks.nth(0).getByRole("cell", { name: claim.turnover_band, exact: true })).toBeVisible();
      await expect(looks.nth(1).getByRole("cell", { name: claim.positive_rate, exact: true })).toBeVisible();
    });
  });
}

test("without JavaScript: of two shops the one she chooses; decided on, nothing is asked", async ({
  browser,
}) => {
  const [owner, site] = await Promise.all([shopkeeper("巷口小店"), joinedSite(freshName("books"))]);
  await secondShop(owner.userId, "桥头小店");
  const page = await (await browser.newContext({ locale: "zh-CN", javaScriptEnabled: false })).newPage();
  const back = await begin(page, site);
  await signIn(page, owner);
  await page.getByRole("radio", { name: /桥头小店/ }).check();
  await page.getByLabel(claimChinese.claim.name.level).check();
  await page.getByRole("button", { name: chinese.consent.allow }).click();
  expect(await (await back())()).toMatchObject({
    shop: { name: "桥头小店" },
    level: { value: { points: 12_345 } },
  });
  const again = await begin(page, site);
  expect(await (await again())(), "without a page between").toHaveProperty("level");
  await page.context().close();
});

test("who has no shop of her own is told so, and the site learns nothing of one", async ({ page }) => {
  const [person, site] = await Promise.all([freshPerson(), joinedSite(freshName("books"))]);
  const back = await begin(page, site);
  await signIn(page, person);
  await expect(page.getByText(chinese.consent.shop.none.replace("{site}", site.name))).toBeVisible();
  await expect(page.getByRole("checkbox")).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole("button", { name: chinese.consent.allow }).click();
  expect(Object.keys(await (await back())())).toEqual(["sub"]);
});

test("an operator lets a site ask, in the console: only where people are asked", async ({ page }) => {
  const { clientId } = await freshSite({
    name: freshName("books"),
    redirectUris: ["https://books.example/cb"],
  });
  const form = chinese.admin.clients.form;
  const operator = await freshPerson({ adminRole: "operator" });
  await signInAt(page, "identity", operator.name, `/admin/clients/${clientId}`);
  await page.getByLabel(form.shopCredentials).check();
  await page.getByLabel(form.requireConsent).uncheck();
  await page.getByRole("button", { name: chinese.admin.clients.settings.submit }).click();
  await expect(page.locator("#shopCredentials-error")).toContainText(
    chinese.refusal.field.client_shop_credentials_unasked,
  );
  await page.getByLabel(form.requireConsent).check();
  await page.getByRole("button", { name: chinese.admin.clients.settings.submit }).click();
  await expect(page.getByText(chinese.admin.clients.settings.done)).toBeVisible();
  await expect(page.getByLabel(form.shopCredentials)).toBeChecked();
});
