import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, expectNoSidewaysScroll, freshPerson, signInAt, sites, sql, test } from "@hutong/testing/e2e";
import type { Page } from "@playwright/test";

test.describe.configure({ timeout: 180_000 });

const main = (page: Page) => page.getByRole("main");
const saveButton = (page: Page) => main(page).locator("form button[type=submit]").last();

/** A photograph of the dress in a colour, as a camera brings it. */
async function photo(colour: "ink" | "sage") {
  const path = join(import.meta.dirname, `../../../packages/catalog/src/demo/pictures/dress-${colour}.webp`);
  return { name: `${colour}.webp`, mimeType: "image/webp", buffer: await readFile(path) };
}

/** A shop with a dress in three colours and four sizes, a draft. @returns the paths of its account and the dress */
async function draftDress(page: Page) {
  const owner = await freshPerson();
  await signInAt(page, "retail", owner.name, "/open-shop");
  await page.locator("[name=name]").fill("图片小店");
  await saveButton(page).click();
  await expect(page).toHaveURL(/\/goods\?done=opened$/);
  const account = new URL(page.url()).pathname.replace(/\/goods$/, "");
  await page.goto(`${sites.retail}${account}/goods/new`);
  await page.locator("[name=titleZh]").fill("三色连衣裙");
  await page.locator("[name=styleNo]").fill("D-1");
  await page.locator("[name=category]").selectOption("dresses");
  await page.locator("[name=drawing]").selectOption("dress");
  for (const colour of ["ink", "rose", "sage"]) await page.locator(`[name=colour][value=${colour}]`).check();
  await page.locator("[name=intent][value=table]").click();
  // The answer to the form fills it anew: what is ticked meanwhile would be lost.
  await expect(page.locator("[name='stock.sage.XL']")).toBeVisible();
  await page.locator("[name='attribute.material.cotton']").check();
  await page.locator("[name=allPrice]").fill("189");
  await page.locator("[name=allStock]").fill("5");
  await page.locator("[name=intent][value=fill]").click();
  await expect(page.locator("[name='stock.sage.XL']")).toHaveValue("5");
  await saveButton(page).click();
  await expect(page).toHaveURL(/\?done=saved$/);
  const listing = new URL(page.url()).pathname;
  return { account, listing, listingId: listing.split("/").at(-1) ?? "" };
}

/** Brings a photograph of a colour. */
async function bring(page: Page, colour: string, files: Awaited<ReturnType<typeof photo>>[]) {
  await page.locator("[name=files]").setInputFiles(files);
  await page.locator("[name=newColour]").selectOption(colour);
  await saveButton(page).click();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a seller brings two pictures, and a buyer sees that of her colour, large too", async ({
      page,
      browser,
    }) => {
      const { listing, listingId } = await draftDress(page);
      await page.goto(`${sites.retail}${listing}/pictures`);
      await bring(page, "ink", [await photo("ink")]);
      await expect(page).toHaveURL(/\?done=saved$/);
      // One of two is no picture: the good one is kept, the words too.
      await page.locator("[name^=altZh]").fill("正面");
      const broken = { name: "broken.png", mimeType: "image/png", buffer: Buffer.from("no picture") };
      await bring(page, "sage", [await photo("sage"), broken]);
      await expect(main(page).getByRole("alert")).toContainText("broken.png");
      await expect(page.locator("[name=picture]")).toHaveCount(2);
      await expect(page.locator("[name^=altZh]").first()).toHaveValue("正面");
      await page.locator("button[name=move][value$=main]").click();
      const stored = () =>
        sql<{ id: string; colour: string }>(
          "select id::text, colour from listing_pictures where listing_id = $1::uuid order by place",
          [listingId],
        );
      // The address says "saved" since the first picture.
      await expect.poll(async () => (await stored()).map(({ colour }) => colour)).toEqual(["sage", "ink"]);
      const rows = await stored();

      const buyer = await (await browser.newContext({ javaScriptEnabled })).newPage();
      const file = `${sites.retail}/pictures/goods/${rows[0]?.id}/800`;
      // Nothing comes with the 404: the browser calls that a failure.
      const [refused] = await Promise.all([
        buyer.waitForResponse(file),
        buyer.goto(file).catch(() => undefined),
      ]);
      expect(refused.status()).toBe(404);
      expect((await page.goto(file))?.headers()["cache-control"]).toBe("private, no-store");
      await page.goto(`${sites.retail}${listing}`);
      await page.locator("[name=to][value=published] ~ button").click();
      await expect(page).toHaveURL(/\?done=shown$/);
      const shown = await buyer.goto(file);
      expect(shown?.status()).toBe(200);
      expect(shown?.headers()["cache-control"]).toBe("public, max-age=31536000, immutable");
      expect(shown?.headers()["content-security-policy"]).toBe(
        "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      );

      await buyer.setViewportSize({ width: 390, height: 844 });
      await buyer.goto(`${sites.retail}/goods/${listingId}?colour=sage`);
      const large = buyer.locator(`a[href$="/${rows[0]?.id}/1600"]`);
      await expect(large).toBeVisible();
      await buyer.locator("a[href*='colour=ink']").first().click();
      const ink = buyer.locator(`a[href$="/${rows[1]?.id}/1600"]`);
      await expect(ink).toBeVisible();
      await expect(ink.getByRole("img")).toHaveAttribute("alt", "正面");
      await expectNoSidewaysScroll(buyer);
      if (!javaScriptEnabled) return;
      await ink.focus();
      await buyer.keyboard.press("Enter");
      const dialog = buyer.getByRole("dialog");
      await expect(dialog.getByRole("img")).toHaveAttribute("src", /\/1600$/);
      await dialog.locator("button[aria-pressed]").click();
      await expect(dialog.locator("button[aria-pressed]")).toHaveAttribute("aria-pressed", "true");
      await buyer.keyboard.press("Escape");
      await expect(dialog).toHaveCount(0);
      await expect(ink).toBeFocused();
    });

    test("a file of goods is exported, changed, looked at and applied", async ({ page }) => {
      const { account, listingId } = await draftDress(page);
      await page.goto(`${sites.retail}${account}/goods`);
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.locator("a[href$='goods/export']").click(),
      ]);
      const text = await readFile(await download.path(), "utf8");
      expect(text.split("\r\n")).toHaveLength(14);
      const look = async (content: string) => {
        await page.goto(`${sites.retail}${account}/goods/sheet`);
        await page
          .locator("[name=file]")
          .setInputFiles({ name: "goods.csv", mimeType: "text/csv", buffer: Buffer.from(content) });
        await saveButton(page).click();
        await expect(page).toHaveURL(/goods\/sheet\/[\w-]+$/);
      };
      await look(text);
      await expect(main(page).locator("form button[type=submit]")).toHaveCount(0);
      await look(text.replace("189.00", "x"));
      await expect(main(page).getByRole("cell", { name: "2", exact: true }).first()).toBeVisible();
      await look(text.replace("189.00", "150.00"));
      const prices = () =>
        sql<{ fen: string }>(
          "select distinct price_fen::text as fen from skus where listing_id = $1::uuid order by 1",
          [listingId],
        );
      expect(await prices()).toEqual([{ fen: "18900" }]);
      await saveButton(page).click();
      await expect(main(page).locator("form")).toHaveCount(0);
      expect(await prices()).toEqual([{ fen: "15000" }, { fen: "18900" }]);
    });
  });
}
