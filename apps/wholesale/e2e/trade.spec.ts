import claimWords from "@hutong/site/messages/zh-CN.json" with { type: "json" };
import { expect, freshName, signInAt, sites, sql, test } from "@hutong/testing/e2e";
import type { Page } from "@playwright/test";
import words from "../messages/zh-CN.json" with { type: "json" };

const { inquiry, passport, service } = words;
const { name: claimName } = claimWords.claim;
const { wholesale } = sites;

interface KeptConsent {
  readonly account_id: string;
  readonly claim: string;
  readonly audience: string;
  readonly until: Date | null;
}

/** What the accounts of a demo person show; others use her too, so that it is put back at the end. */
const ofXixi =
  "account_id in (select id from accounts where user_id = (select user_id from accounts where realm = 'retail' and login_key = 'xixi'))";
let before: readonly KeptConsent[] = [];
let rule = "";

test.beforeEach(async () => {
  before = await sql<KeptConsent>(
    `select account_id, claim, audience, until from passport_consents where ${ofXixi}`,
  );
});
test.afterEach(async () => {
  await sql("delete from service_rules where name = $1", [rule]);
  await sql(`delete from passport_consents where ${ofXixi}`);
  for (const { account_id, claim, audience, until } of before)
    await sql(
      `insert into passport_consents (account_id, claim, audience, until, given_at, given_by_id)
        values ($1, $2, $3::passport_audience, $4, now(), $1)`,
      [account_id, claim, audience, until],
    );
});

async function saveChoices(page: Page): Promise<void> {
  await page.getByRole("button", { name: passport.save, exact: true }).click();
  await expect(page.getByText(passport.saved)).toBeVisible();
}

/** The card beside an inquiry. */
const cardOn = (page: Page) => page.getByRole("complementary", { name: inquiry.facts });

/** How many of his buyers a rule meets, by the dry run on his page. */
async function metBy(page: Page, rule: string): Promise<number> {
  await page.goto(`${wholesale}/service`);
  return Number(await page.getByRole("row", { name: rule }).getByRole("cell").nth(3).innerText());
}

test("the journey of the passport: xixi enters, chooses, writes to laobi, who sees exactly that and serves her by it; she withdraws, and finds his looks", async ({
  page,
  browser,
}) => {
  test.slow();
  const subject = freshName("trade");
  rule = freshName("rule");

  // Through the door from retail, without a page between.
  await signInAt(page, "retail", "xixi");
  await page.getByRole("banner").locator(`a[href^="${wholesale}/login"]`).first().click();
  await page.waitForURL(`${wholesale}/`);

  // Closed first, so that what is shown is what is chosen here and nothing else.
  await page.goto(`${wholesale}/passport?preset=closed`);
  for (const claim of ["level", "positive_rate", "dispute_rate"] as const)
    await page
      .getByRole("group", { name: new RegExp(`^${claimName[claim]}[:：]`) })
      .getByLabel(passport.audience.dealt_with)
      .check();
  await saveChoices(page);

  await page.goto(`${wholesale}/inquiries/new?supplier=laobi`);
  await page.locator("[name=subject]").fill(subject);
  await page.locator("[name=quantity]").fill("200");
  await page.locator("form [name=body]").fill("两百件，下月要。");
  await page.getByRole("button", { name: inquiry.submit }).click();
  await page.waitForURL(/\/inquiries\/[0-9a-f-]{36}$/);
  const thread = page.url();

  const laobi = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  await signInAt(laobi, "wholesale", "laobi", "/inquiries");
  await laobi.getByRole("link", { name: subject }).click();
  await expect(laobi.getByRole("heading", { level: 1 })).toContainText(subject);
  await expect(
    cardOn(laobi).locator("dl").getByRole("term").filter({ hasText: claimName.level }),
  ).toBeVisible();
  const shown = [claimName.level, claimName.positive_rate, claimName.dispute_rate];
  for (const one of shown) await expect(cardOn(laobi).locator("dt", { hasText: one })).toBeVisible();
  const withheld = cardOn(laobi).getByRole("list", { name: passport.withheld });
  const rest = Object.values(claimName).filter((one) => !shown.includes(one));
  await expect(withheld.getByRole("listitem")).toHaveText(rest);

  // He serves by it, and the dry run says how many that meets.
  await laobi.goto(`${wholesale}/service/new`);
  await laobi.locator("[name=name]").fill(rule);
  await laobi.locator("[name=level]").selectOption("10001");
  await laobi.locator("[name=dispute_rate]").fill("50");
  await laobi.locator("[name=priceList]").fill("B");
  await laobi.getByRole("button", { name: service.form.submit }).click();
  await laobi.waitForURL(/done=saved/);
  const up = laobi.getByRole("button", { name: service.upNamed.replace("{name}", rule) });
  while (await up.isEnabled()) {
    await up.click();
    await laobi.waitForLoadState();
    await laobi.goto(`${wholesale}/service`);
  }
  const met = await metBy(laobi, rule);
  expect(met, "she is among them").toBeGreaterThanOrEqual(1);

  // She is told how she is served, and why.
  await page.goto(`${wholesale}/suppliers/laobi`);
  await expect(page.getByText(`您按“${rule}”规则享受`)).toBeVisible();

  await page.goto(`${wholesale}/passport?preset=closed`);
  await saveChoices(page);
  await laobi.goto(thread);
  await expect(cardOn(laobi)).toContainText(passport.allWithheld);
  await expect(cardOn(laobi).locator("dt", { hasText: claimName.dispute_rate })).toHaveCount(0);
  expect(await metBy(laobi, rule), "and she is no longer").toBe(met - 1);
  await page.goto(`${wholesale}/suppliers/laobi`);
  await expect(page.getByText(`您按“${rule}”规则享受`)).toHaveCount(0);

  // Both looks stand in her log: what he saw, and that he then saw nothing.
  await page.goto(`${wholesale}/passport/looks`);
  const looks = page
    .getByRole("row")
    .filter({ hasText: passport.reason.inquiry })
    .filter({ hasText: "老毕" });
  await expect(looks.filter({ hasText: shown.join(claimWords.claim.separator) }).first()).toBeVisible();
  await expect(looks.filter({ hasText: passport.nothingShown }).first()).toBeVisible();

  await laobi.context().close();
});
