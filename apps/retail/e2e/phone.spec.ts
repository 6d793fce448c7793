import {
  accountMenu,
  expect,
  expectNoSidewaysScroll,
  expectSignedOut,
  freshPerson,
  sites,
  test,
} from "@hutong/testing/e2e";
import type { Locator } from "@playwright/test";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

/** Fails if a finger cannot hit it well: 44 px each way, within the screen (WCAG 2.5.5). */
async function expectRoomy(target: Locator): Promise<void> {
  await expect(target).toBeInViewport();
  const box = await target.boundingBox();
  expect(Math.round(box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  expect(Math.round(box?.width ?? 0)).toBeGreaterThanOrEqual(44);
}

test("on a phone, by touch: in, across the doors, the menu, out", async ({ page }) => {
  const person = await freshPerson();
  await page.goto(`${sites.retail}/shops`);
  await expectNoSidewaysScroll(page);
  const signIn = page.getByRole("banner").locator("a[href='/login']");
  await expectRoomy(signIn);
  await signIn.tap();

  await page.locator("[name=identifier]").tap();
  await page.keyboard.type(person.name);
  await page.locator("[name=password]").tap();
  await page.keyboard.type(person.password);
  const send = page.locator("main form button[type=submit]");
  await send.scrollIntoViewIfNeeded();
  await expectRoomy(send);
  await expectNoSidewaysScroll(page);
  await send.tap();
  await page.waitForURL(`${sites.retail}/`);
  await expectNoSidewaysScroll(page);

  const door = page.getByRole("banner").locator(`nav a[href^="${sites.wholesale}/login"]`);
  await expectRoomy(door);
  await door.tap();
  await page.waitForURL(`${sites.wholesale}/`);
  await expectNoSidewaysScroll(page);

  const menu = accountMenu(page);
  await expectRoomy(menu.locator("summary"));
  await menu.locator("summary").tap();
  await expect(menu).toContainText(person.displayName);
  await expect(menu.locator("button[name=locale][value=en]")).toBeVisible();
  await menu.locator(`a[href^="${sites.identity}/login?next=%2Faccount%2Fsessions"]`).tap();
  await page.waitForURL(`${sites.identity}/account/sessions`);
  await expectNoSidewaysScroll(page);

  await menu.locator("summary").tap();
  const out = menu.locator("form[action='/logout'] button");
  await expectRoomy(out);
  await out.tap();
  await expect(menu).toHaveCount(0);
  for (const site of ["retail", "wholesale", "identity"] as const) await expectSignedOut(page, site);
});
