import { createHash, createPublicKey, verify } from "node:crypto";
import claimWords from "@hutong/site/messages/zh-CN.json" with { type: "json" };
import { alertOf, expect, freshPerson, signInAt, sites, sql, test } from "@hutong/testing/e2e";
import type { Page } from "@playwright/test";
import { SDJwtVcInstance } from "@sd-jwt/sd-jwt-vc";
import chinese from "../messages/zh-CN.json" with { type: "json" };

const { identity } = sites;
const words = chinese.account.passport;
const verifyWords = chinese.verify;
const { name } = claimWords.claim;

/** A person with a shop whose figures were computed. */
async function shopkeeper() {
  const person = await freshPerson();
  const [account] = await sql<{ id: string }>("select id from accounts where user_id = $1", [person.userId]);
  const accountId = account?.id ?? "";
  await sql(
    `insert into shops (account_id, kind, name, opened_at) values ($1, 'shop', '西西的衣橱', '2019-03-01')
      on conflict do nothing`,
    [accountId],
  );
  // What happened in its trade: the chore computes the figures from it.
  await sql(
    `insert into reputation_facts (account_id, event_id, kind, at, amount, score)
      values ($1, gen_random_uuid(), 'before', '2019-03-01', 20400, 9876),
        ($1, gen_random_uuid(), 'dispute_opened', now() - interval '9 days', null, null)`,
    [accountId],
  );
  await sql(
    `insert into reputation_facts (account_id, event_id, kind, at, amount, party_id, category)
      select $1, gen_random_uuid(), 'sale', now() - interval '10 days', 12900, gen_random_uuid(), 'dresses'
      from generate_series(1, 40)`,
    [accountId],
  );
  await sql("insert into reputation_arrivals (id, account_id) values (gen_random_uuid(), $1)", [accountId]);
  const isComputed = async () =>
    (await sql("select 1 from shop_claims where account_id = $1 and claim = 'dispute_rate'", [accountId]))
      .length;
  await expect.poll(isComputed, { timeout: 30_000 }).toBe(1);
  return { ...person, accountId };
}

async function verdictOn(page: Page, compact: string): Promise<string | null> {
  await page.goto(`${identity}/verify`);
  await page.locator("[name=compact]").fill(compact);
  await page.getByRole("button", { name: verifyWords.submit }).click();
  await expect(page.locator("[data-verdict]")).toBeVisible();
  return page.locator("[data-verdict]").getAttribute("data-verdict");
}

/** What a verifier elsewhere does: our published keys, our status list, a stock library. */
async function verifiedElsewhere(page: Page, compact: string) {
  const get = (path: string) =>
    page.evaluate(async (address) => (await fetch(address)).text(), path.replace(identity, ""));
  const issuer = JSON.parse(await get("/.well-known/jwt-vc-issuer")) as { issuer: string; jwks_uri: string };
  const { keys } = JSON.parse(await get(issuer.jwks_uri)) as {
    keys: (JsonWebKey & { kid: string; alg: string })[];
  };
  const isSigned = (data: string, signature: string) => {
    const { kid } = JSON.parse(Buffer.from(data.split(".")[0] ?? "", "base64url").toString());
    const key = keys.find((one) => one.kid === kid);
    return (
      key !== undefined &&
      verify(
        "sha256",
        Buffer.from(data),
        { key: createPublicKey({ key: key as never, format: "jwk" }), dsaEncoding: "ieee-p1363" },
        Buffer.from(signature, "base64url"),
      )
    );
  };
  const stock = new SDJwtVcInstance({
    hasher: (data, alg) =>
      createHash(alg.replace("-", ""))
        .update(typeof data === "string" ? data : new Uint8Array(data))
        .digest(),
    verifier: isSigned,
    statusListFetcher: get,
  });
  const { payload } = await stock.verify(compact);
  expect(payload.iss).toBe(issuer.issuer);
  const type = JSON.parse(await get(payload.vct));
  expect(type.vct).toBe(payload.vct);
  return payload as unknown as Record<string, unknown>;
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("the passport is taken, cut down, verified by anybody, withdrawn", async ({ page, browser }) => {
      const { name: loginName } = await shopkeeper();
      await signInAt(page, "identity", loginName, "/account/passport");
      await page.getByRole("button", { name: words.submit }).click();
      await expect(page.locator("[data-credential]")).toBeVisible();
      const whole = await page.locator("[name=issued]").inputValue();
      expect(whole).toMatch(/^eyJ.*~$/);

      await page.goto(`${identity}/account/passport/present`);
      await page.locator("[name=compact]").fill(whole);
      await page.getByRole("checkbox", { name: name.level }).check();
      await page.getByRole("button", { name: words.cut }).click();
      await expect(page.locator("[data-credential]")).toContainText(name.level);
      const shown = await page.locator("[name=issued]").inputValue();

      const elsewhere = await browser.newContext({ locale: "zh-CN" });
      const reader = await elsewhere.newPage();
      expect(await verdictOn(reader, shown)).toBe("good");
      const verdict = reader.locator("[data-verdict]");
      await expect(verdict).toContainText("2 皇冠 · 20,400");
      await expect(verdict).not.toContainText(name.dispute_rate);
      expect(await verdictOn(reader, shown.replace(/\.[\w-]{4}/, ".AAAA"))).not.toBe("good");
      const payload = await verifiedElsewhere(reader, shown);
      expect(payload.level).toMatchObject({ value: { points: 20_400 } });
      expect(payload).not.toHaveProperty("dispute_rate");

      await page.goto(`${identity}/account/passport`);
      await page.getByRole("main").getByRole("button", { name: "收回" }).click();
      await expect(page.getByText(words.done)).toBeVisible();
      expect(await verdictOn(reader, shown)).toBe("withdrawn");
      await elsewhere.close();
    });
  });
}

test("nothing chosen and nothing pasted are refused with what to do; what was pasted stays", async ({
  page,
}) => {
  const { name: loginName } = await shopkeeper();
  await signInAt(page, "identity", loginName, "/account/passport");
  for (const box of await page.getByRole("checkbox").all()) await box.uncheck();
  await page.getByRole("button", { name: words.submit }).click();
  await expect(alertOf(page, chinese.refusal.field.credential_claims_empty)).toBeVisible();
  await page.goto(`${identity}/verify`);
  await page.getByRole("button", { name: verifyWords.submit }).click();
  await expect(page.locator("#compact-error")).toContainText(chinese.refusal.field.credential_empty);
  await page.locator("[name=compact]").fill("eyJ.half");
  await page.getByRole("button", { name: verifyWords.submit }).click();
  await expect(page.locator("#compact-error")).toContainText(chinese.refusal.field.credential_unreadable);
  await expect(page.locator("[name=compact]")).toHaveValue("eyJ.half");
});

test("SECURITY 20: after ten minutes the taking asks who it is", async ({ page }) => {
  const { name: loginName, userId } = await shopkeeper();
  await signInAt(page, "identity", loginName, "/account/passport");
  await sql("update sign_on_sessions set signed_in_at = now() - interval '11 minutes' where user_id = $1", [
    userId,
  ]);
  await page.getByRole("button", { name: words.submit }).click();
  await expect(alertOf(page, claimWords.refusal.code.reauthenticate)).toBeVisible();
});

test("without a shop there is nothing to take, and the page says so", async ({ page }) => {
  const person = await freshPerson();
  await signInAt(page, "identity", person.name, "/account/passport");
  await expect(page.getByText(words.noShopTitle)).toBeVisible();
});
